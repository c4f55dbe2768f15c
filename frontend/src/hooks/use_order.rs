//! An order of this device: asked for with its proof, and asked for again while money is on its
//! way.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use shared::claim::{Claim, ClaimStatus};
use shared::ids::OrderNo;
use shared::order::{Order, OrderStatus};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, Failure};
use crate::state::orders;

/// The order, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Load {
    /// It is on its way.
    Loading,
    /// This device has no proof for it: the shopper looks it up by phone.
    Unproven,
    /// It cannot be had.
    Failed(Failure),
    /// Here it is.
    Ready(Rc<Order>),
}

/// An order with a way to ask for it again.
#[derive(Clone, PartialEq)]
pub struct OrderHandle {
    /// The order.
    pub load: Load,
    round: UseStateHandle<u32>,
}

impl OrderHandle {
    /// Asks for it again.
    pub fn reload(&self) {
        self.round.set(self.round.wrapping_add(1));
    }
}

/// The order with this number.
#[hook]
pub fn use_order(no: &OrderNo) -> OrderHandle {
    let load = use_state_eq(|| Load::Loading);
    let round = use_state(|| 0_u32);
    let handle = OrderHandle {
        load: (*load).clone(),
        round: round.clone(),
    };
    use_effect_with((no.clone(), *round), {
        let set = load.setter();
        move |(no, _)| {
            let no = no.clone();
            let wanted = Rc::new(());
            let alive = Rc::downgrade(&wanted);
            spawn_local(async move {
                let loaded = match orders::token_of(&no) {
                    None => Load::Unproven,
                    Some(token) => match api::order::find(&no, &token).await {
                        Ok(order) => Load::Ready(Rc::new(order)),
                        Err(failure) => Load::Failed(failure),
                    },
                };
                // An answer that nobody waits for any more would overwrite a newer one.
                if alive.upgrade().is_some() {
                    set.set(loaded);
                }
            });
            move || drop(wanted)
        }
    });
    let again = handle.clone();
    let moving = matches!(&*load, Load::Ready(order) if is_moving(order));
    use_effect_with((moving, *round), move |(moving, round)| {
        let timeout = moving.then(|| Timeout::new(backoff_ms(*round), move || again.reload()));
        move || drop(timeout)
    });
    handle
}

/// Whether money is on its way, so that the order will change by itself.
fn is_moving(order: &Order) -> bool {
    let refunding = |claim: &Claim| claim.status == ClaimStatus::Refunding;
    order.confirming
        || order.status == OrderStatus::CancelRequested
        || order.claims.iter().any(refunding)
}

/// How long to wait before asking again: 1, 2, 4 … up to 15 seconds.
pub fn backoff_ms(round: u32) -> u32 {
    1_000_u32
        .saturating_mul(2_u32.saturating_pow(round.min(8)))
        .min(15_000)
}

#[cfg(test)]
mod tests {
    use super::backoff_ms;

    #[test]
    fn questions_become_rarer() {
        let waits: Vec<u32> = (0..6).map(backoff_ms).collect();
        assert_eq!(waits, [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
        assert_eq!(backoff_ms(u32::MAX), 15_000);
    }
}
