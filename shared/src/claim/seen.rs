//! A claim as the order's page shows it.

use serde::{Deserialize, Serialize};

use crate::claim::{ClaimKind, ClaimReason, ClaimStatus, ShippingPayer};
use crate::ids::{ClaimId, OptionId, VendorId};
use crate::money::Won;
use crate::time::{Date, Timestamp};

/// A cancellation, return or exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What is wanted.
    pub kind: ClaimKind,
    /// Why.
    pub reason: ClaimReason,
    /// In the shopper's words.
    pub note: String,
    /// Its state.
    pub status: ClaimStatus,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// Who pays for the way back, where there is one.
    pub shipping_payer: Option<ShippingPayer>,
    /// What the seller answered: why not, or how the replacement travels.
    pub answer: String,
    /// Of which lines.
    pub lines: Vec<ClaimedLine>,
    /// What comes back, once that is decided.
    pub refund: Option<ClaimRefund>,
}

/// Units of one line that a claim speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimedLine {
    /// The option.
    pub option: OptionId,
    /// How many units.
    pub quantity: u32,
}

/// Who gives how much back to what, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimRefund {
    /// Everything.
    pub total: Won,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// The last day on which it is in time.
    pub due_on: Date,
    /// When all of it was back.
    pub done_at: Option<Timestamp>,
    /// What the law adds for the days after that.
    pub late_interest: Won,
    /// What each tender gets.
    pub per_tender: Vec<TenderRefund>,
    /// What each vendor gives.
    pub per_vendor: Vec<VendorRefund>,
}

/// What a card, a voucher or the county gets back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenderRefund {
    /// Its place among the order's tenders, counted from zero.
    pub tender: u32,
    /// The amount.
    pub amount: Won,
}

/// What a vendor gives back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VendorRefund {
    /// Who.
    pub vendor: VendorId,
    /// The amount.
    pub amount: Won,
}
