//! What a shopper asks for.

use serde::{Deserialize, Serialize};

use crate::claim::{ClaimKind, ClaimReason};
use crate::ids::OptionId;
use crate::money::Won;
use crate::time::Date;

/// Cancels, returns or exchanges units of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestClaim {
    /// What is wanted.
    pub kind: ClaimKind,
    /// Of which lines. A return or an exchange speaks of one vendor's lines.
    pub lines: Vec<ClaimLine>,
    /// Why.
    pub reason: ClaimReason,
    /// In the shopper's words; at most 200 letters.
    #[serde(default)]
    pub note: String,
    /// The day on which the shopper found out; today when it is left out.
    #[serde(default)]
    pub known_on: Option<Date>,
    /// What the page said would come back; another amount is refused.
    #[serde(default)]
    pub expected: Option<Won>,
}

/// Units of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimLine {
    /// The option.
    pub option: OptionId,
    /// How many units.
    pub quantity: u32,
}
