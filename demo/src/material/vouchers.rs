//! Voucher programmes, demo lots and coupons.

use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
pub(crate) struct Vouchers {
    pub(crate) programme: Vec<Programme>,
    pub(crate) lot: Vec<Lot>,
    pub(crate) coupon: Vec<Coupon>,
}

/// `{year}` and `{next_year}` in its texts and dates follow the as-of day.
#[derive(Debug, Deserialize)]
pub(crate) struct Programme {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) source: String,
    pub(crate) effective_from: String,
    pub(crate) effective_to: String,
    pub(crate) expires_on: Option<String>,
    pub(crate) merchant_sales_limit: Option<i64>,
    #[serde(default)]
    pub(crate) prepaid_discount_bp: i64,
    pub(crate) monthly_cap: Option<i64>,
    pub(crate) payback: Option<Payback>,
    pub(crate) valid_days: Option<i64>,
    #[serde(default)]
    pub(crate) compensation: bool,
    pub(crate) copy: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Payback {
    pub(crate) rule_version: String,
    rate_bp: i64,
    min_spend: PerParty,
    cap: PerParty,
    per_year: i64,
    apply_before_days: i64,
    claim_within_days: i64,
    verified: bool,
    note: String,
    vectors: Vec<Vector>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
struct PerParty {
    solo: i64,
    team: i64,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
struct Vector {
    party: String,
    spend: i64,
    payback: i64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Lot {
    pub(crate) code: String,
    pub(crate) programme: String,
    pub(crate) face: i64,
    pub(crate) remaining: i64,
    pub(crate) expires_in_days: i64,
    pub(crate) scenario: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Coupon {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) class: String,
    pub(crate) amount: Option<i64>,
    pub(crate) rate_bp: Option<i64>,
    pub(crate) max_discount: Option<i64>,
    #[serde(default)]
    pub(crate) min_order: i64,
    pub(crate) exclusive_group: Option<String>,
    #[serde(default)]
    pub(crate) categories: Vec<String>,
    /// Issued for one vendor, which the generator picks.
    #[serde(default)]
    pub(crate) one_vendor: bool,
    pub(crate) start_day: Option<i64>,
    pub(crate) end_day: Option<i64>,
    #[serde(default = "public")]
    pub(crate) audience: String,
    #[serde(default = "county")]
    pub(crate) funded_by: String,
}

fn public() -> String {
    "PUBLIC".to_owned()
}

fn county() -> String {
    "COUNTY".to_owned()
}
