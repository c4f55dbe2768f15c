//! Campaigns, banners and the day's deals, with dates counted from the as-of day.

use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
pub(crate) struct Promotions {
    pub(crate) campaign: Vec<Campaign>,
    pub(crate) banner: Vec<Banner>,
    pub(crate) scene: Vec<Scene>,
    pub(crate) deal: Deal,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Colors {
    ground: String,
    text: String,
    accent: String,
    accent_text: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Campaign {
    pub(crate) slug: String,
    pub(crate) scene: String,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) banner: String,
    pub(crate) start_day: i64,
    pub(crate) end_day: i64,
    /// Ends with the payback of the year, whatever `end_day` says.
    #[serde(default)]
    pub(crate) until_payback: bool,
    pub(crate) colors: Colors,
    pub(crate) select: Select,
    pub(crate) discount_bp: i64,
    pub(crate) cutoff_note: Option<String>,
    pub(crate) shared_cost: Option<Vec<Share>>,
    pub(crate) blocks: Vec<Block>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Share {
    tenant: String,
    share_bp: i64,
}

/// Which products a campaign holds: those that any given condition names.
#[derive(Debug, Deserialize)]
pub(crate) struct Select {
    #[serde(default)]
    pub(crate) categories: Vec<String>,
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    #[serde(default)]
    pub(crate) option_label_contains: Vec<String>,
    /// Everything a voucher may buy from a registered merchant.
    #[serde(default)]
    pub(crate) voucher: bool,
    pub(crate) vendor_joined_within_days: Option<i64>,
    pub(crate) limit: usize,
    pub(crate) sort: String,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Block {
    Text {
        title: String,
        body: String,
    },
    Notice {
        title: String,
        body: String,
    },
    Recipe {
        title: String,
        body: String,
    },
    Products {
        title: String,
        #[serde(default)]
        kinds: Vec<String>,
        /// A top category.
        tag: Option<String>,
        max_price: Option<i64>,
    },
    Story {
        title: String,
        archetype: Option<String>,
        count: usize,
    },
    MallLink {
        title: String,
        body: String,
        tenant: String,
        path: String,
    },
}

#[derive(Debug, Deserialize)]
pub(crate) struct Banner {
    pub(crate) slug: String,
    pub(crate) scene: String,
    pub(crate) campaign: String,
    pub(crate) position: String,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) start_day: i64,
    pub(crate) end_day: i64,
    #[serde(default)]
    pub(crate) until_payback: bool,
    pub(crate) order: i64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Scene {
    pub(crate) slug: String,
    pub(crate) alt: String,
}

/// One-day time deals on consecutive days, each with its own kinds.
#[derive(Debug, Deserialize)]
pub(crate) struct Deal {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) banner: String,
    pub(crate) scene: String,
    pub(crate) days: i64,
    pub(crate) min_bp: i64,
    pub(crate) max_bp: i64,
    pub(crate) colors: Colors,
    pub(crate) body: String,
    pub(crate) kinds: Vec<Vec<String>>,
}
