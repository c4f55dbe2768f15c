//! Orders on the wire.

use serde::{Deserialize, Serialize};

use crate::address::{Address, Area};
use crate::cart::CartLine;
use crate::catalog::Image;
use crate::ids::{LotId, OptionId, OrderNo, ProductId, VendorId};
use crate::money::Won;
use crate::order::{OrderStatus, ShipmentStatus};
use crate::payment::PaymentRequest;
use crate::text::Phone;
use crate::time::{Date, Timestamp};
use crate::voucher::VoucherKind;

/// Asks for the price of a cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuoteRequest {
    /// What is to be bought.
    pub lines: Vec<CartLine>,
    /// Where it goes; without it the mainland applies.
    #[serde(default)]
    pub area: Option<Area>,
    /// The vouchers to pay with.
    #[serde(default)]
    pub tenders: Vec<TenderRequest>,
}

/// A voucher to pay with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenderRequest {
    /// The signed name of a lot, from the balance check.
    pub lot_token: String,
    /// At most this much; leave it out for as much as the voucher covers.
    #[serde(default)]
    pub limit: Option<Won>,
}

/// Places an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceOrder {
    /// What is bought.
    pub lines: Vec<CartLine>,
    /// The digest of the quote that the shopper saw.
    pub quote_digest: String,
    /// Who orders.
    pub buyer: Buyer,
    /// Who receives.
    pub recipient: Recipient,
    /// The vouchers to pay with.
    #[serde(default)]
    pub tenders: Vec<TenderRequest>,
    /// What the shopper agreed to.
    pub consents: Consents,
    /// Where the shopper came from, for example the campaign of an add-intent.
    #[serde(default)]
    pub source: Option<String>,
}

/// Who orders. A guest looks the order up by its number and this phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Buyer {
    /// Name, at most 40 letters.
    pub name: String,
    /// Mobile phone.
    pub phone: String,
}

/// Who receives the parcels, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recipient {
    /// Name, at most 40 letters.
    pub name: String,
    /// Phone for the carrier.
    pub phone: String,
    /// Where to.
    pub address: Address,
    /// For the carrier, at most 100 letters; may be empty.
    #[serde(default)]
    pub note: String,
}

/// What the shopper agreed to. None is ticked beforehand; all are required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consents {
    /// The order's content was checked and its terms are accepted.
    pub order_terms: bool,
    /// The name, phone and address go to the vendors who send the parcels.
    pub vendor_privacy: bool,
}

/// The answer to a placed order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlacedOrder {
    /// Its number.
    pub no: OrderNo,
    /// Proof that the order is the caller's, for 30 days.
    pub order_token: String,
    /// Waiting for the card, or already paid when vouchers covered everything.
    pub status: OrderStatus,
    /// Where to pay the rest by card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentRequest>,
}

/// Looks a guest's order up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LookUpOrder {
    /// The order's number.
    pub no: OrderNo,
    /// The phone of who ordered.
    pub phone: String,
}

/// Cancels a whole order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CancelOrder {
    /// Why, for the vendor; at most 200 letters.
    #[serde(default)]
    pub reason: String,
}

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
