//! Campaigns: their tiles in a list, and their landing pages.

use serde::{Deserialize, Serialize};

use crate::catalog::Image;
use crate::ids::CampaignId;
use crate::page::{ProductCard, Story};
use crate::time::{Period, Timestamp};

/// A campaign in a list of campaigns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignTile {
    /// Its id and place in the URL.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// When it runs.
    pub period: Period,
    /// Its scene.
    pub image: Option<Image>,
    /// The most that is taken off, in whole percents; zero when nothing is.
    pub percent: i64,
}

/// A campaign's landing page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignPage {
    /// Its id and place in the URL.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// When it runs.
    pub period: Period,
    /// Whether it runs.
    pub phase: PhaseOfCampaign,
    /// Whether the end is close enough to count down to.
    pub time_deal: bool,
    /// A sheet that sets the campaign's own colours on `.campaign`.
    pub theme: String,
    /// Its scene.
    pub image: Option<Image>,
    /// What it is made of.
    pub blocks: Vec<CampaignBlock>,
    /// All its products.
    pub cards: Vec<ProductCard>,
    /// When the server made the page.
    pub now: Timestamp,
}

/// Whether a campaign runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhaseOfCampaign {
    /// It begins later.
    Upcoming,
    /// It runs.
    Running,
    /// It is over.
    Over,
}

/// A part of a campaign's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CampaignBlock {
    /// Heading and text.
    Text {
        /// The heading.
        title: String,
        /// The text.
        body: String,
    },
    /// Heading and products.
    Products {
        /// The heading.
        title: String,
        /// The products.
        cards: Vec<ProductCard>,
    },
    /// Heading and producers' stories.
    Stories {
        /// The heading.
        title: String,
        /// The stories.
        stories: Vec<Story>,
    },
    /// Something to know.
    Notice {
        /// The heading.
        title: String,
        /// The text.
        body: String,
    },
}
