//! The home page.

use serde::{Deserialize, Serialize};

use crate::catalog::Image;
use crate::ids::{CampaignId, VendorId};
use crate::page::{CampaignTile, ProductCard};
use crate::time::Timestamp;

/// The home page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HomePage {
    /// The carousel.
    pub banners: Vec<BannerView>,
    /// Short deals, when one runs.
    pub deals: Option<DealRail>,
    /// In season now; the month is in the title.
    pub season_title: String,
    /// In season now.
    pub season: Vec<ProductCard>,
    /// Campaigns that run.
    pub campaigns: Vec<CampaignTile>,
    /// Producers' stories.
    pub stories: Vec<Story>,
    /// Best sellers, in order.
    pub best: Vec<ProductCard>,
    /// When the server made the page; countdowns start from it.
    pub now: Timestamp,
}

/// Deals that end at a true time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DealRail {
    /// The campaign that brings them.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// When they end.
    pub ends_at: Timestamp,
    /// The products.
    pub cards: Vec<ProductCard>,
}

/// A banner of the carousel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BannerView {
    /// Where it leads.
    pub href: String,
    /// A small line above the title.
    pub kicker: String,
    /// The title.
    pub title: String,
    /// A line below it.
    pub text: String,
    /// The scene.
    pub image: Image,
    /// Which of the design's grounds it stands on: `plain`, `warm` or `tea`.
    pub ground: String,
}

/// A producer's story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Story {
    /// The vendor.
    pub vendor: VendorId,
    /// The vendor's name.
    pub name: String,
    /// Where, and for how long.
    pub place: String,
    /// In the producer's words.
    pub text: String,
    /// A picture of what is made.
    pub image: Image,
}
