//! The 가 button: larger text for this device, remembered. A line of script in the page's head
//! applies it before anything is painted.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::part::impl_part;

const KEY: &str = "chorok.text";
const LARGE: &str = "large";

/// The button. Both sides begin with "not pressed"; the device's choice is read afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct TextSize;

impl_part!(TextSize, |_| use_text_size());

#[hook]
fn use_text_size() -> Html {
    let large = use_state(|| false);
    {
        let large = large.setter();
        use_effect_with((), move |()| {
            let now =
                root().is_some_and(|root| root.dataset().get("text").as_deref() == Some(LARGE));
            large.set(now);
        });
    }
    let onclick = {
        let large = large.clone();
        Callback::from(move |_: MouseEvent| {
            apply(!*large);
            large.set(!*large);
        })
    };
    html! {
        <button
            class="icon-button app-header__text-size"
            type="button"
            aria-label="글자 크게"
            aria-pressed={if *large { "true" } else { "false" }}
            {onclick}
        >
            { Icon::TEXT.html() }
        </button>
    }
}

fn root() -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .document_element()?
        .dyn_into()
        .ok()
}

/// A device that keeps nothing only forgets the choice.
fn apply(large: bool) {
    let storage = web_sys::window().and_then(|window| window.local_storage().ok()?);
    let Some(root) = root() else { return };
    if large {
        let _ = root.dataset().set("text", LARGE);
        let _ = storage.map(|storage| storage.set_item(KEY, LARGE));
    } else {
        root.dataset().delete("text");
        let _ = storage.map(|storage| storage.remove_item(KEY));
    }
}
