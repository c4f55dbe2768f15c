//! The list of a vendor's products, and the shelves that they stand on.

use serde::{Deserialize, Serialize};

use super::{DraftStatus, Later};
use crate::{
    ids::{CategoryId, OptionId, ProductId},
    money::Won,
    time::Timestamp,
};

/// A shelf that products can stand on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shelf {
    /// Its id.
    pub id: CategoryId,
    /// Its name with the one above it.
    pub name: String,
}

/// A vendor's products, on sale and in the making.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Products {
    /// Who sells.
    pub vendor: String,
    /// The rows, the newest first.
    pub rows: Vec<ProductRow>,
}

/// A product in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductRow {
    /// The id while it is made; a product that came by a file goes by its own.
    pub draft: Option<String>,
    /// What shoppers call it.
    pub product: Option<ProductId>,
    /// Its name.
    pub name: String,
    /// Whether it changes a product that stands in the list by itself.
    pub changes: bool,
    /// How far it is.
    pub status: DraftStatus,
    /// The lowest price.
    pub price: Option<Won>,
    /// The prices that ways to buy it have from a day on, the next first.
    #[serde(default)]
    pub later: Vec<LaterRow>,
    /// A small picture.
    pub thumb: String,
    /// When it was touched last; nothing for products that came by file.
    pub touched_at: Option<Timestamp>,
}

/// A price that a way to buy a product has from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LaterRow {
    /// The way to buy it.
    pub option: OptionId,
    /// The same in words.
    pub label: String,
    /// The day and the price.
    pub later: Later,
}
