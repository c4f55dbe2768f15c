//! The orders that were placed on this device, and the proof that they are the shopper's.

use serde::{Deserialize, Serialize};
use shared::ids::OrderNo;

use crate::state::device::{self, Keep};

/// Where the orders are kept.
const ORDERS: &str = "chorok.orders";
/// So many are kept; the proof ends after 30 days anyway.
const KEPT: usize = 50;

/// An order of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnOrder {
    /// Its number.
    pub no: OrderNo,
    /// The proof.
    pub token: String,
}

/// The orders of this device, newest first.
pub fn list() -> Vec<OwnOrder> {
    device::read(Keep::Device, ORDERS).unwrap_or_default()
}

/// The proof for an order, if it was placed or looked up here.
pub fn token_of(no: &OrderNo) -> Option<String> {
    list()
        .into_iter()
        .find(|own| own.no == *no)
        .map(|own| own.token)
}

/// Keeps the proof for an order.
pub fn remember(no: &OrderNo, token: &str) {
    let mut orders = list();
    put(&mut orders, no, token);
    device::write(Keep::Device, ORDERS, &orders);
}

/// Takes an order off this device's list, for phones that several people use.
pub fn forget(no: &OrderNo) {
    let mut orders = list();
    orders.retain(|own| own.no != *no);
    device::write(Keep::Device, ORDERS, &orders);
}

fn put(orders: &mut Vec<OwnOrder>, no: &OrderNo, token: &str) {
    let own = OwnOrder {
        no: no.clone(),
        token: token.to_owned(),
    };
    match orders.iter_mut().find(|known| known.no == *no) {
        Some(known) => *known = own,
        None => orders.insert(0, own),
    }
    orders.truncate(KEPT);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_proof_replaces_the_old_one_in_place() {
        let mut orders = Vec::new();
        put(&mut orders, &"1".into(), "a");
        put(&mut orders, &"2".into(), "b");
        put(&mut orders, &"1".into(), "c");
        let kept: Vec<_> = orders
            .iter()
            .map(|own| (own.no.as_str(), own.token.as_str()))
            .collect();
        assert_eq!(kept, [("2", "b"), ("1", "c")]);
    }
}
