//! The catalogue: one immutable revision of everything that decides what can be bought, for
//! how much, and found by which words.
//!
//! The server keeps it in memory and the browser gets the same structure, so that a cart is
//! priced by the same function on both sides. What only one product's page shows (story,
//! notice, blocks) is not in it; see [`crate::page::ProductPage`].

mod find;
mod mark;

use serde::{Deserialize, Serialize};

pub use self::mark::Mark;
use crate::address::ZoneRule;
use crate::campaign::Campaign;
use crate::ids::{CategoryId, OptionId, ProductId, ShippingPolicyId, TenantId, VendorId};
use crate::money::{Won, mul_div_floor};
use crate::search::Synonyms;
use crate::shipping::{BundleGroup, ShippingPolicy};
use crate::time::Timestamp;
use crate::voucher::Programme;

/// One revision of a mall's catalogue. Every list is sorted by id, so that lookups are binary
/// searches and the same content always has the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalog {
    /// The mall.
    pub tenant: TenantId,
    /// Grows with every change that a shopper could see.
    pub revision: u64,
    /// All categories.
    pub categories: Vec<Category>,
    /// All vendors with something on sale.
    pub vendors: Vec<Vendor>,
    /// All shipping policies.
    pub shipping: Vec<ShippingPolicy>,
    /// All products on sale.
    pub products: Vec<Product>,
    /// Campaigns that run or will run.
    pub campaigns: Vec<Campaign>,
    /// Remote places.
    pub zones: Vec<ZoneRule>,
    /// Voucher programmes that the mall takes.
    pub programmes: Vec<Programme>,
    /// Words that mean the same in a search.
    #[serde(default)]
    pub synonyms: Synonyms,
    /// Made by [`Catalog::indexed`].
    #[serde(skip)]
    pub by_option: OptionPlaces,
    /// Made by [`Catalog::indexed`].
    #[serde(skip)]
    pub offers: Offers,
}

/// Where each option stands, in order of its id: the place of its product and its own in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OptionPlaces(Vec<(u32, u16)>);

/// For each product, in order: the places of the campaigns that price it, and of their rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers(Vec<Vec<(u16, u16)>>);

/// A shelf of the mall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Category {
    /// Its id and place in the URL.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// The shelf it belongs to, when it is part of one.
    pub parent: Option<CategoryId>,
    /// Its place among its siblings.
    pub order: u32,
    /// Its picture.
    pub image: Option<Image>,
    /// Whether it, or the shelf around it, is in no menu.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// Who sells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vendor {
    /// Its id and place in the URL.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// Whether it is registered as a merchant for local vouchers.
    pub voucher_merchant: bool,
    /// Whether its yearly sales bar it from vouchers bought at a discount.
    pub over_sales_limit: bool,
}

/// Something on sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    /// Its id and place in the URL.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// Who sells it.
    pub vendor: VendorId,
    /// The shelf.
    pub category: CategoryId,
    /// The first picture.
    pub image: Image,
    /// Taxed or tax-free; asked of the vendor, never guessed from the category.
    pub tax: TaxType,
    /// What its parcel costs.
    pub shipping: ShippingPolicyId,
    /// What it may travel with.
    pub bundle: BundleGroup,
    /// Whether it can be paid with vouchers.
    pub voucher_allowed: bool,
    /// Whether only adults may buy it.
    pub adult_only: bool,
    /// Whether a price per 100 g tells shoppers something.
    pub show_unit_price: bool,
    /// Months (1–12) in which it is in season; empty when it has none.
    pub season: Vec<u8>,
    /// Its rank in sales, 1 for the best seller.
    pub sales_rank: u32,
    /// When it came into the mall.
    pub created_at: Timestamp,
    /// Words that find it besides its name.
    pub keywords: Vec<String>,
    /// What can be bought; never empty.
    pub options: Vec<ProductOption>,
}

/// One buyable choice of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductOption {
    /// Its id, unique in the mall.
    pub id: OptionId,
    /// What distinguishes it, for example `10kg`.
    pub label: String,
    /// The price without any campaign, as long as no later one holds.
    pub price: Won,
    /// The price that takes its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<LaterPrice>,
    /// Net weight in grams, zero when it has none.
    pub net_g: u64,
    /// Fewest units in one order.
    pub min: u32,
    /// Most units in one order.
    pub max: u32,
    /// Whether none can be bought now. Counts are not in the catalogue: they move with every
    /// order, this flag only at the edge.
    pub sold_out: bool,
}

/// A price that holds from a moment on, without any campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LaterPrice {
    /// The first moment.
    pub at: Timestamp,
    /// The price.
    pub price: Won,
}

/// How a product is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum TaxType {
    /// Value-added tax is in the price.
    Taxable,
    /// Unprocessed food and the like.
    TaxFree,
}

/// A picture in several widths: `{base}-{width}.webp`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Image {
    /// Path without width and ending, for example `/media/3f9c0b`.
    pub base: String,
    /// The widths there are, ascending, in pixels.
    pub widths: Vec<u16>,
    /// Width of the largest.
    pub width: u16,
    /// Height of the largest.
    pub height: u16,
    /// What it shows, for people who cannot see it; empty for decoration.
    pub alt: String,
}

impl Image {
    /// The file of the smallest width that is at least `wanted`, else of the largest.
    pub fn src(&self, wanted: u16) -> String {
        let width = self
            .widths
            .iter()
            .find(|width| **width >= wanted)
            .or(self.widths.last());
        format!(
            "{}-{}.webp",
            self.base,
            width.copied().unwrap_or(self.width)
        )
    }

    /// The `srcset` attribute.
    pub fn srcset(&self) -> String {
        let one = |width: &u16| format!("{}-{width}.webp {width}w", self.base);
        self.widths.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

/// The price of one unit now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnitPrice {
    /// Without any campaign.
    pub list: Won,
    /// With the best campaign.
    pub now: Won,
}

impl UnitPrice {
    /// The whole percents taken off; zero when it is less than one.
    pub fn percent_off(self) -> i64 {
        if self.list.0 <= 0 {
            0
        } else {
            (self.list - self.now).0 * 100 / self.list.0
        }
    }
}

impl ProductOption {
    /// The price without any campaign at `now`.
    pub fn price_at(&self, now: Timestamp) -> Won {
        let later = self.later.filter(|later| later.at <= now);
        later.map_or(self.price, |later| later.price)
    }

    /// What 100 g cost at a price, when the option has a weight.
    pub fn per_100g(&self, price: Won) -> Option<Won> {
        let grams = i64::try_from(self.net_g).ok().filter(|grams| *grams > 0)?;
        Some(mul_div_floor(price, 100, grams))
    }
}
