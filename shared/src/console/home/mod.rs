//! 홈 편성: what the mall's first page is made of, and in which order.

mod change;

use serde::{Deserialize, Serialize};

pub use self::change::changes;
use super::promotion::Goods;
use crate::{
    error::FieldError,
    ids::{CampaignId, VendorId},
    time::Timestamp,
};

/// Sections of the page.
pub const MOST_SECTIONS: usize = 20;
/// Products or producers of one section.
pub const MOST_ITEMS: usize = 60;

/// What a section shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SectionKind {
    /// The large banners; they are made beside the campaigns.
    Banners,
    /// Products of a campaign with the moment at which it ends.
    Deal,
    /// What is fresh now.
    Season,
    /// Products that somebody picked.
    Products,
    /// All campaigns that run.
    Campaigns,
    /// Producers in their own words.
    Stories,
    /// What sells best.
    Best,
}

impl SectionKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Banners,
        Self::Deal,
        Self::Season,
        Self::Products,
        Self::Campaigns,
        Self::Stories,
        Self::Best,
    ];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Banners => "큰 배너",
            Self::Deal => "특가",
            Self::Season => "제철 상품",
            Self::Products => "고른 상품",
            Self::Campaigns => "기획전 모음",
            Self::Stories => "생산자 이야기",
            Self::Best => "많이 찾는 상품",
        }
    }

    /// Whether the page may have several of them.
    pub fn is_repeatable(self) -> bool {
        matches!(self, Self::Deal | Self::Products)
    }

    /// Whether somebody says what is in it, in which order.
    pub fn has_items(self) -> bool {
        matches!(self, Self::Season | Self::Products | Self::Stories)
    }
}

/// A section of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    /// Tells it from the others, wherever it stands.
    pub id: u32,
    /// What it shows.
    pub kind: SectionKind,
    /// Its heading; empty for the usual one.
    #[serde(default)]
    pub title: String,
    /// A line below the heading.
    #[serde(default)]
    pub note: String,
    /// Its products, or the producers of stories, in order.
    #[serde(default)]
    pub items: Vec<String>,
    /// Of a deal: which campaign; nothing for the one that ends first.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
    /// Whether shoppers do not see it.
    #[serde(default)]
    pub hidden: bool,
}

impl Section {
    /// An empty section.
    pub fn new(id: u32, kind: SectionKind) -> Self {
        Self {
            id,
            kind,
            title: String::new(),
            note: String::new(),
            items: Vec::new(),
            campaign: None,
            hidden: false,
        }
    }

    /// A section as people call it.
    pub fn spoken(&self) -> String {
        match self.title.trim() {
            "" => self.kind.name().to_owned(),
            title => format!("{} ‘{title}’", self.kind.name()),
        }
    }
}

/// The first page with everything that its page in the console shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HomeFile {
    /// Counts the saves; zero before the first.
    pub version: i64,
    /// What was said.
    pub sections: Vec<Section>,
    /// What is different from what shoppers see, in words.
    pub changes: Vec<String>,
    /// What is not right yet; nothing means that it can be published.
    pub faults: Vec<FieldError>,
    /// The products that it has.
    pub goods: Vec<Goods>,
    /// Producers for stories.
    pub vendors: Vec<(VendorId, String)>,
    /// Campaigns that are not over.
    pub campaigns: Vec<(CampaignId, String)>,
    /// Who wrote last, and when.
    pub touched: Option<(String, Timestamp)>,
    /// Pages that shoppers saw, the newest first.
    pub versions: Vec<HomeVersion>,
    /// The server's time.
    pub now: Timestamp,
}

/// A page that shoppers saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HomeVersion {
    /// Its number.
    pub seq: i64,
    /// Who published it; nobody for what the files said.
    pub who: String,
    /// When.
    pub at: Timestamp,
    /// What was new then, in words.
    pub changes: Vec<String>,
}

/// Keeps what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveHome {
    /// The version that was seen.
    pub version: i64,
    /// What is said now.
    pub sections: Vec<Section>,
}
