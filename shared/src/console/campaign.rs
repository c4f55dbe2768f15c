//! When campaigns and their banners are on, and which banners stand in each other's way.

use serde::{Deserialize, Serialize};

use super::promotion::DraftRow;
use crate::{
    ids::CampaignId,
    time::{Period, Timestamp},
};

/// The campaigns and banners of a mall, also those that are over or hidden.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignDesk {
    /// The server's time.
    pub now: Timestamp,
    /// The campaigns by their beginning, the last first.
    pub campaigns: Vec<CampaignRow>,
    /// The banners by their place.
    pub banners: Vec<BannerRow>,
    /// Banners that want the same place at the same time.
    pub clashes: Vec<Clash>,
    /// Campaigns in the making, the last touched first.
    pub drafts: Vec<DraftRow>,
}

/// A campaign in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignRow {
    /// Its id.
    pub id: CampaignId,
    /// Its title.
    pub title: String,
    /// The reason that stands beside a price.
    pub label: String,
    /// When it is on.
    pub period: Period,
    /// Whether its end time is shown among today's deals.
    pub time_deal: bool,
    /// How many products it has.
    pub products: u32,
    /// Whether it was taken off.
    pub hidden: bool,
}

/// Where a campaign is in its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It was taken off.
    Hidden,
    /// It will begin.
    Planned,
    /// It is on.
    Live,
    /// It was.
    Over,
}

impl CampaignRow {
    /// Where it is at this moment.
    pub fn stage(&self, now: Timestamp) -> Stage {
        if self.hidden {
            Stage::Hidden
        } else if now < self.period.start {
            Stage::Planned
        } else if self.period.contains(now) {
            Stage::Live
        } else {
            Stage::Over
        }
    }
}

impl Stage {
    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hidden => "숨김",
            Self::Planned => "예정",
            Self::Live => "진행 중",
            Self::Over => "끝남",
        }
    }
}

/// A banner in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BannerRow {
    /// Its id.
    pub id: String,
    /// Where it leads.
    pub campaign: CampaignId,
    /// Its title.
    pub title: String,
    /// Where it stands, as people say it, and its place there.
    pub place: (String, u32),
    /// When it is on.
    pub period: Period,
    /// Whether it was taken off.
    pub hidden: bool,
}

/// Two banners that want the same place at the same time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Clash {
    /// The ids of both.
    pub banners: (String, String),
    /// What it is, for people.
    pub says: String,
    /// When both are on.
    pub period: Period,
}

/// Finds the banners that want the same place at the same time.
pub fn clashes(banners: &[BannerRow]) -> Vec<Clash> {
    let shown: Vec<&BannerRow> = banners.iter().filter(|banner| !banner.hidden).collect();
    let mut found = Vec::new();
    for (at, one) in shown.iter().enumerate() {
        for other in &shown[at + 1..] {
            let period = Period {
                start: one.period.start.max(other.period.start),
                end: one.period.end.min(other.period.end),
            };
            if one.place == other.place && period.start < period.end {
                found.push(Clash {
                    banners: (one.id.clone(), other.id.clone()),
                    says: format!(
                        "배너 ‘{}’와 ‘{}’가 {} {}번째 자리에서 겹쳐요.",
                        one.title, other.title, one.place.0, one.place.1
                    ),
                    period,
                });
            }
        }
    }
    found
}

/// Changes when something is on: from the first moment up to, but without, the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedule {
    /// The first moment.
    pub starts_at: Timestamp,
    /// The first moment after it.
    pub ends_at: Timestamp,
}

/// Takes a campaign off, or puts it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Show {
    /// Whether shoppers see it in its time.
    pub shown: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn banner(id: &str, place: u32, start: i64, end: i64) -> BannerRow {
        BannerRow {
            id: id.to_owned(),
            campaign: "c".into(),
            title: id.to_owned(),
            place: ("첫 화면".to_owned(), place),
            period: Period {
                start: Timestamp(start),
                end: Timestamp(end),
            },
            hidden: false,
        }
    }

    #[test]
    fn banners_clash_in_one_place_at_one_time() {
        let mut banners = vec![
            banner("a", 1, 0, 10),
            banner("b", 1, 9, 20),
            banner("c", 1, 20, 30),
            banner("d", 2, 0, 30),
        ];
        let found = clashes(&banners);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].banners, ("a".to_owned(), "b".to_owned()));
        assert_eq!((found[0].period.start.0, found[0].period.end.0), (9, 10));
        banners[1].hidden = true;
        assert_eq!(clashes(&banners), []);
    }
}
