//! `options.csv`.

use serde::{Deserialize, Serialize};

use super::field::{Amount, Slug, Text};

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
    /// The price without any campaign.
    pub price: Amount,
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
