//! Registers the service worker, which keeps visited pages, the catalogue and the app for
//! times without a network.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::shop::link;

/// Registers it. Browsers without one, and addresses without TLS, do without.
pub fn register() {
    let navigator = link::window().navigator();
    let supported = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    if supported {
        spawn_local(async move {
            let registration = navigator.service_worker().register("/sw.js");
            // The shop works without; there is nobody to tell.
            let _registered = JsFuture::from(registration).await;
        });
    }
}
