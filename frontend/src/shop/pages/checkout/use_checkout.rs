//! What happens on the order form: prices follow the address, sending it makes one order, and
//! whatever the mall says against it is shown beside what it concerns.

use std::rc::Rc;

use shared::catalog::Catalog;
use shared::error::FieldError;
use shared::page::CartPage;
use shared::pricing::{Quote, requirements};
use shared::time::Timestamp;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement};
use yew::prelude::*;

use crate::hooks::use_pricing::{Priced, Pricing, use_pricing};
use crate::shop::pages::checkout::problem::{Problem, Remedy};
use crate::shop::pages::checkout::shape::{Shape, use_shape};
use crate::shop::pages::checkout::use_sending::{Sending, use_sending};
use crate::shop::{form, link};
use crate::state::cart::use_cart;

/// Whether the order can be sent off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Nothing is selected in the cart.
    Empty,
    /// The price is on its way.
    Waiting,
    /// There is no price: no network and nothing kept.
    Priceless,
    /// Something in the cart cannot be ordered as it is.
    Unmet,
    /// It can.
    Ready,
    /// It is being sent.
    Sending,
}

/// The order form as the page shows it.
#[derive(Clone)]
pub struct Checkout {
    pub readiness: Readiness,
    /// The price, by the page or as accepted from the mall.
    pub priced: Option<Priced>,
    pub shape: Shape,
    pub wrong: Rc<Vec<FieldError>>,
    pub problem: Option<Problem>,
    pub on_submit: Callback<SubmitEvent>,
    pub on_input: Callback<InputEvent>,
    pub on_remedy: Callback<Remedy>,
}

impl Checkout {
    /// The price.
    pub fn quote(&self) -> Option<&Rc<Quote>> {
        self.priced.as_ref().map(|priced| &priced.quote)
    }

    /// The catalogue.
    pub fn catalog(&self) -> Option<&Catalog> {
        self.priced.as_ref().map(|priced| &*priced.catalog)
    }

    /// When it was priced.
    pub fn now(&self) -> Timestamp {
        self.priced
            .as_ref()
            .map_or(Timestamp(0), |priced| priced.now)
    }
}

/// A price of the mall that the shopper accepted in place of the page's own, named by its digest.
type Accepted = Option<(String, Rc<Quote>)>;

/// Runs the order form.
#[hook]
pub fn use_checkout(form: &NodeRef) -> Checkout {
    let cart = use_cart();
    let sending = use_sending();
    let (shape, on_shape) = use_shape(form);
    let accepted = use_state(|| Accepted::None);
    let no_intent = use_memo((), |()| CartPage::default());
    let pricing = use_pricing(&no_intent, shape.area.as_ref());
    let priceless = pricing == Pricing::Failed;
    let own = match pricing {
        Pricing::Ready(priced) => Some(priced),
        Pricing::Waiting | Pricing::Failed => None,
    };
    // What was accepted holds while the page's own price is still about the same order.
    let priced = own.clone().map(|own| match &*accepted {
        Some((instead_of, quote)) if *instead_of == own.quote.digest => Priced {
            quote: quote.clone(),
            ..own
        },
        _ => own,
    });
    use_focus(form, &sending);
    let on_submit = {
        let (form, sending, priced) = (form.clone(), sending.clone(), priced.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (Some(form), Some(priced)) = (form.cast::<HtmlFormElement>(), &priced) {
                sending.send(&form, &priced.quote);
            }
        })
    };
    let on_input = {
        let sending = sending.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<Element>() {
                sending.forgive(&field.get_attribute("name").unwrap_or_default());
            }
            on_shape.emit(event);
        })
    };
    let on_remedy = {
        let (cart, problem) = (cart.clone(), sending.problem.clone());
        Callback::from(move |remedy: Remedy| {
            match (remedy, &*problem, &own) {
                (Remedy::Change(option, quantity), ..) => cart.change(&option, quantity),
                (Remedy::Accept, Some(Problem::Price { now, .. }), Some(own)) => {
                    accepted.set(Some((own.quote.digest.clone(), now.clone())));
                }
                (Remedy::Accept, ..) => {}
            }
            problem.set(None);
        })
    };
    let readiness = match &priced {
        _ if *sending.busy => Readiness::Sending,
        _ if cart.is_loaded() && cart.cart().selected().is_empty() => Readiness::Empty,
        Some(priced) if requirements(&priced.quote).is_empty() => Readiness::Ready,
        Some(_) => Readiness::Unmet,
        None if priceless => Readiness::Priceless,
        None => Readiness::Waiting,
    };
    Checkout {
        readiness,
        priced,
        shape,
        wrong: (*sending.wrong).clone(),
        problem: (*sending.problem).clone(),
        on_submit,
        on_input,
        on_remedy,
    }
}

/// Moves to what is not right, so that it is seen and read wherever the page was scrolled to.
#[hook]
fn use_focus(form: &NodeRef, sending: &Sending) {
    let form = form.clone();
    let fields = !sending.wrong.is_empty();
    use_effect_with(*sending.refusals, move |refusals| {
        if *refusals == 0 {
            return;
        }
        if let (true, Some(form)) = (fields, form.cast::<HtmlFormElement>()) {
            return form::focus_first_invalid(&form);
        }
        let place = link::document().get_element_by_id("order-problem");
        if let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
            // Without the focus the words are still there.
            let _focused = place.focus();
        }
    });
}
