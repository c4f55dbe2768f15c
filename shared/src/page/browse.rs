//! Home, lists, campaigns and vendors.

use serde::{Deserialize, Serialize};

use crate::catalog::{Image, UnitPrice};
use crate::ids::{CampaignId, CategoryId, OptionId, ProductId, VendorId};
use crate::money::Won;
use crate::time::{Period, Timestamp};

/// A product in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductCard {
    /// Its id and place in the URL.
    pub id: ProductId,
    /// Its name.
    pub name: String,
    /// The vendor's name.
    pub vendor: String,
    /// Its picture.
    pub image: Image,
    /// The leading option, whose price the card shows.
    pub option: OptionId,
    /// The price.
    pub price: CardPrice,
    /// What its parcel costs, in a few words.
    pub shipping: ShippingLabel,
    /// Whether nothing of it can be bought now.
    pub sold_out: bool,
    /// Whether only adults may buy it.
    pub adult_only: bool,
}

/// The price on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardPrice {
    /// One unit of the leading option.
    pub unit: UnitPrice,
    /// What 100 g of it cost, where that tells something.
    pub per_100g: Option<Won>,
    /// Whether other options cost more, so that the price is one "from" which it starts.
    pub from: bool,
}

/// What a parcel costs, in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ShippingLabel {
    /// 무료배송
    Free,
    /// 배송비 3,000원
    Fee(Won),
    /// 5만원 이상 무료배송
    FreeFrom(Won),
}

/// A category as a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryLink {
    /// Its id and place in the URL.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// Its picture.
    pub image: Option<Image>,
    /// The shelves inside it.
    pub children: Vec<CategoryLink>,
}

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

/// A category's list or the hits of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListPage {
    /// Which of the two, with what belongs to it.
    pub head: ListHead,
    /// What was asked for.
    pub query: ListQuery,
    /// How many products there are in all.
    pub total: u32,
    /// The products of this page.
    pub cards: Vec<ProductCard>,
    /// How many pages there are.
    pub pages: u32,
    /// Vendors that the list can be narrowed to.
    pub vendors: Vec<VendorFacet>,
    /// Products to look at instead, when the list is empty.
    pub instead: Vec<ProductCard>,
}

impl ListPage {
    /// The name of what it lists; empty for a search.
    pub fn name(&self) -> &str {
        match &self.head {
            ListHead::Category { name, .. } => name,
            ListHead::Search { .. } => "",
        }
    }
}

/// What a list is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListHead {
    /// A category: the shelf at the top and where in it the list is.
    Category {
        /// The shelf with its children.
        shelf: CategoryLink,
        /// The category of the list; the shelf itself or one of its children.
        current: CategoryId,
        /// Its name.
        name: String,
    },
    /// A search.
    Search {
        /// Words that other shoppers look for.
        popular: Vec<String>,
        /// Whether only some of the words were found, so that the hits are looser.
        loose: bool,
    },
}

/// Sort order and filters, as they stand in the query string.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListQuery {
    /// Words to search for.
    pub q: String,
    /// The order.
    pub sort: Sort,
    /// Only these vendors.
    pub vendors: Vec<VendorId>,
    /// Only up to this price.
    pub max_price: Option<Won>,
    /// Only what can be paid with vouchers.
    pub voucher: bool,
    /// Only what ships for nothing by itself.
    pub free_shipping: bool,
    /// The page, from one.
    pub page: u32,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Sort {
    /// In season and well sold first; in a search, the best hit first.
    #[default]
    Recommended,
    /// Best sellers first.
    Sales,
    /// Newest first.
    Newest,
    /// Cheapest first.
    Cheapest,
    /// Dearest first.
    Dearest,
}

impl Sort {
    /// All, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self::Recommended,
        Self::Sales,
        Self::Newest,
        Self::Cheapest,
        Self::Dearest,
    ];

    /// As it stands in the query string.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Sales => "sales",
            Self::Newest => "newest",
            Self::Cheapest => "cheapest",
            Self::Dearest => "dearest",
        }
    }

    /// As shoppers read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recommended => "추천순",
            Self::Sales => "판매순",
            Self::Newest => "최신순",
            Self::Cheapest => "낮은 가격순",
            Self::Dearest => "높은 가격순",
        }
    }
}

impl ListQuery {
    /// The query string, without the question mark; empty when nothing differs from the usual.
    pub fn to_query(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !self.q.is_empty() {
            parts.push(format!("q={}", percent_encode(&self.q)));
        }
        if self.sort != Sort::default() {
            parts.push(format!("sort={}", self.sort.as_str()));
        }
        parts.extend(
            self.vendors
                .iter()
                .map(|vendor| format!("vendor={}", percent_encode(&vendor.0))),
        );
        parts.extend(self.max_price.map(|price| format!("max={}", price.0)));
        if self.voucher {
            parts.push("voucher=1".to_owned());
        }
        if self.free_shipping {
            parts.push("free=1".to_owned());
        }
        if self.page > 1 {
            parts.push(format!("page={}", self.page));
        }
        parts.join("&")
    }
}

/// Text as a part of a URL's query.
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])),
            );
        }
    }
    encoded
}

/// A vendor that a list can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorFacet {
    /// The vendor.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// How many products of the list are its.
    pub count: u32,
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

/// A vendor's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorPage {
    /// Its id and place in the URL.
    pub id: VendorId,
    /// Its name.
    pub name: String,
    /// Where, and for how long.
    pub place: String,
    /// In the producer's words, by paragraph.
    pub story: Vec<String>,
    /// A picture of what is made.
    pub image: Option<Image>,
    /// Label and value: business number and the like.
    pub facts: Vec<(String, String)>,
    /// What it sells.
    pub cards: Vec<ProductCard>,
}
