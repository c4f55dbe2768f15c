//! What a campaign brought.

use serde::{Deserialize, Serialize};

use crate::{ids::CampaignId, money::Won, time::Date};

/// What a campaign brought, day by day. Visits are not counted: without a cookie or an address
/// that is kept, one shopper who looks twice cannot be told from two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignResults {
    /// The campaign.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// The days on which something was paid, in order.
    pub days: Vec<DayResult>,
    /// All of them together.
    pub total: Sums,
}

/// A day of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DayResult {
    /// The day of payment, in Korea.
    pub day: Date,
    /// What was paid.
    pub sums: Sums,
}

/// What was paid in a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sums {
    /// Orders that have one of the campaign's products.
    pub orders: i64,
    /// Units of the campaign's products.
    pub units: i64,
    /// What was paid for them, with all that was given back taken off.
    pub sales: Won,
    /// What of it was given back.
    pub returned: Won,
    /// Orders, of whatever, that came over a link with the campaign's address as its source.
    pub by_address: i64,
}
