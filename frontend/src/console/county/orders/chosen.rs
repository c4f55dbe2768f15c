//! Which orders of a page are handled together.

use std::collections::BTreeSet;

use yew::prelude::*;

/// The orders that were chosen. Another page begins with none.
#[derive(Clone, PartialEq)]
pub(super) struct Chosen(UseStateHandle<BTreeSet<String>>);

impl Chosen {
    /// Whether an order is among them.
    pub(super) fn has(&self, no: &str) -> bool {
        self.0.contains(no)
    }

    /// Puts one in, or takes it out.
    pub(super) fn put(&self, no: &str, chosen: bool) {
        let mut all = (*self.0).clone();
        if chosen {
            all.insert(no.to_owned());
        } else {
            all.remove(no);
        }
        self.0.set(all);
    }

    /// These and no others.
    pub(super) fn only(&self, orders: &[String]) {
        self.0.set(orders.iter().cloned().collect());
    }

    /// Them, in their order.
    pub(super) fn all(&self) -> Vec<String> {
        self.0.iter().cloned().collect()
    }

    /// How many they are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}

/// Chooses among the orders of the page at `path`.
#[hook]
pub(super) fn use_chosen(path: &str) -> Chosen {
    let chosen = use_state(BTreeSet::new);
    let none = chosen.setter();
    use_effect_with(path.to_owned(), move |_| none.set(BTreeSet::new()));
    Chosen(chosen)
}
