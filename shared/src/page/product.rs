//! A product's page.

use serde::{Deserialize, Serialize};

use crate::catalog::{Image, TaxType, UnitPrice};
use crate::ids::{CampaignId, CategoryId, OptionId, ProductId, VendorId};
use crate::money::Won;
use crate::page::{Markup, ProductCard, ShippingLabel};
use crate::time::{Date, Timestamp};

/// A product's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductPage {
    /// Its id and place in the URL.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// What a shopper reads in a shared link.
    pub summary: String,
    /// Its shelf.
    pub category: CategoryId,
    /// The shelf's name.
    pub category_name: String,
    /// Who sells it.
    pub vendor: ProductVendor,
    /// Where it comes from, and other facts of a few words each.
    pub facts: Vec<String>,
    /// Pictures, the first one large.
    pub gallery: Vec<Image>,
    /// What can be bought.
    pub options: Vec<OptionView>,
    /// How it is taxed.
    pub tax: TaxType,
    /// The campaign that makes the price, its title and its end.
    pub campaign: Option<(CampaignId, String, Timestamp)>,
    /// When and for how much it is sent.
    pub delivery: Delivery,
    /// Whether and how vouchers pay for it.
    pub voucher: VoucherUse,
    /// Whether only adults may buy it, which cannot be checked yet.
    pub adult_only: bool,
    /// What it is, in the vendor's words.
    pub detail: Vec<DetailBlock>,
    /// The product information notice: its class, then label and value.
    pub notice_class: String,
    /// The product information notice.
    pub notice: Vec<Fact>,
    /// What the law and the vendor say about giving it back.
    pub withdrawal: Vec<String>,
    /// Other products of the vendor that travel in the same parcel.
    pub together: Vec<ProductCard>,
    /// What shoppers asked and said about it; nothing in a preview.
    #[serde(default, skip_serializing_if = "Markup::is_empty")]
    #[cfg_attr(feature = "openapi", schema(ignore))]
    pub feedback: Markup,
    /// When the server made the page.
    pub now: Timestamp,
}

/// Who sells a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductVendor {
    /// Its id and place in the URL.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// Its business and mail-order numbers, representative, address and phone: what a shopper
    /// has to be able to read before ordering.
    pub identity: Vec<Fact>,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

/// An option with its price now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OptionView {
    /// Its id.
    pub id: OptionId,
    /// What distinguishes it.
    pub label: String,
    /// The price of one unit.
    pub unit: UnitPrice,
    /// What 100 g cost, where that tells something.
    pub per_100g: Option<Won>,
    /// Fewest units.
    pub min: u32,
    /// Most units.
    pub max: u32,
    /// Whether none is left.
    pub sold_out: bool,
}

/// When and for how much a product is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Delivery {
    /// The day on which an order placed now is sent.
    pub ship_by: Date,
    /// When the vendor rests now or soon, in a sentence without its stop.
    pub rest: Option<String>,
    /// Until which hour an order is sent on that day, in words.
    pub cutoff: String,
    /// The fee, in a few words.
    pub fee: ShippingLabel,
    /// The fee below a threshold.
    pub base_fee: Won,
    /// Extra for Jeju.
    pub jeju: Won,
    /// Extra for islands without a bridge.
    pub island: Won,
    /// Whether it travels by itself.
    pub alone: bool,
}

/// Whether and how vouchers pay for a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoucherUse {
    /// Names of the programmes that pay for it.
    pub programmes: Vec<String>,
    /// Why others do not, for the shopper.
    pub why_not: Option<String>,
}

/// A part of a detail page. Typed, so that there is no vendor's HTML to trust.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum DetailBlock {
    /// Heading and paragraphs.
    Text {
        /// The heading.
        title: String,
        /// The paragraphs.
        body: Vec<String>,
    },
    /// A picture with a caption.
    Picture {
        /// The picture.
        image: Image,
        /// The caption; may be empty.
        caption: String,
    },
    /// Label and value, as a table.
    Table {
        /// The heading.
        title: String,
        /// The rows.
        rows: Vec<Fact>,
    },
    /// Questions and answers.
    Faq {
        /// Question and answer.
        items: Vec<Fact>,
    },
}
