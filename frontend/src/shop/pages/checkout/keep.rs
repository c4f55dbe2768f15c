//! Keeps what was typed into the order form in this tab, so that a reload does not cost it.
//! Consents are given anew each time.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement, HtmlSelectElement};

use crate::shop::form;
use crate::state::device::{self, Keep};

/// Where it is kept.
const TYPED: &str = "chorok.checkout";
/// The fields that are kept.
const FIELDS: [&str; 14] = [
    "buyer.name",
    "buyer.phone",
    "recipient.name",
    "recipient.phone",
    "recipient.address.postcode",
    "recipient.address.sido",
    "recipient.address.sigungu",
    "recipient.address.eupmyeondong",
    "recipient.address.ri",
    "recipient.address.road",
    "recipient.address.detail",
    "recipient.note",
    "note",
    "same",
];

/// Keeps the form as it is.
pub fn keep(form: &HtmlFormElement) {
    let before = typed();
    let now = |name: &&'static str| {
        let text = if field(form, name).is_some() {
            form::value(form, name)
        } else {
            // A field that is not shown now keeps what was typed into it.
            let known = before.iter().find(|(other, _)| other == name);
            known.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        (*name, text)
    };
    let typed: Vec<(&str, String)> = FIELDS.iter().map(now).collect();
    device::write(Keep::Tab, TYPED, &typed);
}

fn typed() -> Vec<(String, String)> {
    device::read(Keep::Tab, TYPED).unwrap_or_default()
}

fn field(form: &HtmlFormElement, name: &str) -> Option<Element> {
    let field = form.query_selector(&format!("[name='{name}']"));
    field.ok().flatten()
}

/// Fills empty fields with what was kept.
pub fn restore(form: &HtmlFormElement) {
    for (name, text) in typed() {
        let Some(field) = field(form, &name) else {
            continue;
        };
        if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
            if select.value() == form::NOTHING && !text.is_empty() {
                select.set_value(&text);
            }
        } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            if input.type_() == "checkbox" {
                input.set_checked(!text.is_empty());
            } else if input.value().is_empty() {
                input.set_value(&text);
            }
        }
    }
}

/// Forgets what was typed, once it became an order.
pub fn forget() {
    device::forget(Keep::Tab, TYPED);
}
