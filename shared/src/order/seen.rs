//! An order as its page shows it.

use serde::{Deserialize, Serialize};

use crate::catalog::Image;
use crate::claim::{Claim, SplitPlace};
use crate::ids::{LotId, OptionId, OrderNo, ProductId, VendorId};
use crate::money::Won;
use crate::order::{OrderStatus, Recipient, ShipmentStatus};
use crate::text::Phone;
use crate::time::{Date, Timestamp};
use crate::voucher::VoucherKind;

/// An order as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// Its number.
    pub no: OrderNo,
    /// Its state.
    pub status: OrderStatus,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
    /// Until when it can be paid, while it is unpaid.
    pub pay_until: Option<Timestamp>,
    /// Whether a payment is being settled right now.
    pub confirming: bool,
    /// Whether the whole order can be cancelled now.
    pub can_cancel: bool,
    /// Who ordered; the name is masked.
    pub buyer_name: String,
    /// Phone of who ordered.
    pub buyer_phone: Phone,
    /// Who receives.
    pub recipient: Recipient,
    /// One for each vendor.
    pub shipments: Vec<Shipment>,
    /// How it is paid, in the order in which it was spent; the card last.
    pub tenders: Vec<OrderTender>,
    /// The sums.
    pub totals: OrderTotals,
    /// What happened to it.
    pub events: Vec<OrderEvent>,
    /// What each tender paid of each line and parcel, while units can be given back.
    pub split: Vec<SplitPlace>,
    /// What was cancelled, sent back and exchanged, oldest first.
    pub claims: Vec<Claim>,
    /// The day of the answer, for what ends on a day.
    pub today: Date,
}

/// What one vendor sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Shipment {
    /// Who sends it.
    pub vendor: VendorId,
    /// The vendor's name when it was ordered.
    pub vendor_name: String,
    /// The vendor's phone.
    pub vendor_phone: String,
    /// Its state.
    pub status: ShipmentStatus,
    /// The day on which it is to be sent.
    pub ship_by: Date,
    /// The day on which it came.
    pub delivered_on: Option<Date>,
    /// How it travels, for example `우체국 1234567890123`; empty until it is sent.
    pub tracking: String,
    /// What is in it.
    pub lines: Vec<OrderLine>,
    /// What shipping costs, all parcels of the vendor together.
    pub shipping: Won,
}

/// One line of an order, as it was bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderLine {
    /// The product.
    pub product: ProductId,
    /// The option.
    pub option: OptionId,
    /// The product's name.
    pub name: String,
    /// The option's label.
    pub label: String,
    /// The product's picture.
    pub image: Image,
    /// How many units.
    pub quantity: u32,
    /// Without any discount.
    pub list_amount: Won,
    /// What it cost.
    pub due: Won,
}

/// One way in which an order is paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderTender {
    /// Card or voucher.
    pub kind: TenderKind,
    /// As shoppers read it, for example `반값여행 페이백 2025` or `신한카드 5365-****-****-1234`.
    pub name: String,
    /// The voucher's lot.
    pub lot: Option<LotId>,
    /// What it pays.
    pub amount: Won,
    /// What was given back to it.
    pub returned: Won,
}

/// Card or voucher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TenderKind {
    /// A voucher lot.
    Voucher(VoucherKind),
    /// A card.
    Card,
    /// What the county adds for paying by voucher.
    CountyDiscount,
}

/// The sums of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderTotals {
    /// All lines without any discount.
    pub list: Won,
    /// Campaigns and coupons together.
    pub discount: Won,
    /// Shipping after coupons.
    pub shipping: Won,
    /// What has to be paid in all.
    pub due: Won,
    /// What vouchers pay.
    pub voucher: Won,
    /// What the county adds for paying by voucher.
    pub voucher_discount: Won,
    /// What the card pays.
    pub card: Won,
    /// The tax-free part.
    pub tax_free: Won,
    /// Value-added tax in it.
    pub vat: Won,
}

/// Something that happened to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderEvent {
    /// When.
    pub at: Timestamp,
    /// What, for the shopper.
    pub text: String,
}
