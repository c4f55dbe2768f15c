//! `zones.json` and `holidays.csv`.

use serde::{Deserialize, Serialize};

use super::field::{Day, Slug, Text};

/// The table of remote places.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneTable {
    /// Islands that a bridge joins to the mainland; looked at first.
    pub bridge_linked: Vec<Area>,
    /// Places that cost extra.
    pub remote: Vec<RemoteArea>,
    /// Examples that the table must answer right.
    pub vectors: Vec<ZoneVector>,
}

/// A place by its administrative names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its id.
    pub slug: Slug,
    /// Its name.
    pub name: Text<60>,
    /// 시·도.
    pub sido: Text<20>,
    /// 시·군·구.
    pub sigungu: Vec<Text<20>>,
    /// Parts of it; empty = all of it.
    pub places: Vec<Place>,
}

/// A part of an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// 읍·면·동.
    pub eupmyeondong: Text<20>,
    /// 리; all of them when missing.
    #[serde(default)]
    pub ri: Option<Text<20>>,
}

/// A place that costs extra.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoteArea {
    /// Its id.
    pub slug: Slug,
    /// Its name.
    pub name: Text<60>,
    /// 시·도.
    pub sido: Text<20>,
    /// 시·군·구.
    pub sigungu: Vec<Text<20>>,
    /// Parts of it; empty = all of it.
    pub places: Vec<Place>,
    /// What it costs.
    pub zone: RemoteZone,
}

/// Why a place costs extra.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RemoteZone {
    /// Jeju's main island.
    Jeju,
    /// An island without a bridge.
    Island,
    /// Nothing extra; only in vectors.
    None,
}

/// An example that the table must answer right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the parts of an address")]
pub struct ZoneVector {
    pub sido: String,
    pub sigungu: String,
    #[serde(default)]
    pub eupmyeondong: Option<String>,
    #[serde(default)]
    pub ri: Option<String>,
    pub zone: RemoteZone,
}

/// A day without dispatch.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holiday {
    /// The day.
    pub date: Day,
    /// Its name.
    pub name: Text<40>,
}
