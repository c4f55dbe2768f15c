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
    /// What it is made of, in order. What has nothing to show is not here.
    pub sections: Vec<HomeSection>,
    /// When the server made the page; countdowns start from it.
    pub now: Timestamp,
}

/// A section of the home page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    missing_docs,
    reason = "a title, a line below it, and what stands there"
)]
pub enum HomeSection {
    /// The carousel.
    Banners(Vec<BannerView>),
    /// Products of a campaign that ends.
    Deals(DealRail),
    /// Products that are in season or picked.
    Products {
        title: String,
        note: String,
        cards: Vec<ProductCard>,
    },
    /// Campaigns that run.
    Campaigns {
        title: String,
        tiles: Vec<CampaignTile>,
    },
    /// Producers' stories.
    Stories { title: String, stories: Vec<Story> },
    /// Best sellers, in order.
    Best {
        title: String,
        cards: Vec<ProductCard>,
    },
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
