//! The whole catalogue in the browser, so that a cart is priced without asking anyone. It is
//! loaded when the first page needs it, and again when the service worker has a newer one.

use std::rc::Rc;

use gloo_events::EventListener;
use shared::catalog::Catalog;
use shared::time::Timestamp;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::state::device;
use crate::state::use_shared;

/// The catalogue and the server's clock.
#[derive(Clone, Debug, Default)]
pub struct CatalogState {
    catalog: Option<Rc<Catalog>>,
    /// What to add to this device's clock to get the server's.
    offset_ms: i64,
    wanted: bool,
    failed: bool,
}

impl PartialEq for CatalogState {
    /// A catalogue is told from another by its revision; comparing its content would cost more
    /// than using it.
    fn eq(&self, other: &Self) -> bool {
        let revision = |state: &Self| state.catalog.as_ref().map(|catalog| catalog.revision);
        revision(self) == revision(other)
            && self.offset_ms == other.offset_ms
            && self.wanted == other.wanted
            && self.failed == other.failed
    }
}

/// What happens to the catalogue.
#[derive(Debug)]
pub enum CatalogAction {
    Want,
    Load(Box<Catalog>, Option<Timestamp>, Timestamp),
    Fail,
}

impl Reducible for CatalogState {
    type Action = CatalogAction;

    fn reduce(self: Rc<Self>, action: CatalogAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            CatalogAction::Want => next.wanted = true,
            CatalogAction::Load(catalog, server, device) => {
                if let Some(server) = server {
                    next.offset_ms = server.0 - device.0;
                }
                next.catalog = Some(Rc::new(*catalog));
                next.failed = false;
            }
            CatalogAction::Fail => next.failed = next.catalog.is_none(),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The catalogue as pages use it.
#[derive(Clone, Debug, PartialEq)]
pub struct CatalogHandle(UseReducerHandle<CatalogState>);

impl CatalogHandle {
    /// The catalogue, once it is here.
    pub fn get(&self) -> Option<Rc<Catalog>> {
        self.0.catalog.clone()
    }

    /// Whether it could not be had, not even from this device.
    pub fn has_failed(&self) -> bool {
        self.0.failed
    }

    /// The present by the server's clock, as far as it is known. Not for the first render.
    pub fn now(&self) -> Timestamp {
        device::now().plus_ms(self.0.offset_ms)
    }

    /// Loads it, or loads it again.
    pub fn load(&self) {
        let handle = self.clone();
        spawn_local(async move {
            let action = match api::catalog::load().await {
                Ok((catalog, server)) => {
                    CatalogAction::Load(Box::new(catalog), server, device::now())
                }
                Err(_) => CatalogAction::Fail,
            };
            handle.0.dispatch(action);
        });
    }
}

/// The catalogue; the first page that uses it has it loaded.
#[hook]
pub fn use_catalog() -> CatalogHandle {
    let shared = use_shared();
    let handle = shared.catalog;
    let wanting = handle.clone();
    use_effect_with((), move |()| {
        wanting.0.dispatch(CatalogAction::Want);
    });
    handle
}

/// The present by the server's clock, once the page is alive.
#[hook]
pub fn use_clock() -> Option<Timestamp> {
    let shared = use_shared();
    let catalog = shared.catalog;
    let alive = use_state_eq(|| false);
    let set = alive.setter();
    use_effect_with((), move |()| set.set(true));
    alive.then(|| catalog.now())
}

/// Loads the catalogue once it is wanted.
#[hook]
pub fn use_catalog_provider() -> CatalogHandle {
    let handle = CatalogHandle(use_reducer(CatalogState::default));
    let loading = handle.clone();
    use_effect_with(handle.0.wanted, move |wanted| {
        let newer = wanted.then(|| {
            loading.load();
            newer_catalog(move || loading.load())
        });
        move || drop(newer)
    });
    handle
}

/// Hears of a newer catalogue: the service worker got one, or the network is back.
fn newer_catalog(load: impl Fn() + 'static) -> Vec<EventListener> {
    let window = web_sys::window().expect("effects run in a window");
    let load = Rc::new(load);
    let back = {
        let load = load.clone();
        EventListener::new(&window, "online", move |_| load())
    };
    // Old browsers and pages without TLS have no service worker to listen to.
    let worker = js_sys::Reflect::get(&window.navigator(), &"serviceWorker".into())
        .ok()
        .filter(wasm_bindgen::JsValue::is_object)
        .map(|_| {
            let container = window.navigator().service_worker();
            EventListener::new(&container, "message", move |_| load())
        });
    std::iter::once(back).chain(worker).collect()
}
