//! One revision of a mall in memory: what prices a cart, and what only pages show.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use shared::{
    catalog::{Catalog, Image},
    console::policy::{PolicyKind, PolicyVersion},
    coupon::Coupon,
    dispatch::Rest,
    feedback::Published,
    ids::{CampaignId, ProductId, ProgrammeId, TenantId, VendorId},
    search::Index,
    time::{Date, Timestamp},
};

use super::{answers::Answers, record};
use crate::http::Packed;

/// One revision of a mall. Immutable: a request keeps the one it began with.
#[derive(Debug)]
pub struct Snapshot {
    /// What prices and finds; the browser gets the same.
    pub catalog: Arc<Catalog>,
    /// Finds products by what shoppers type.
    pub index: Index,
    /// The mall's own settings.
    pub mall: record::Mall,
    /// What only a product's page shows.
    pub products: BTreeMap<ProductId, ProductEntry>,
    /// What shoppers asked and said about products; none for a product without any.
    pub feedback: BTreeMap<ProductId, Published>,
    /// What only a vendor's page shows, and how it sends parcels.
    pub vendors: BTreeMap<VendorId, record::Vendor>,
    /// The pages of campaigns, also of those that are over.
    pub campaigns: BTreeMap<CampaignId, record::Campaign>,
    /// Banners in the order of display.
    pub banners: Vec<record::Banner>,
    /// Coupons that everybody may use.
    pub coupons: Vec<Coupon>,
    /// Voucher programmes with what is only told.
    pub programmes: BTreeMap<ProgrammeId, record::Programme>,
    /// Days without dispatch.
    pub holidays: BTreeSet<Date>,
    /// When vendors rest, apart from that.
    pub rests: BTreeMap<VendorId, Vec<Rest>>,
    /// What shoppers are promised, as the county wrote it, oldest first.
    pub policies: BTreeMap<PolicyKind, Vec<PolicyVersion>>,
    /// When the revision began. Pages are made as of this moment, so that every process makes the
    /// same bytes.
    pub as_of: Timestamp,
    /// The moment at which pages change by themselves.
    pub next_change: Timestamp,
    /// Pictures by their path in the import.
    pub(super) media: BTreeMap<String, record::Media>,
    /// The catalogue as `GET /api/catalog` sends it.
    pub(super) packed: Packed,
    /// Lists and products as the API has answered them.
    pub(super) answers: Answers,
}

/// What only a product's page shows.
#[derive(Debug, Clone)]
pub struct ProductEntry {
    /// Summary, origin, storage and the like.
    pub product: record::Product,
    /// The notice that the law wants, by label and value.
    pub notice: Vec<record::NoticeRow>,
    /// The parts of the detail page.
    pub blocks: Vec<record::Block>,
}

impl Snapshot {
    /// Whose mall it is.
    pub fn tenant(&self) -> &TenantId {
        &self.catalog.tenant
    }

    /// Which revision it is.
    pub fn revision(&self) -> u64 {
        self.catalog.revision
    }

    /// What a vendor is called.
    pub fn vendor_name(&self, id: &VendorId) -> Option<&str> {
        self.vendors.get(id).map(|vendor| vendor.name.as_str())
    }

    /// A picture of the import with its alternative text.
    pub fn image(&self, path: &str, alt: &str) -> Option<Image> {
        self.media.get(path).map(|media| image(media, alt))
    }

    /// The colour that stands in for a picture until it is there.
    pub fn image_color(&self, path: &str) -> Option<&str> {
        self.media.get(path).map(|media| media.color.as_str())
    }

    /// Path of the mall's icon of a size in pixels.
    pub fn icon(&self, size: &str) -> Option<&str> {
        self.file(self.mall.icons.get(size)?)
    }

    /// Path of a picture that has one size only: an icon, or the picture of share previews.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.media.get(path).map(|media| media.base.as_str())
    }
}

pub(super) fn image(media: &record::Media, alt: &str) -> Image {
    Image {
        base: media.base.clone(),
        widths: media.widths.clone(),
        width: media.width,
        height: media.height,
        alt: alt.to_owned(),
    }
}
