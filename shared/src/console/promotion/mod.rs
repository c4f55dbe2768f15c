//! A campaign while the county makes it: what is said of it, and what its page in the console
//! needs to know. It becomes a campaign when it is published.

mod banner;
mod part;
mod price;
mod results;

use serde::{Deserialize, Serialize};

pub use self::{
    banner::{BANNER_PLACES, BannerFile, BannerSaid, SaveBanner},
    part::{Look, Part, PartKind},
    price::{price_clashes, price_faults, rules},
    results::{CampaignResults, DayResult, Sums},
};
use super::product::Photo;
use crate::{
    error::FieldError,
    ids::{CampaignId, OptionId, ProductId, VendorId},
    money::{Rate, Won},
    time::Timestamp,
};

/// Products of one campaign.
pub const MOST_PRODUCTS: usize = 200;
/// Parts of one page.
pub const MOST_PARTS: usize = 30;
/// The lowest price that a campaign may make.
pub const LOWEST: Won = Won(100);

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DraftState {
    /// It is made; shoppers see nothing of it.
    Draft,
    /// It was published.
    Published,
    /// It was thrown away.
    Dropped,
}

impl DraftState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Dropped];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Published => "PUBLISHED",
            Self::Dropped => "DROPPED",
        }
    }

    /// Reads what [`DraftState::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }
}

/// What a campaign does to prices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Pricing {
    /// Nothing.
    #[default]
    AsListed,
    /// The same rate off all its products.
    Off(Rate),
    /// A price for each option that has one.
    Fixed,
}

/// A product of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Item {
    /// The product.
    pub product: ProductId,
    /// Its options' prices in the campaign.
    #[serde(default)]
    pub prices: Vec<OptionPrice>,
}

/// An option's price in the campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OptionPrice {
    /// The option.
    pub option: OptionId,
    /// The price of one unit.
    pub price: Won,
}

/// What is said of a campaign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CampaignDraft {
    /// Its title.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// Its place in the URL; fixed once it is published.
    pub address: String,
    /// The reason that stands beside a price.
    pub label: String,
    /// The first moment.
    pub starts_at: Option<Timestamp>,
    /// The first moment after it.
    pub ends_at: Option<Timestamp>,
    /// Whether its end time is shown among today's deals.
    pub time_deal: bool,
    /// Its colours.
    pub look: Look,
    /// Its scene.
    pub picture: Option<Photo>,
    /// What it does to prices.
    pub pricing: Pricing,
    /// Its products in order.
    pub products: Vec<Item>,
    /// What its page is made of.
    pub parts: Vec<Part>,
    /// Until when to order, for people; empty for nothing.
    pub cutoff_note: String,
}

/// Something on sale that a campaign may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Goods {
    /// The product.
    pub product: ProductId,
    /// What it is called.
    pub name: String,
    /// Who sells it.
    pub vendor: String,
    /// The months (1–12) in which it is sold.
    pub months: Vec<u8>,
    /// What can be bought.
    pub options: Vec<GoodsOption>,
}

/// A way to buy something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GoodsOption {
    /// The option.
    pub id: OptionId,
    /// What distinguishes it.
    pub label: String,
    /// The price without any campaign.
    pub price: Won,
}

/// A draft with everything that its page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftFile {
    /// Its id.
    pub id: String,
    /// How far it is.
    pub state: DraftState,
    /// The campaign that it will take the place of.
    pub replaces: Option<CampaignId>,
    /// Counts the saves.
    pub version: i64,
    /// What was said.
    pub draft: CampaignDraft,
    /// What is not right yet; nothing means that it can be published.
    pub faults: Vec<FieldError>,
    /// The products that it has.
    pub goods: Vec<Goods>,
    /// Producers for stories.
    pub vendors: Vec<(VendorId, String)>,
    /// Who wrote last.
    pub touched_by: String,
    /// When.
    pub touched_at: Timestamp,
    /// The server's time.
    pub now: Timestamp,
}

/// A draft in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// Its id.
    pub id: String,
    /// Its title, empty until there is one.
    pub title: String,
    /// The campaign that it will take the place of.
    pub replaces: Option<CampaignId>,
    /// Who wrote last.
    pub touched_by: String,
    /// When.
    pub touched_at: Timestamp,
}

/// Begins a draft: of a campaign that is there, or of a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginDraft {
    /// The campaign to change.
    #[serde(default)]
    pub campaign: Option<CampaignId>,
}

/// Keeps what was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveDraft {
    /// The version that was seen.
    pub version: i64,
    /// What is said now.
    pub draft: CampaignDraft,
}

/// Says that what was seen is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Seen {
    /// The version that was seen.
    pub version: i64,
}
