//! Coupons: what they take off, from what, and under which condition.

use serde::{Deserialize, Serialize};

use crate::ids::{CategoryId, CouponId, ProductId, VendorId};
use crate::money::{Rate, Won};
use crate::time::Period;

/// A coupon that the shopper holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Coupon {
    /// Its id. Ties between coupons are settled by it.
    pub id: CouponId,
    /// As shoppers read it.
    pub name: String,
    /// What it is taken off from.
    pub class: CouponClass,
    /// How much it takes.
    pub value: CouponValue,
    /// The lines it looks at. An order or shipping coupon with a scope looks at those only.
    #[serde(default)]
    pub scope: CouponScope,
    /// The least that the lines in scope must come to, after campaign prices and before coupons.
    #[serde(default)]
    pub min_order: Won,
    /// When it holds.
    pub period: Period,
    /// Of the coupons in one group only the best is used. Without a group it stands alone.
    #[serde(default)]
    pub group: Option<String>,
}

/// What a coupon is taken off from. Classes apply in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CouponClass {
    /// Off each line in scope.
    Item,
    /// Off the lines in scope together.
    Order,
    /// Off the shipping charges, surcharges included.
    Shipping,
}

/// How much a coupon takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CouponValue {
    /// A fixed amount, never more than there is.
    Amount(Won),
    /// A rate, up to a cap.
    Rate {
        /// The rate.
        rate: Rate,
        /// The most that the coupon takes in one order.
        cap: Option<Won>,
    },
}

/// The lines that a coupon looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CouponScope {
    /// All.
    #[default]
    All,
    /// Products in these categories.
    Categories(Vec<CategoryId>),
    /// Products of these vendors.
    Vendors(Vec<VendorId>),
    /// These products.
    Products(Vec<ProductId>),
}

impl CouponScope {
    /// Whether a product lies in it.
    pub fn covers(&self, product: &ProductId, vendor: &VendorId, category: &CategoryId) -> bool {
        match self {
            Self::All => true,
            Self::Categories(list) => list.contains(category),
            Self::Vendors(list) => list.contains(vendor),
            Self::Products(list) => list.contains(product),
        }
    }
}

/// What became of a coupon in a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CouponOutcome {
    /// The coupon.
    pub coupon: CouponId,
    /// What it took off, or why nothing.
    pub result: CouponResult,
}

/// What a coupon took off, or why nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CouponResult {
    /// This much.
    Applied(Won),
    /// It does not hold yet, or any more.
    NotNow,
    /// Nothing in the cart is in its scope, or there is nothing left to take off.
    NothingEligible,
    /// The lines in scope come to less than its condition asks for; this much is missing.
    BelowMinimum {
        /// What is missing.
        missing: Won,
    },
    /// Another coupon of its group is better.
    BetterInGroup {
        /// The one used instead.
        used: CouponId,
    },
}
