//! What lists are made of: cards of products, and links to shelves.

use serde::{Deserialize, Serialize};

use crate::catalog::{Image, UnitPrice};
use crate::ids::{CategoryId, OptionId, ProductId};
use crate::money::Won;

/// A product in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductCard {
    /// Its id and place in the URL.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// The vendor's name.
    pub vendor: String,
    /// Its picture.
    pub image: Image,
    /// The leading option, whose price the card shows.
    pub option: OptionId,
    /// The price.
    pub price: CardPrice,
    /// What its parcel costs, in a few words.
    pub shipping: ShippingLabel,
    /// Whether nothing of it can be bought now.
    pub sold_out: bool,
    /// Whether only adults may buy it.
    pub adult_only: bool,
}

/// The price on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardPrice {
    /// One unit of the leading option.
    pub unit: UnitPrice,
    /// What 100 g of it cost, where that tells something.
    pub per_100g: Option<Won>,
    /// Whether other options cost more, so that the price is one "from" which it starts.
    pub from: bool,
}

/// What a parcel costs, in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ShippingLabel {
    /// 무료배송
    Free,
    /// 배송비 3,000원
    Fee(Won),
    /// 5만원 이상 무료배송
    FreeFrom(Won),
}

/// A category as a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryLink {
    /// Its id and place in the URL.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// Its picture.
    pub image: Option<Image>,
    /// The shelves inside it.
    pub children: Vec<CategoryLink>,
}
