//! What a quote says: every line, parcel and voucher, and what each of them pays.

use serde::{Deserialize, Serialize};

use crate::address::Zone;
use crate::catalog::{TaxType, UnitPrice};
use crate::coupon::CouponOutcome;
use crate::ids::{CampaignId, LotId, OptionId, ProductId, VendorId};
use crate::money::Won;
use crate::voucher::{Ineligible, LotRefusal};

/// The price of a cart. Lines are in ascending order of their option, then parcels in order
/// of vendor and bundle; vouchers in the order in which they are spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Quote {
    /// The catalogue's revision that it was made with.
    pub revision: u64,
    /// Where it was priced to.
    pub zone: Zone,
    /// What is bought.
    pub lines: Vec<QuoteLine>,
    /// One for each parcel, also when it ships for nothing.
    pub shipping: Vec<QuoteShipping>,
    /// The vouchers, in the order in which they are spent.
    pub lots: Vec<LotUse>,
    /// What was asked for but cannot be bought; it is in no sum.
    pub unavailable: Vec<Unavailable>,
    /// What became of each coupon.
    pub coupons: Vec<CouponOutcome>,
    /// The sums.
    pub totals: Totals,
    /// Whether the card would be charged less than its provider takes, and the vouchers could
    /// not be lowered to avoid it.
    pub card_minimum_missed: bool,
    /// SHA-256, in hex, over all amounts; equal digests mean that nothing differs.
    pub digest: String,
}

/// One option in a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuoteLine {
    /// The option.
    pub option: OptionId,
    /// Its product.
    pub product: ProductId,
    /// Who sells it.
    pub vendor: VendorId,
    /// How many units.
    pub quantity: u32,
    /// The price of one unit.
    pub unit: UnitPrice,
    /// The campaign that makes the price, if one does.
    pub campaign: Option<CampaignId>,
    /// All units without any campaign.
    pub list_amount: Won,
    /// All units with the campaign.
    pub amount: Won,
    /// What item coupons take off.
    pub item_discount: Won,
    /// This line's part of what order coupons take off.
    pub order_discount: Won,
    /// What has to be paid for it.
    pub due: Won,
    /// How it is taxed.
    pub tax: TaxType,
    /// This line's part of what the county adds for paying by voucher.
    pub voucher_discount: Won,
    /// What each voucher pays, in the order of [`Quote::lots`].
    pub vouchers: Vec<LotPart>,
    /// What the card pays.
    pub card: Won,
}

/// One parcel in a quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuoteShipping {
    /// Who sends it.
    pub vendor: VendorId,
    /// Which of the vendor's parcels; see [`crate::shipping::BundleGroup`].
    pub bundle: String,
    /// What its lines come to after campaign prices and before coupons.
    pub amount: Won,
    /// The fee.
    pub fee: Won,
    /// Extra for a remote place.
    pub surcharge: Won,
    /// What shipping coupons take off.
    pub discount: Won,
    /// From which amount on the fee is waived, when there is such an amount.
    pub free_from: Option<Won>,
    /// What has to be paid for it.
    pub due: Won,
    /// The tax-free part of what has to be paid.
    pub tax_free: Won,
    /// The tax-free part of what the card pays.
    pub card_tax_free: Won,
    /// This parcel's part of what the county adds for paying by voucher.
    pub voucher_discount: Won,
    /// What each voucher pays, in the order of [`Quote::lots`].
    pub vouchers: Vec<LotPart>,
    /// What the card pays.
    pub card: Won,
}

/// What one voucher pays for one line or parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LotPart {
    /// The lot.
    pub lot: LotId,
    /// What it pays.
    pub amount: Won,
    /// What it has left after this line and those before it.
    pub left: Won,
    /// Why it cannot pay for this line, when it cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<Ineligible>,
}

/// What one voucher pays in all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LotUse {
    /// The lot.
    pub lot: LotId,
    /// What it pays.
    pub used: Won,
    /// What it has left afterwards.
    pub left: Won,
    /// Why it pays nothing, when it cannot pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<LotRefusal>,
}

/// An option that was asked for but cannot be bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Unavailable {
    /// The option.
    pub option: OptionId,
    /// How many units were asked for.
    pub quantity: u32,
    /// Why.
    pub reason: UnavailableReason,
}

/// Why an option cannot be bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum UnavailableReason {
    /// It is not on sale any more.
    Gone,
    /// None is left.
    SoldOut,
    /// Only adults may buy it, and their age cannot be checked yet.
    AdultOnly,
    /// Fewer units than the vendor sells at once; at least this many.
    BelowMinimum(u32),
    /// More units than one order may have; at most this many.
    AboveMaximum(u32),
}

/// The sums of a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Totals {
    /// All lines without any campaign.
    pub list: Won,
    /// What campaigns take off.
    pub campaign_discount: Won,
    /// What item and order coupons take off.
    pub coupon_discount: Won,
    /// Fees and surcharges of all parcels.
    pub shipping: Won,
    /// What shipping coupons take off.
    pub shipping_discount: Won,
    /// What has to be paid in all.
    pub due: Won,
    /// What vouchers pay.
    pub voucher: Won,
    /// What the county adds for paying by voucher.
    pub voucher_discount: Won,
    /// What the card pays.
    pub card: Won,
    /// The tax-free part of what the card pays.
    pub card_tax_free: Won,
    /// The tax-free part of what has to be paid.
    pub tax_free: Won,
    /// Value-added tax in what has to be paid.
    pub vat: Won,
}
