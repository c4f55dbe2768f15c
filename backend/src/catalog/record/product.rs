//! `products.csv`.

use serde::{Deserialize, Serialize};
use shared::claim::Withdrawal;

use super::field::{Day, ImagePath, Slug, Text};

/// Something on sale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Its id and place in the address.
    pub slug: Slug,
    /// Who sells it.
    pub vendor: Slug,
    /// The shelf, a leaf.
    pub category: Slug,
    /// Its name, unique in the mall.
    pub name: Text<60>,
    /// One sentence under the name.
    pub summary: Text<120>,
    /// What makes it good.
    pub selling_points: Vec<Text<120>>,
    /// Where it comes from.
    pub origin: Text<80>,
    /// How it is kept.
    pub storage: Storage,
    /// How long it keeps.
    pub shelf_life: Option<Text<120>>,
    /// Taxed or not.
    pub tax_type: TaxType,
    /// A policy of its vendor.
    pub shipping_policy: Slug,
    /// What it may travel with.
    pub bundle_group: BundleGroup,
    /// Weekdays of dispatch; empty = whenever the vendor dispatches.
    pub ship_days: Vec<String>,
    /// Whether vouchers pay for it.
    pub voucher_allowed: bool,
    /// Whether only adults may buy it.
    pub adult_only: bool,
    /// Months of harvest.
    pub harvest_months: Vec<u8>,
    /// Months in which it is sold.
    pub sale_months: Vec<u8>,
    /// Words that find it.
    pub keywords: Vec<Text<40>>,
    /// Words that find it and are never shown.
    pub misspellings: Vec<Text<40>>,
    /// Which notice the law wants.
    pub notice_class: NoticeClass,
    /// Whether a price per 100 g is shown.
    pub unit_price: bool,
    /// Its picture.
    pub image: ImagePath,
    /// What the picture shows.
    pub image_alt: Text<120>,
    /// When it came into the mall.
    pub created_on: Day,
    /// Its rank in sales, 1 for the best seller.
    pub sales_rank: u32,
}

/// How a product is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Storage {
    /// At room temperature.
    #[default]
    #[serde(rename = "실온")]
    Room,
    /// Cooled.
    #[serde(rename = "냉장")]
    Cool,
    /// Frozen.
    #[serde(rename = "냉동")]
    Frozen,
}

impl Storage {
    /// Whether it can be sent back for a change of mind. What is kept cool cannot be sold again;
    /// the product's page says so, without which the law would not let it count.
    pub fn withdrawal(self) -> Withdrawal {
        match self {
            Self::Room => Withdrawal::Allowed,
            Self::Cool | Self::Frozen => Withdrawal::Perishable,
        }
    }

    /// The words of the file.
    pub const NAMES: [(&'static str, Self); 3] = [
        ("실온", Self::Room),
        ("냉장", Self::Cool),
        ("냉동", Self::Frozen),
    ];
}

/// Taxed or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TaxType {
    /// Value-added tax is in the price.
    #[default]
    Taxable,
    /// Unprocessed food and the like.
    TaxFree,
}

impl TaxType {
    /// The words of the file.
    pub const NAMES: [(&'static str, Self); 2] =
        [("TAXABLE", Self::Taxable), ("TAX_FREE", Self::TaxFree)];
}

/// What a product may travel with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BundleGroup {
    /// With others at room temperature.
    #[default]
    Room,
    /// With others that are cooled.
    Cool,
    /// With others that are frozen.
    Frozen,
    /// Always by itself.
    Alone,
}

impl BundleGroup {
    /// The words of the file.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("room", Self::Room),
        ("cool", Self::Cool),
        ("frozen", Self::Frozen),
        ("alone", Self::Alone),
    ];
}

/// Which notice the law wants for a product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NoticeClass {
    /// Farm, livestock and sea products.
    #[default]
    Agri,
    /// Processed food.
    Processed,
    /// Health functional food.
    Functional,
    /// Anything else.
    General,
}

impl NoticeClass {
    /// The words of the file.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("AGRI", Self::Agri),
        ("PROCESSED", Self::Processed),
        ("FUNCTIONAL", Self::Functional),
        ("GENERAL", Self::General),
    ];
}
