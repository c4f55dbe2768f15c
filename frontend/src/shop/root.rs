//! The one root that the server renders and the browser hydrates: the same tree from the same
//! [`Page`] on both sides, and nothing in it suspends.

use std::rc::Rc;

use shared::page::Page;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::hooks::use_online::use_online;
use crate::shop::link;
use crate::shop::nav::{self, AddRequest, Arrival};
use crate::shop::pages;
use crate::shop::shell::Shell;
use crate::shop::toast_region::ToastRegion;
use crate::state::cart::use_cart;
use crate::state::toast::{Offer, use_toast};
use crate::state::{Shared, use_shared_provider};

/// What the root shows first.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RootProps {
    /// The page, as the server made it.
    pub page: Rc<Page>,
}

/// The shop.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let shared = use_shared_provider();
    html! {
        <ContextProvider<Shared> context={shared}>
            <Shop page={props.page.clone()} />
        </ContextProvider<Shared>>
    }
}

/// The page on screen, and whether it was reached by a link.
#[derive(Clone, PartialEq)]
struct View {
    page: Rc<Page>,
    moved: Moved,
}

#[derive(Clone, Copy, PartialEq)]
enum Moved {
    /// It came with the document.
    Loaded,
    /// By a link.
    Forward,
    /// By the browser's back or forward.
    Again,
}

#[component]
fn Shop(props: &RootProps) -> Html {
    let view = use_state(|| View {
        page: props.page.clone(),
        moved: Moved::Loaded,
    });
    let on_add = use_on_add();
    {
        let (first, view) = (props.page.clone(), view.setter());
        use_effect_with((), move |()| {
            let on_arrival = Callback::from(move |arrival| {
                view.set(match arrival {
                    Arrival::New(page) => View {
                        page,
                        moved: Moved::Forward,
                    },
                    Arrival::Again(page) => View {
                        page,
                        moved: Moved::Again,
                    },
                });
            });
            nav::install(&first, on_arrival, on_add);
        });
    }
    // Ready means that the cart is here, too: what was put in before would else replace, not
    // raise, what the device remembers of it.
    let loaded = use_cart().is_loaded();
    use_effect_with(loaded, |loaded| {
        if *loaded {
            announce_ready();
        }
    });
    use_effect_with((*view).clone(), |view| {
        if view.moved != Moved::Loaded {
            settle(view);
        }
    });
    let online = use_online();
    let page = &view.page;
    html! {
        <>
            <Shell page={page.clone()}>
                if !online {
                    <p class="offline-bar" role="status">
                        { Icon::WIFI_OFF.small() }
                        { "인터넷이 끊겼어요. 담은 것은 그대로예요" }
                    </p>
                }
                { pages::view(page) }
            </Shell>
            <ToastRegion />
        </>
    }
}

/// Puts things into the cart and says so.
#[hook]
fn use_on_add() -> Callback<AddRequest> {
    let cart = use_cart();
    let toast = use_toast();
    Callback::from(move |request: AddRequest| {
        cart.take_intents(&request.intents);
        if request.go_to_cart {
            nav::visit("/cart");
        } else {
            let cart = Offer::Go("보기".into(), "/cart".into());
            toast.offer("장바구니에 담았어요", cart);
        }
    })
}

/// Tells the boot script, the tests and the style sheet that the page is alive.
fn announce_ready() {
    if let Some(root) = link::document().document_element() {
        // A valid name and no namespace: this cannot be refused.
        let _marked = root.set_attribute("data-ready", "");
    }
    if let Ok(ready) = Event::new("ready") {
        // Nobody cancels this event.
        let _heard = link::window().dispatch_event(&ready);
    }
}

/// After a navigation: the title is the page's, and reading starts at its heading.
fn settle(view: &View) {
    link::document().set_title(&view.page.title);
    link::focus_heading();
    if view.moved == Moved::Forward {
        link::window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}
