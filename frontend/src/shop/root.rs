//! The one root that the server renders and the browser hydrates: the same tree from the same
//! [`Page`] on both sides, and nothing in it suspends.

use std::rc::Rc;

use shared::page::Page;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::part::{AnyPart, AnyPartProps, Same, impl_part, part};
use crate::hooks::use_online::use_online;
use crate::shop::link;
use crate::shop::nav::{self, AddRequest, Arrival};
use crate::shop::pages;
use crate::shop::shell::frame;
use crate::shop::toast_region::ToastRegion;
use crate::state::toast::Offer;
use crate::state::{Shared, use_shared_provider};

/// The root's component, for whoever renders it.
pub type Root = AnyPart;

/// The shop, beginning with a page as the server made it.
pub fn root(page: Rc<Page>) -> AnyPartProps {
    AnyPartProps::new(Shop { page: Same(page) })
}

#[derive(PartialEq)]
struct Shop {
    page: Same<Page>,
}

impl_part!(Shop, |part| use_shop(part));

/// State that is shared lives here, so that a change of it reaches those who use it and leaves
/// the page as it is.
#[hook]
fn use_shop(props: &Shop) -> Html {
    let shared = use_shared_provider();
    let view = use_state(|| View {
        page: props.page.clone(),
        moved: Moved::Loaded,
    });
    {
        let (first, view, shared) = (props.page.0.clone(), view.setter(), shared.clone());
        use_effect_with((), move |()| {
            let on_arrival = Callback::from(move |arrival| view.set(View::from(arrival)));
            let on_add = Callback::from(move |request| put_in(&shared, &request));
            nav::install(&first, on_arrival, on_add);
        });
    }
    // Ready means that the cart is here, too: what was put in before would else replace, not
    // raise, what the device remembers of it.
    use_effect_with(shared.cart.is_loaded(), |loaded| {
        if *loaded {
            announce_ready();
        }
    });
    use_effect_with((*view).clone(), |view| {
        if view.moved != Moved::Loaded {
            settle(view);
        }
    });
    html! {
        <ContextProvider<Shared> context={shared}>
            { part(Framed { page: view.page.clone() }) }
            { part(ToastRegion) }
        </ContextProvider<Shared>>
    }
}

/// The page in its frame.
#[derive(PartialEq)]
struct Framed {
    page: Same<Page>,
}

impl_part!(Framed, |part| use_framed(part));

#[hook]
fn use_framed(props: &Framed) -> Html {
    let online = use_online();
    let content = html! {
        <>
            if !online {
                <p class="offline-bar" role="status">
                    { Icon::WIFI_OFF.small() }
                    { "인터넷이 끊겼어요. 담은 것은 그대로예요" }
                </p>
            }
            { pages::view(&props.page) }
        </>
    };
    frame(&props.page, content)
}

/// The page on screen, and how it got there.
#[derive(Clone, PartialEq)]
struct View {
    page: Same<Page>,
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

impl From<Arrival> for View {
    fn from(arrival: Arrival) -> Self {
        let (page, moved) = match arrival {
            Arrival::New(page) => (page, Moved::Forward),
            Arrival::Again(page) => (page, Moved::Again),
        };
        let page = Same(page);
        Self { page, moved }
    }
}

/// Puts things into the cart and says so.
fn put_in(shared: &Shared, request: &AddRequest) {
    shared.cart.take_intents(&request.intents);
    if request.go_to_cart {
        nav::visit("/cart");
    } else {
        let cart = Offer::Go("보기".into(), "/cart".into());
        shared.toast.offer("장바구니에 담았어요", cart);
    }
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
