//! Sharing the page: the device's own sheet, or a copied link where there is none.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ShareData;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::part::impl_part;

/// The button's data.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// What is shared.
    pub title: AttrValue,
    /// The classes of the place it stands in.
    pub class: &'static str,
}

impl_part!(Share, |part| use_share(part));

#[hook]
fn use_share(props: &Share) -> Html {
    let copied = use_state(|| false);
    let onclick = {
        let (title, copied) = (props.title.clone(), copied.setter());
        Callback::from(move |_: MouseEvent| {
            let (title, copied) = (title.clone(), copied.clone());
            spawn_local(async move { copied.set(share(&title).await) });
        })
    };
    html! {
        <button class={props.class} type="button" {onclick}>
            { Icon::SHARE.small() }
            <span aria-live="polite">{ if *copied { "주소를 복사했어요" } else { "공유하기" } }</span>
        </button>
    }
}

/// Whether the link was copied, rather than handed to the device's sheet.
async fn share(title: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let Ok(url) = window.location().href() else {
        return false;
    };
    let navigator = window.navigator();
    if js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(&url);
        // A shopper who closes the device's sheet has not met an error.
        let _ = JsFuture::from(navigator.share_with_data(&data)).await;
        return false;
    }
    if !js_sys::Reflect::has(&navigator, &JsValue::from_str("clipboard")).unwrap_or(false) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(&url))
        .await
        .is_ok()
}
