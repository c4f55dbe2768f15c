//! Lots of vouchers as the county sees them.

use serde::{Deserialize, Serialize};

use crate::{
    ids::LotId,
    money::Won,
    time::{Date, Timestamp},
};

/// Which lots are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LotTab {
    /// All.
    #[default]
    All,
    /// Void within 30 days, with something left.
    Expiring,
    /// Stopped by the county.
    Frozen,
}

impl LotTab {
    /// All tabs in their order.
    pub const ALL: [Self; 3] = [Self::All, Self::Expiring, Self::Frozen];

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "전체",
            Self::Expiring => "소멸 임박",
            Self::Frozen => "얼림",
        }
    }

    /// As it stands in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Expiring => "expiring",
            Self::Frozen => "frozen",
        }
    }

    /// Reads what [`LotTab::as_str`] wrote; anything else is all lots.
    pub fn parse(text: &str) -> Self {
        let found = Self::ALL.into_iter().find(|tab| tab.as_str() == text);
        found.unwrap_or_default()
    }
}

/// A page of lots, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LotList {
    /// The rows.
    pub rows: Vec<LotRow>,
    /// How many each tab has, in the order of [`LotTab::ALL`].
    pub counts: Vec<u64>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A lot in a list. Its code is nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LotRow {
    /// Its id.
    pub id: LotId,
    /// The programme as people read it.
    pub programme: String,
    /// Whose it is, masked; empty when it was not issued here.
    pub owner: String,
    /// The batch that it came with.
    pub batch: Option<String>,
    /// What it was issued with.
    pub face: Won,
    /// What is left and not held.
    pub remaining: Won,
    /// Set aside for orders that are not paid yet.
    pub held: Won,
    /// Its last day.
    pub last_day: Date,
    /// Whether that is over.
    pub expired: bool,
    /// Why and since when it is stopped.
    pub frozen: Option<(Timestamp, String)>,
}

#[cfg(test)]
mod tests {
    use super::LotTab;

    #[test]
    fn names_are_read_back() {
        for tab in LotTab::ALL {
            assert_eq!(LotTab::parse(tab.as_str()), tab);
        }
        assert_eq!(LotTab::parse("else"), LotTab::All);
    }
}
