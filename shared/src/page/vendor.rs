//! A vendor's page.

use serde::{Deserialize, Serialize};

use crate::catalog::Image;
use crate::ids::VendorId;
use crate::page::ProductCard;

/// A vendor's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorPage {
    /// Its id and place in the URL.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// Where, and for how long.
    pub place: String,
    /// In the producer's words, by paragraph.
    pub story: Vec<String>,
    /// A picture of what is made.
    pub image: Option<Image>,
    /// Label and value: business number and the like.
    pub facts: Vec<(String, String)>,
    /// What it sells.
    pub cards: Vec<ProductCard>,
}
