//! `options.csv`.

use serde::{Deserialize, Serialize};

use shared::time::Date;

use super::field::{Amount, Day, Slug, Text};

/// One buyable choice of a product.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProductOption {
    /// Its id, never reused.
    pub option: Slug,
    /// Of what.
    pub product: Slug,
    /// Its place among the product's options.
    pub order: u32,
    /// What distinguishes it.
    pub label: Text<40>,
    /// The price without any campaign, as long as no later one holds.
    pub price: Amount,
    /// The price that takes its place on a day; only the console says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<LaterPrice>,
    /// Net weight in grams.
    pub net_g: Option<u32>,
    /// What the vendor counted; kept in a table of its own, because it moves with every order.
    #[serde(skip)]
    pub stock: u32,
    /// Fewest units in one order.
    pub min_quantity: u32,
    /// Most units in one order.
    pub max_quantity: u32,
}

/// A price that holds from the beginning of a day on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LaterPrice {
    /// The first day.
    pub from: Day,
    /// The price.
    pub price: Amount,
}

impl ProductOption {
    /// The option as it is on a day: a later price that has come is its price.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        if let Some(later) = self.later.filter(|later| later.from.0 <= today) {
            self.price = later.price;
            self.later = None;
        }
        self
    }
}
