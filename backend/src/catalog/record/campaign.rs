//! `campaigns.json` and `banners.json`.

use serde::{Deserialize, Serialize};

use super::field::{Amount, Bp, Color, ImagePath, Moment, Slug, Text};

/// A campaign: a landing page for a time, and the prices that it brings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Its id.
    pub slug: Slug,
    /// Its title.
    pub title: Text<60>,
    /// A line below it.
    pub subtitle: Text<80>,
    /// The reason that stands beside a price.
    pub label: Text<20>,
    /// The first moment.
    pub starts_at: Moment,
    /// The first moment after it.
    pub ends_at: Moment,
    /// Whether its end time is shown among today's deals.
    pub time_deal: bool,
    /// Its own colours.
    pub colors: Colors,
    /// Its scene.
    pub image: ImagePath,
    /// What the scene shows.
    pub image_alt: Text<120>,
    /// What it does to prices.
    #[serde(default)]
    pub rule: Option<PriceRule>,
    /// Its products in order.
    pub products: Vec<Slug>,
    /// What its page is made of.
    pub blocks: Vec<CampaignBlock>,
    /// Until when to order, for people.
    #[serde(default)]
    pub cutoff_note: Option<Text<80>>,
    /// Who bears the discount; the county alone when missing.
    #[serde(default)]
    pub shared_cost: Option<Vec<Share>>,
}

/// Colours of a campaign or a banner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say which part is meant")]
pub struct Colors {
    pub ground: Color,
    pub text: Color,
    pub accent: Color,
    pub accent_text: Color,
}

/// What a campaign does to prices: one of the two.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum PriceRule {
    /// Off every option of its products.
    RateBp(Bp),
    /// Fixed prices of single options.
    Fixed(Vec<FixedPrice>),
}

/// A fixed price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedPrice {
    /// Of which option.
    pub option: Slug,
    /// Of one unit.
    pub price: Amount,
}

/// A part of a campaign's page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[expect(missing_docs, reason = "titles, bodies and lists are what they say")]
pub enum CampaignBlock {
    /// Heading and text.
    Text { title: Text<60>, body: Text<1000> },
    /// Something to know.
    Notice { title: Text<60>, body: Text<1000> },
    /// How to cook something.
    Recipe { title: Text<60>, body: Text<1000> },
    /// Products under a heading.
    Products {
        title: Text<60>,
        products: Vec<Slug>,
    },
    /// Vendors under a heading.
    Story { title: Text<60>, vendors: Vec<Slug> },
    /// A page of another county's mall.
    MallLink {
        title: Text<60>,
        body: Text<1000>,
        tenant: Slug,
        path: Text<200>,
    },
}

/// A county's part of a campaign's cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The county.
    pub tenant: Slug,
    /// Its part.
    pub share_bp: Bp,
}

/// A banner that leads to a campaign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Banner {
    /// Its id.
    pub slug: Slug,
    /// Where it leads.
    pub campaign: Slug,
    /// Where it stands.
    pub position: BannerPosition,
    /// Its place there.
    pub order: u32,
    /// Its title.
    pub title: Text<60>,
    /// A line below it.
    pub subtitle: Text<80>,
    /// Its colours.
    pub colors: Colors,
    /// Its scene.
    pub image: ImagePath,
    /// What the scene shows.
    pub image_alt: Text<120>,
    /// The first moment.
    pub starts_at: Moment,
    /// The first moment after it.
    pub ends_at: Moment,
}

/// Where a banner stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BannerPosition {
    /// The carousel of the home page.
    HomeHero,
    /// The strip below it.
    HomeStrip,
}
