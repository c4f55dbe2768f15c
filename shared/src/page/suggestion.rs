//! What is proposed while a shopper types into the search field.

use serde::{Deserialize, Serialize};

use crate::catalog::Image;

/// A proposal: a row that leads on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SuggestionRow {
    /// What it is.
    pub kind: Proposed,
    /// Its name.
    pub text: String,
    /// Which of the name's letters were typed: the first one, and how many.
    pub hit: (u32, u32),
    /// Where it leads.
    pub href: String,
    /// What it costs, or how many products there are.
    pub note: String,
    /// A product's picture.
    pub image: Option<Image>,
}

/// What is proposed, in the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Proposed {
    /// Words to search for.
    Keyword,
    /// A shelf.
    Category,
    /// A vendor.
    Vendor,
    /// A product.
    Product,
}
