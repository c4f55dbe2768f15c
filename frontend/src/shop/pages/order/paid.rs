//! What is tidied up on the device once an order is settled.

use shared::cart::CartLine;
use shared::order::{Order, OrderStatus};

use crate::shop::pages::checkout::keep;
use crate::state::cart::CartHandle;
use crate::state::draft;

/// Closes the draft that became the order. What was bought leaves the cart, once: buying it
/// again later must not empty the cart a second time, so it goes together with the draft.
pub fn settle(order: &Order, cart: &CartHandle) {
    let ours = draft::current().is_some_and(|draft| draft.no.as_ref() == Some(&order.no));
    if !ours {
        return;
    }
    if order.status == OrderStatus::Paid {
        cart.remove_ordered(bought(order));
        keep::forget();
    }
    draft::close();
}

fn bought(order: &Order) -> Vec<CartLine> {
    let lines = order.shipments.iter().flat_map(|shipment| &shipment.lines);
    let line = |line: &shared::order::OrderLine| CartLine {
        option: line.option.clone(),
        quantity: line.quantity,
    };
    lines.map(line).collect()
}
