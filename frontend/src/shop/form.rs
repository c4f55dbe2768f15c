//! Reading and marking forms. Inputs are never set by the page: what was typed before the app
//! took over stays typed.

use shared::money::Won;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, HtmlFormElement};
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::hooks::use_submit::Submit;

/// The value of a choice that chooses nothing. It is marked as selected, or a list that the app
/// makes anew, from its end, would begin with its last choice.
pub const NOTHING: &str = "-";

/// What stands in a field, trimmed; empty when there is none.
pub fn value(form: &HtmlFormElement, name: &str) -> String {
    FormData::new_with_form(form)
        .ok()
        .and_then(|data| data.get(name).as_string())
        .map(|text| text.trim().to_owned())
        .filter(|text| text != NOTHING)
        .unwrap_or_default()
}

/// The classes of a field.
pub fn field_class(invalid: bool) -> Classes {
    classes!("field", invalid.then_some("field--invalid"))
}

/// The words for a field that is not right; its input names them by this id.
pub fn error(id: &str, text: Option<String>) -> Html {
    match text {
        None => Html::default(),
        Some(text) => html! {
            <p class="field__error" id={id.to_owned()} role="alert">
                { Icon::ALERT.small() }
                { text }
            </p>
        },
    }
}

/// The `aria-busy` of a button.
pub fn busy(submit: &Submit) -> Option<&'static str> {
    submit.is_busy().then_some("true")
}

/// Moves to the first field that is not right.
pub fn focus_first_invalid(form: &HtmlFormElement) {
    let id = form.id();
    let inside = form.query_selector("[aria-invalid=true]").ok().flatten();
    let invalid = inside.or_else(|| {
        let document = form.owner_document()?;
        let outside = format!("[aria-invalid=true][form={id}]");
        document.query_selector(&outside).ok().flatten()
    });
    if let Some(field) = invalid.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Without the focus the words are still there.
        let _focused = field.focus();
    }
}

/// What a balance check says.
pub fn loaded_text(left: Won) -> String {
    format!("{left}을 불러왔어요")
}
