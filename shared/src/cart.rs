//! The cart as the browser keeps it: option ids and quantities, never prices.
//!
//! Several tabs, and later several devices, write to the same cart. Every write carries its
//! time, removing leaves a tombstone, and [`Cart::merge`] keeps the later write of each
//! option, so that merging in any order gives the same cart.

use serde::{Deserialize, Serialize};

use crate::ids::OptionId;
use crate::time::Timestamp;

/// Most units of one option.
pub const MAX_QUANTITY: u32 = 999;
/// Most different options in one cart.
pub const MAX_LINES: usize = 200;
/// How long a removed option is remembered, so that an old tab cannot bring it back.
const TOMBSTONE_MS: i64 = 30 * 86_400_000;

/// So many units of one option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CartLine {
    /// The option.
    pub option: OptionId,
    /// How many units, at least one.
    pub quantity: u32,
}

/// What the cart remembers about one option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The option.
    pub option: OptionId,
    /// How many units; zero says that it was removed.
    pub quantity: u32,
    /// Whether the next order takes it along.
    pub selected: bool,
    /// When it first came in; the cart is shown in this order.
    pub since: Timestamp,
    /// When it was last written.
    pub at: Timestamp,
}

/// A shopper's cart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cart {
    entries: Vec<Entry>,
}

impl Cart {
    /// What is in the cart, in the order in which it came in.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.quantity > 0)
    }

    /// The selected lines: what a quote and an order are made of.
    pub fn selected(&self) -> Vec<CartLine> {
        self.entries()
            .filter(|entry| entry.selected)
            .map(|entry| CartLine {
                option: entry.option.clone(),
                quantity: entry.quantity,
            })
            .collect()
    }

    /// How many different options are in the cart.
    pub fn count(&self) -> usize {
        self.entries().count()
    }

    /// Puts `quantity` more units in and selects them. More than fit are left out.
    pub fn add(&mut self, option: &OptionId, quantity: u32, now: Timestamp) {
        let full = self.count() >= MAX_LINES;
        self.write(option, now, |entry| {
            if !(full && entry.quantity == 0) {
                entry.quantity = entry.quantity.saturating_add(quantity).min(MAX_QUANTITY);
                entry.selected = true;
            }
        });
    }

    /// Sets how many units there are; zero removes.
    pub fn change(&mut self, option: &OptionId, quantity: u32, now: Timestamp) {
        self.write(option, now, |entry| {
            entry.quantity = quantity.min(MAX_QUANTITY);
        });
    }

    /// Takes the option out.
    pub fn remove(&mut self, option: &OptionId, now: Timestamp) {
        self.change(option, 0, now);
    }

    /// Sets whether the next order takes the option along.
    pub fn select(&mut self, option: &OptionId, selected: bool, now: Timestamp) {
        self.write(option, now, |entry| entry.selected = selected);
    }

    /// Takes out what was ordered.
    pub fn remove_ordered(&mut self, lines: &[CartLine], now: Timestamp) {
        for line in lines {
            self.remove(&line.option, now);
        }
    }

    /// Keeps the later write of each option. Commutative, associative and idempotent.
    pub fn merge(&mut self, other: &Self) {
        for theirs in &other.entries {
            match self
                .entries
                .iter_mut()
                .find(|ours| ours.option == theirs.option)
            {
                Some(ours) => {
                    let since = ours.since.min(theirs.since);
                    let key = |e: &Entry| (e.at, e.quantity, e.selected);
                    if key(theirs) > key(ours) {
                        *ours = theirs.clone();
                    }
                    ours.since = since;
                }
                None => self.entries.push(theirs.clone()),
            }
        }
        self.sort();
    }

    /// Forgets options that were removed long ago.
    pub fn prune(&mut self, now: Timestamp) {
        self.entries
            .retain(|entry| entry.quantity > 0 || now.0 - entry.at.0 < TOMBSTONE_MS);
    }

    fn write(&mut self, option: &OptionId, now: Timestamp, change: impl FnOnce(&mut Entry)) {
        let found = self
            .entries
            .iter()
            .position(|entry| entry.option == *option);
        let place = found.unwrap_or_else(|| {
            self.entries.push(Entry {
                option: option.clone(),
                quantity: 0,
                selected: true,
                since: now,
                at: now,
            });
            self.entries.len() - 1
        });
        let entry = &mut self.entries[place];
        if entry.quantity == 0 {
            entry.since = now;
        }
        // A clock that was set back must not make this write lose against an older one.
        entry.at = now.max(entry.at.plus_ms(1));
        change(entry);
        self.sort();
    }

    fn sort(&mut self) {
        self.entries
            .sort_by(|a, b| a.since.cmp(&b.since).then_with(|| a.option.cmp(&b.option)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_cart() -> impl Strategy<Value = Cart> {
        let write = (0..4_u8, 0..5_u32, any::<bool>(), 0..50_i64);
        prop::collection::vec(write, 0..12).prop_map(|writes| {
            let mut cart = Cart::default();
            for (option, quantity, remove, at) in writes {
                let option = OptionId(format!("o{option}"));
                if remove {
                    cart.remove(&option, Timestamp(at));
                } else {
                    cart.add(&option, quantity, Timestamp(at));
                }
            }
            cart
        })
    }

    fn merged(a: &Cart, b: &Cart) -> Cart {
        let mut cart = a.clone();
        cart.merge(b);
        cart
    }

    proptest! {
        #[test]
        fn carts_merge_in_any_order(a in any_cart(), b in any_cart(), c in any_cart()) {
            prop_assert_eq!(merged(&a, &b), merged(&b, &a));
            prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
            prop_assert_eq!(merged(&a, &a), a);
        }
    }

    #[test]
    fn an_old_tab_does_not_bring_back_what_was_removed() {
        let rice = OptionId::from("rice");
        let mut tab = Cart::default();
        tab.add(&rice, 2, Timestamp(10));
        let mut cart = tab.clone();
        cart.remove(&rice, Timestamp(20));
        cart.merge(&tab);
        assert_eq!(cart.count(), 0);
        cart.add(&rice, 1, Timestamp(30));
        assert_eq!(
            cart.selected(),
            [CartLine {
                option: rice,
                quantity: 1
            }]
        );
    }

    #[test]
    fn a_full_cart_takes_more_of_the_same_but_nothing_new() {
        let mut cart = Cart::default();
        for place in 0..=MAX_LINES {
            cart.add(&OptionId(format!("o{place:03}")), 998, Timestamp(1));
        }
        cart.add(&OptionId::from("o000"), 5, Timestamp(2));
        assert_eq!(cart.count(), MAX_LINES);
        assert_eq!(cart.entries().map(|e| e.quantity).max(), Some(MAX_QUANTITY));
    }
}
