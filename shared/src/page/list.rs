//! Lists of products: a shelf or the hits of a search, narrowed and sorted.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, VendorId};
use crate::money::Won;
use crate::page::{CategoryLink, ProductCard};

/// A category's list or the hits of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPage {
    /// Which of the two, with what belongs to it.
    pub head: ListHead,
    /// What was asked for.
    pub query: ListQuery,
    /// How many products there are in all.
    pub total: u32,
    /// The products of this page.
    pub cards: Vec<ProductCard>,
    /// How many pages there are.
    pub pages: u32,
    /// Vendors that the list can be narrowed to.
    pub vendors: Vec<VendorFacet>,
    /// Products to look at instead, when the list is empty.
    pub instead: Vec<ProductCard>,
}

impl ListPage {
    /// The name of what it lists; empty for a search.
    pub fn name(&self) -> &str {
        match &self.head {
            ListHead::Category { name, .. } => name,
            ListHead::Search { .. } => "",
        }
    }
}

/// What a list is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListHead {
    /// A category: the shelf at the top and where in it the list is.
    Category {
        /// The shelf with its children.
        shelf: CategoryLink,
        /// The category of the list; the shelf itself or one of its children.
        current: CategoryId,
        /// Its name.
        name: String,
    },
    /// A search.
    Search {
        /// Words that other shoppers look for.
        popular: Vec<String>,
        /// Whether only some of the words were found, so that the hits are looser.
        loose: bool,
    },
}

/// Sort order and filters, as they stand in the query string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListQuery {
    /// Words to search for.
    pub q: String,
    /// The order.
    pub sort: Sort,
    /// Only these vendors.
    pub vendors: Vec<VendorId>,
    /// Only up to this price.
    pub max_price: Option<Won>,
    /// Only what can be paid with vouchers.
    pub voucher: bool,
    /// Only what ships for nothing by itself.
    pub free_shipping: bool,
    /// The page, from one.
    pub page: u32,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sort {
    /// In season and well sold first; in a search, the best hit first.
    #[default]
    Recommended,
    /// Best sellers first.
    Sales,
    /// Newest first.
    Newest,
    /// Cheapest first.
    Cheapest,
    /// Dearest first.
    Dearest,
}

impl Sort {
    /// All, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self::Recommended,
        Self::Sales,
        Self::Newest,
        Self::Cheapest,
        Self::Dearest,
    ];

    /// As it stands in the query string.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Sales => "sales",
            Self::Newest => "newest",
            Self::Cheapest => "cheapest",
            Self::Dearest => "dearest",
        }
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recommended => "추천순",
            Self::Sales => "판매순",
            Self::Newest => "최신순",
            Self::Cheapest => "낮은 가격순",
            Self::Dearest => "높은 가격순",
        }
    }
}

impl ListQuery {
    /// The query string, without the question mark; empty when nothing differs from the usual.
    pub fn to_query(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !self.q.is_empty() {
            parts.push(format!("q={}", percent_encode(&self.q)));
        }
        if self.sort != Sort::default() {
            parts.push(format!("sort={}", self.sort.as_str()));
        }
        parts.extend(
            self.vendors
                .iter()
                .map(|vendor| format!("vendor={}", percent_encode(&vendor.0))),
        );
        parts.extend(self.max_price.map(|price| format!("max={}", price.0)));
        if self.voucher {
            parts.push("voucher=1".to_owned());
        }
        if self.free_shipping {
            parts.push("free=1".to_owned());
        }
        if self.page > 1 {
            parts.push(format!("page={}", self.page));
        }
        parts.join("&")
    }
}

/// Text as a part of a URL's query.
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
            );
        }
    }
    encoded
}

/// A vendor that a list can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorFacet {
    /// The vendor.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// How many products of the list are its.
    pub count: u32,
}
