//! `coupons.json`.

use serde::{Deserialize, Serialize};

use super::field::{Amount, Bp, Code, Moment, Slug, Text};

/// A coupon: exactly one of amount and rate is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coupon {
    /// Its id.
    pub code: Code,
    /// As shoppers read it.
    pub name: Text<40>,
    /// What it is taken off from.
    pub class: CouponClass,
    /// A fixed amount.
    #[serde(default)]
    pub amount: Option<Amount>,
    /// A rate.
    #[serde(default)]
    pub rate_bp: Option<Bp>,
    /// The most that a rate takes.
    #[serde(default)]
    pub max_discount: Option<Amount>,
    /// The least that the lines must come to.
    pub min_order: Amount,
    /// Of a group only the best is used.
    #[serde(default)]
    pub exclusive_group: Option<Slug>,
    /// Only these categories, unless empty.
    pub categories: Vec<Slug>,
    /// Only these products, unless empty.
    pub products: Vec<Slug>,
    /// Only these vendors, unless empty.
    pub vendors: Vec<Slug>,
    /// The first moment.
    pub starts_at: Moment,
    /// The first moment after it.
    pub ends_at: Moment,
    /// Who may use it.
    pub audience: Audience,
    /// Who pays for it.
    pub funded_by: Funding,
}

/// What a coupon is taken off from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CouponClass {
    /// Each line.
    Item,
    /// The lines together.
    Order,
    /// The shipping charges.
    Shipping,
}

/// Who may use a coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Audience {
    /// Everybody.
    Public,
    /// Members with a copy of their own.
    Member,
}

/// Who pays for a coupon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Funding {
    /// The county.
    County,
    /// The vendor.
    Vendor,
}
