//! Sends the order form off and takes in what the mall says to it.

use std::rc::Rc;

use gloo_events::EventListener;
use shared::cart::CartLine;
use shared::error::{ErrorCode, FieldError};
use shared::order::{PlaceOrder, TenderRequest};
use shared::pricing::Quote;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlFormElement;
use yew::prelude::*;

use crate::api::{Failure, Refusal};
use crate::shop::pages::checkout::fill::{self, Filled};
use crate::shop::pages::checkout::keep;
use crate::shop::pages::checkout::place::{Outcome, place, waiting};
use crate::shop::pages::checkout::problem::Problem;
use crate::shop::{form, link, nav};
use crate::state::cart::{CartHandle, use_cart};
use crate::state::catalog::{CatalogHandle, use_catalog};
use crate::state::wallet::{WalletHandle, use_wallet};
use crate::state::{draft, intent};

/// How far sending is, and what was said against it.
#[derive(Clone, PartialEq)]
pub struct Sending {
    /// Whether the answer is awaited.
    pub busy: UseStateHandle<bool>,
    /// The fields that are not right.
    pub wrong: UseStateHandle<Rc<Vec<FieldError>>>,
    /// What stands in the way.
    pub problem: UseStateHandle<Option<Problem>>,
    /// How often something was said against it.
    pub refusals: UseStateHandle<u32>,
    cart: CartHandle,
    catalog: CatalogHandle,
    wallet: WalletHandle,
}

/// Sending off an order.
#[hook]
pub fn use_sending() -> Sending {
    let sending = Sending {
        busy: use_state(|| false),
        wrong: use_state(Rc::default),
        problem: use_state(|| None),
        refusals: use_state(|| 0),
        cart: use_cart(),
        catalog: use_catalog(),
        wallet: use_wallet(),
    };
    let returned = sending.clone();
    use_effect_with((), move |()| {
        returned.look_for_waiting();
        // Back from the card provider, the browser may show this very page again.
        let shown = EventListener::new(&link::window(), "pageshow", move |_| {
            returned.busy.set(false);
            returned.look_for_waiting();
        });
        move || drop(shown)
    });
    sending
}

impl Sending {
    /// Sends the form off, once: while it is busy, another wish to send it does nothing.
    pub fn send(&self, form: &HtmlFormElement, shown: &Rc<Quote>) {
        if *self.busy {
            return;
        }
        keep::keep(form);
        let filled = match fill::fill(|name| form::value(form, name)) {
            Ok(filled) => filled,
            Err(fields) => return self.say(fields, None),
        };
        self.wrong.set(Rc::default());
        self.problem.set(None);
        self.busy.set(true);
        let lines = self.cart.cart().selected();
        let order = order(filled, &lines, shown, self.wallet.requests());
        // An order is plain data, which always has a JSON form.
        let body = serde_json::to_string(&order).unwrap_or_default();
        let (sending, shown) = (self.clone(), shown.clone());
        spawn_local(async move {
            match place(body).await {
                // The page stays busy until the provider's is there.
                Ok(Outcome::Pay(url)) => return link::load_document(&url),
                Ok(Outcome::Done(no)) => {
                    sending.cart.remove_ordered(lines);
                    sending.wallet.refresh();
                    draft::close_for(&no);
                    keep::forget();
                    nav::replace(&format!("/orders/{no}/complete"));
                }
                Ok(Outcome::Waiting(no)) => sending.say(Vec::new(), Some(Problem::Waiting(no))),
                Err(failure) => sending.refused(failure, shown),
            }
            sending.busy.set(false);
        });
    }

    /// A field that is being changed is not called wrong any more.
    pub fn forgive(&self, name: &str) {
        if self.wrong.iter().any(|wrong| wrong.field == name) {
            let others = self.wrong.iter().filter(|wrong| wrong.field != name);
            self.wrong.set(Rc::new(others.cloned().collect()));
        }
    }

    /// Says so when an order from this cart waits already.
    fn look_for_waiting(&self) {
        let problem = self.problem.setter();
        spawn_local(async move {
            if let Some(no) = waiting().await {
                problem.set(Some(Problem::Waiting(no)));
            }
        });
    }

    fn refused(&self, failure: Failure, shown: Rc<Quote>) {
        if !failure.is_offline() {
            self.catalog.load();
            self.wallet.refresh();
        }
        let (fields, problem) = explain(failure, shown);
        self.say(fields, problem);
    }

    fn say(&self, fields: Vec<FieldError>, problem: Option<Problem>) {
        self.wrong.set(Rc::new(fields));
        self.problem.set(problem);
        self.refusals.set(self.refusals.wrapping_add(1));
    }
}

fn order(
    filled: Filled,
    lines: &[CartLine],
    quote: &Quote,
    tenders: Vec<TenderRequest>,
) -> PlaceOrder {
    PlaceOrder {
        lines: lines.to_vec(),
        quote_digest: quote.digest.clone(),
        buyer: filled.buyer,
        recipient: filled.recipient,
        tenders,
        consents: filled.consents,
        source: intent::source(),
    }
}

/// What a refusal says about fields and about the whole.
fn explain(failure: Failure, shown: Rc<Quote>) -> (Vec<FieldError>, Option<Problem>) {
    let text = failure.text();
    let Failure::Refused(refusal) = failure else {
        return (Vec::new(), Some(Problem::Unanswered));
    };
    let Refusal {
        code,
        fields,
        detail,
        ..
    } = *refusal;
    let problem = match (code, detail.quote, detail.option) {
        (ErrorCode::PriceChanged, Some(now), _) => Problem::Price {
            before: shown,
            now: Rc::new(now),
        },
        (ErrorCode::SoldOut, _, Some(option)) => Problem::SoldOut {
            option,
            available: detail.available.unwrap_or(0),
        },
        // Words that stand beside their fields need not be said twice.
        (ErrorCode::Invalid, ..) if fields.iter().any(has_place) => return (fields, None),
        _ => Problem::Said(text),
    };
    (fields, Some(problem))
}

fn has_place(wrong: &FieldError) -> bool {
    ["buyer.", "recipient.", "consents."]
        .iter()
        .any(|part| wrong.field.starts_with(part))
}
