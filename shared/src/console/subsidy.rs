//! 택배비 지원: what a county gives its producers for each parcel, up to a sum a year.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{OrderNo, VendorId},
    money::Won,
    time::Date,
};

/// A county's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubsidyRule {
    /// For each parcel that was sent.
    pub per_parcel: Won,
    /// At most, for each producer and calendar year.
    pub cap: Won,
}

impl SubsidyRule {
    /// What so many parcels of a year come to.
    ///
    /// ```
    /// use shared::{console::subsidy::SubsidyRule, money::Won};
    /// let rule = SubsidyRule { per_parcel: Won(2_500), cap: Won(1_000_000) };
    /// assert_eq!(rule.of(399), Won(997_500));
    /// assert_eq!(rule.of(401), Won(1_000_000));
    /// ```
    pub fn of(&self, parcels: u32) -> Won {
        self.per_parcel.times(parcels).min(self.cap)
    }
}

/// A producer's year, as the claim sheet for the county wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subsidy {
    /// As the producer is called.
    pub vendor: String,
    /// The calendar year.
    pub year: i64,
    /// The rule; nothing where the county gives nothing.
    pub rule: Option<SubsidyRule>,
    /// What it comes to.
    pub amount: Won,
    /// Each parcel that was sent, the oldest first.
    pub parcels: Vec<SentParcel>,
}

/// A parcel that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SentParcel {
    /// When.
    pub sent_on: Date,
    /// Of which order.
    pub order: OrderNo,
    /// The carrier and the waybill's number.
    pub waybill: String,
}

/// All producers' year, for whoever pays it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubsidyYear {
    /// The calendar year.
    pub year: i64,
    /// The rule; nothing where the county gives nothing.
    pub rule: Option<SubsidyRule>,
    /// Those who sent something, who gets most first.
    pub vendors: Vec<VendorSubsidy>,
    /// What all of it comes to.
    pub total: Won,
}

/// A producer in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorSubsidy {
    /// Who.
    pub id: VendorId,
    /// As the producer is called.
    pub name: String,
    /// How many parcels.
    pub parcels: u32,
    /// What they come to.
    pub amount: Won,
}
