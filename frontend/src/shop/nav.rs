//! Navigation without a router: the server decides which page a path is, and the browser asks
//! it for that page's data. One listener each for clicks, forms and history serves every
//! plain link and form on the page. The old page stays until the new one is here; whatever
//! goes wrong ends in an ordinary page load.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use shared::page::Page;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::api;
use crate::shop::link::{self, Target};
use crate::state::intent::Intent;

/// Pages kept for back and forward.
const KEPT: usize = 40;
/// A navigation that takes longer than this shows that it is under way.
const NOTICEABLE_MS: u32 = 200;

/// What happens to the page on screen.
#[derive(Clone, Debug)]
pub enum Arrival {
    /// The shopper followed a link.
    New(Rc<Page>),
    /// The shopper went back or forward; the browser restores the scroll position.
    Again(Rc<Page>),
}

/// A form or link that puts something into the cart.
#[derive(Clone, Debug)]
pub struct AddRequest {
    /// What it puts in.
    pub intents: Vec<Intent>,
    /// Whether the shopper goes to the cart, or stays where they are.
    pub go_to_cart: bool,
}

/// Moves between pages. There is one, from hydration on.
pub struct Nav {
    build: String,
    on_arrival: Callback<Arrival>,
    on_add: Callback<AddRequest>,
    pages: RefCell<HashMap<String, Rc<Page>>>,
    /// The latest navigation; answers to earlier ones are dropped.
    latest: RefCell<u32>,
}

thread_local! {
    static NAV: RefCell<Option<Rc<Nav>>> = const { RefCell::new(None) };
}

/// Starts to serve links, forms and history.
pub fn install(first: &Rc<Page>, on_arrival: Callback<Arrival>, on_add: Callback<AddRequest>) {
    let nav = Rc::new(Nav {
        build: first.build.clone(),
        on_arrival,
        on_add,
        pages: RefCell::default(),
        latest: RefCell::default(),
    });
    nav.keep(link::here(), first.clone());
    NAV.with(|slot| slot.replace(Some(nav.clone())));
    let document = link::document();
    let active = EventListenerOptions::enable_prevent_default();
    let on_click = nav.clone();
    EventListener::new_with_options(&document, "click", active, move |event| {
        on_click.follow(event, link::of_click(event));
    })
    .forget();
    let on_submit = nav.clone();
    EventListener::new_with_options(&document, "submit", active, move |event| {
        on_submit.follow(event, link::of_submit(event));
    })
    .forget();
    EventListener::new(&link::window(), "popstate", move |_| nav.go_again()).forget();
}

/// Goes to a page as if the shopper had followed a link.
pub fn visit(url: &str) {
    with_nav(url, |nav| nav.go(url.to_owned(), false));
}

/// Goes to a page in place of this one: back does not return here.
pub fn replace(url: &str) {
    with_nav(url, |nav| nav.go(url.to_owned(), true));
}

/// Takes the query and fragment off the address, once they were used.
pub fn rewrite_address(url: &str) {
    let history = link::window().history().ok();
    let state = history.as_ref().and_then(|history| history.state().ok());
    if let Some(history) = history {
        // An address that cannot be rewritten only looks worse.
        let _rewritten =
            history.replace_state_with_url(&state.unwrap_or(JsValue::NULL), "", Some(url));
    }
}

fn with_nav(url: &str, act: impl FnOnce(Rc<Nav>)) {
    match NAV.with(|slot| slot.borrow().clone()) {
        Some(nav) => act(nav),
        None => link::load_document(url),
    }
}

impl Nav {
    fn follow(self: &Rc<Self>, event: &web_sys::Event, target: Option<Target>) {
        let Some(target) = target else { return };
        event.prevent_default();
        match target {
            Target::Page(url) => self.clone().go(url, false),
            Target::Add {
                intents,
                go_to_cart,
            } => self.on_add.emit(AddRequest {
                intents,
                go_to_cart,
            }),
        }
    }

    fn go(self: Rc<Self>, url: String, in_place: bool) {
        let latest = self.begin();
        let busy = Timeout::new(NOTICEABLE_MS, || link::mark_busy(true));
        spawn_local(async move {
            let page = api::page::load(&url).await;
            drop(busy);
            if *self.latest.borrow() != latest {
                return;
            }
            link::mark_busy(false);
            match page {
                Ok(page) if page.build == self.build => self.arrive(page, in_place),
                _ => link::load_document(&url),
            }
        });
    }

    fn arrive(&self, page: Page, in_place: bool) {
        let page = Rc::new(page);
        let moved = link::window().history().and_then(|history| {
            if in_place {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&page.url))
            } else {
                history.push_state_with_url(&JsValue::NULL, "", Some(&page.url))
            }
        });
        if moved.is_err() {
            return link::load_document(&page.url);
        }
        self.keep(link::here(), page.clone());
        self.on_arrival.emit(Arrival::New(page));
    }

    fn go_again(self: &Rc<Self>) {
        let url = link::here();
        let latest = self.begin();
        link::mark_busy(false);
        let known = self.pages.borrow().get(&url).cloned();
        if let Some(page) = known {
            return self.on_arrival.emit(Arrival::Again(page));
        }
        let nav = self.clone();
        spawn_local(async move {
            let page = api::page::load(&url).await;
            if *nav.latest.borrow() != latest {
                return;
            }
            match page {
                Ok(page) if page.build == nav.build => {
                    let page = Rc::new(page);
                    nav.keep(url, page.clone());
                    nav.on_arrival.emit(Arrival::Again(page));
                }
                _ => link::reload(),
            }
        });
    }

    fn begin(&self) -> u32 {
        let mut latest = self.latest.borrow_mut();
        *latest = latest.wrapping_add(1);
        *latest
    }

    fn keep(&self, url: String, page: Rc<Page>) {
        let mut pages = self.pages.borrow_mut();
        if pages.len() >= KEPT {
            pages.clear();
        }
        pages.insert(url, page);
    }
}
