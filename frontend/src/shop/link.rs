//! What a click or a form asks for, and the few things that navigation needs of the window.

use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, FocusOptions, FormData, HtmlAnchorElement, HtmlElement,
    HtmlFormElement, MouseEvent, SubmitEvent, Url, UrlSearchParams, Window,
};

use crate::state::intent::Intent;

/// What a click or a form asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A page of the shop: path and query.
    Page(String),
    /// Something for the cart.
    Add {
        /// What.
        intents: Vec<Intent>,
        /// Whether the shopper wants to see the cart then.
        go_to_cart: bool,
    },
}

/// The link that was clicked, if it is one for the app.
pub fn of_click(event: &Event) -> Option<Target> {
    let click: &MouseEvent = event.dyn_ref()?;
    let plain = click.button() == 0
        && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key());
    if event.default_prevented() || !plain {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let elsewhere = !anchor.target().is_empty() || anchor.has_attribute("download");
    if elsewhere || !anchor.hash().is_empty() || !is_page(&anchor.origin(), &anchor.pathname()) {
        return None;
    }
    let query = UrlSearchParams::new_with_str(&anchor.search()).ok()?;
    if anchor.pathname() == "/cart" && query.has("add") {
        return Some(Target::Add {
            intents: intents(&query),
            go_to_cart: true,
        });
    }
    Some(Target::Page(anchor.pathname() + &anchor.search()))
}

/// The GET form that was sent, if it is one for the app.
pub fn of_submit(event: &Event) -> Option<Target> {
    let submit: &SubmitEvent = event.dyn_ref()?;
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    if event.default_prevented() || form.method() != "get" || !form.target().is_empty() {
        return None;
    }
    let action = Url::new(&form.action()).ok()?;
    if !is_page(&action.origin(), &action.pathname()) {
        return None;
    }
    let data = FormData::new_with_form(&form).ok()?;
    if let Some(button) = submit.submitter() {
        let name = button.get_attribute("name").unwrap_or_default();
        if !name.is_empty() {
            let value = button.get_attribute("value").unwrap_or_default();
            data.append_with_str(&name, &value).ok()?;
        }
    }
    let query = UrlSearchParams::new().ok()?;
    for pair in data.entries() {
        let pair: js_sys::Array = pair.ok()?.dyn_into().ok()?;
        let (name, value) = (pair.get(0).as_string()?, pair.get(1).as_string()?);
        // Fields left empty would only make two addresses of one page.
        if !value.is_empty() {
            query.append(&name, &value);
        }
    }
    if action.pathname() == "/cart" && query.has("add") {
        return Some(Target::Add {
            intents: intents(&query),
            go_to_cart: query.get("then").as_deref() == Some("cart"),
        });
    }
    let text = String::from(query.to_string());
    let path = action.pathname();
    Some(Target::Page(if text.is_empty() {
        path
    } else {
        format!("{path}?{text}")
    }))
}

fn intents(query: &UrlSearchParams) -> Vec<Intent> {
    let source = query.get("ref");
    query
        .get_all("add")
        .iter()
        .filter_map(|add| add.as_string())
        .map(|add| Intent::new(&add, source.clone()))
        .collect()
}

/// Whether an address is a page of this shop and not a file or an answer for programs.
fn is_page(origin: &str, path: &str) -> bool {
    let other = ["/api/", "/media/", "/w/", "/assets/", "/feeds/", "/embed/"];
    window().location().origin().as_deref() == Ok(origin)
        && !other.iter().any(|folder| path.starts_with(folder))
}

/// The path and query in the address bar.
pub fn here() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Loads a page the ordinary way.
pub fn load_document(url: &str) {
    // A browser that cannot go there stays where it is.
    let _gone = window().location().assign(url);
}

/// Loads this page the ordinary way.
pub fn reload() {
    // As above.
    let _gone = window().location().reload();
}

/// Shows or hides that a navigation is under way.
pub fn mark_busy(busy: bool) {
    if let Some(root) = document().document_element() {
        // The mark is decoration; its name is always valid.
        let _marked = root.toggle_attribute_with_force("data-navigating", busy);
    }
}

/// Reading goes on at the page's heading: after a navigation, or when what had the focus is gone.
pub fn focus_heading() {
    let document = document();
    let heading = document
        .query_selector("main h1")
        .ok()
        .flatten()
        .or_else(|| document.get_element_by_id("main"))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(heading) = heading {
        if !heading.has_attribute("tabindex") {
            heading.set_tab_index(-1);
        }
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that takes no focus leaves it where it was.
        let _focused = heading.focus_with_options(&options);
    }
}

/// The window.
pub fn window() -> Window {
    web_sys::window().expect("navigation happens in a window")
}

/// The document.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}
