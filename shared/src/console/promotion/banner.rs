//! A banner as the county says it.

use serde::{Deserialize, Serialize};

use super::Look;
use crate::{console::product::Photo, ids::CampaignId, time::Timestamp};

/// Places of the first page's big banner.
pub const BANNER_PLACES: u32 = 6;

/// What is said of a banner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BannerSaid {
    /// Where it leads.
    pub campaign: CampaignId,
    /// Its place, from 1.
    pub place: u32,
    /// Its title.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// Its colours.
    pub look: Look,
    /// Its scene.
    pub picture: Option<Photo>,
    /// The first moment.
    pub starts_at: Option<Timestamp>,
    /// The first moment after it.
    pub ends_at: Option<Timestamp>,
}

/// A banner with what its form shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BannerFile {
    /// Its id.
    pub id: String,
    /// What is said of it.
    pub said: BannerSaid,
    /// Names what was read, so that nobody writes over what they have not seen.
    pub seen: String,
}

/// Keeps what was said of a banner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveBanner {
    /// What was read; empty for a new one.
    pub seen: String,
    /// What is said now.
    pub said: BannerSaid,
}
