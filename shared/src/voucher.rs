//! Voucher money. A wallet is a list of lots, each with its own kind, expiry and rules,
//! because the law treats discount-bought vouchers and policy-issued ones differently.

use serde::{Deserialize, Serialize};

use crate::ids::{LotId, ProgrammeId};
use crate::money::{Rate, Won};
use crate::time::{Period, Timestamp};

/// How voucher money came into the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum VoucherKind {
    /// Issued by policy, for example a half-price-trip payback. Spent first on ties.
    Policy,
    /// Bought at a discount. Barred at merchants above the sales limit.
    General,
}

impl VoucherKind {
    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Policy => "정책발행",
            Self::General => "일반발행",
        }
    }
}

/// A programme under which vouchers are issued, and the rules they are spent by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// As shoppers read it.
    pub name: String,
    /// How its vouchers are issued.
    pub kind: VoucherKind,
    /// Whether shipping charges can be paid with it.
    pub usable_on_shipping: bool,
    /// Whether vendors above the sales limit may take it.
    pub usable_over_sales_limit: bool,
    /// The least that the eligible lines must come to, before tenders.
    pub min_eligible: Won,
    /// The most that one lot pays in one order.
    pub cap_per_order: Option<Won>,
    /// What the county adds when a shopper pays online with it.
    pub online_discount: Option<OnlineDiscount>,
}

/// A discount on the amount paid by voucher, borne by the county.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OnlineDiscount {
    /// The rate.
    pub rate: Rate,
    /// The most in one order.
    pub cap: Option<Won>,
    /// What is left of its budget.
    pub budget_left: Won,
    /// When it holds.
    pub period: Period,
}

/// One amount of voucher money that the shopper has shown to be theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoucherLot {
    /// Its id.
    pub id: LotId,
    /// The programme, which brings the name and the rules.
    pub programme: ProgrammeId,
    /// How it was issued.
    pub kind: VoucherKind,
    /// What it was issued with.
    pub face: Won,
    /// What is left and not held by another order.
    pub remaining: Won,
    /// The first moment at which it is void.
    pub expires_at: Timestamp,
    /// Whether the county has stopped it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub frozen: bool,
}

/// A lot that the shopper wants to pay with, and up to how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tender {
    /// The lot.
    pub lot: VoucherLot,
    /// The shopper's own limit; `None` for as much as it covers, zero to leave it alone.
    pub limit: Option<Won>,
}

/// Why a lot does not pay for a line. The first that holds is the one shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Ineligible {
    /// The vendor is not registered as a merchant.
    VendorNotRegistered,
    /// The vendor's yearly sales are above the limit for vouchers bought at a discount.
    VendorOverSalesLimit,
    /// The product cannot be bought with vouchers.
    ProductExcluded,
    /// Shipping cannot be paid with this programme.
    ShippingExcluded,
}

/// Why a whole lot is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LotRefusal {
    /// Its time is over.
    Expired,
    /// The county has stopped it.
    Frozen,
    /// Nothing is left.
    Empty,
    /// The shopper switched it off.
    SwitchedOff,
    /// The programme is not one of this mall.
    OtherMall,
    /// Nothing in the cart can be paid with it.
    NothingEligible,
    /// The lines that it could pay for come to too little.
    BelowMinimum {
        /// What is missing.
        missing: Won,
    },
}

/// Asks what a voucher has left: by its number and PIN, or again by the tokens of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BalanceRequest {
    /// The number on the card, the link or the message.
    #[serde(default)]
    pub code: String,
    /// Four digits.
    #[serde(default)]
    pub pin: String,
    /// Tokens of an earlier answer, to look again without typing.
    #[serde(default)]
    pub lot_tokens: Vec<String>,
}

/// What a voucher has left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BalanceAnswer {
    /// The lots, in the order in which they are spent.
    pub lots: Vec<HeldLot>,
}

/// A lot together with the proof that the shopper may spend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldLot {
    /// Signed; good for 30 minutes.
    pub lot_token: String,
    /// As shoppers read it, the programme's name.
    pub name: String,
    /// What is left, until when, and under which rules.
    pub lot: VoucherLot,
    /// What happened to it, newest first.
    #[serde(default)]
    pub history: Vec<LotMovement>,
}

/// Something that changed what a lot has left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LotMovement {
    /// When.
    pub at: Timestamp,
    /// What, for the shopper.
    pub text: String,
    /// Added, or taken when negative.
    pub amount: Won,
}

#[cfg(test)]
mod tests {
    use super::VoucherKind;

    #[test]
    fn the_two_kinds_have_names_of_their_own() {
        assert_ne!(VoucherKind::Policy.name(), VoucherKind::General.name());
    }
}
