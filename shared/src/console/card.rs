//! 이야기 카드: what lies in the box beside the goods, with the way back to the product's page.

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;

/// The cards of a vendor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoryCards {
    /// Who sends.
    pub vendor: String,
    /// Who answers for the farm.
    pub farmer: String,
    /// One for each product on sale.
    pub cards: Vec<StoryCard>,
}

/// The card of one product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoryCard {
    /// Of what.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// The producer's words, by lines.
    pub story: Vec<String>,
    /// Where its page is; the QR code says the same.
    pub address: String,
}
