//! Small shared tables: categories, names, questions, synonyms, zones, holidays, looks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize)]
pub(super) struct Categories {
    pub(super) category: Vec<Category>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Category {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) season: Option<String>,
    #[serde(default)]
    pub(crate) children: Vec<Category>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Names {
    pub(crate) surnames: Vec<String>,
    pub(crate) older_women: Vec<String>,
    pub(crate) older_men: Vec<String>,
    pub(crate) younger_women: Vec<String>,
    pub(crate) younger_men: Vec<String>,
    /// Rice varieties by kind, for the label that rice must carry.
    pub(crate) varieties: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Faqs {
    pub(super) faq: Vec<Faq>,
}

/// A question that fits a product when every list is empty or names its value.
#[derive(Debug, Deserialize)]
pub(crate) struct Faq {
    pub(crate) question: String,
    pub(crate) answer: String,
    #[serde(default)]
    pub(crate) storage: Vec<String>,
    #[serde(default)]
    pub(crate) bundle: Vec<String>,
    #[serde(default)]
    pub(crate) class: Vec<String>,
    #[serde(default)]
    pub(crate) top: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Synonyms {
    pub(crate) popular: Vec<String>,
    pub(crate) popular_seasonal: BTreeMap<String, Vec<String>>,
    pub(crate) set: Vec<SynonymSet>,
    pub(crate) to_from: Vec<ToFrom>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct SynonymSet {
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct ToFrom {
    from: Vec<String>,
    to: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Zones {
    pub(crate) bridge_linked: Vec<Place>,
    pub(crate) remote: Vec<Place>,
    pub(crate) zone_vector: Vec<ZoneVector>,
}

/// An area; `eupmyeondong` may name a 리 after a space.
#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) sido: String,
    pub(crate) sigungu: Vec<String>,
    pub(crate) eupmyeondong: Vec<String>,
    pub(crate) zone: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ZoneVector {
    pub(crate) address: String,
    pub(crate) zone: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Holidays {
    pub(super) holiday: Vec<Holiday>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Holiday {
    date: String,
    name: String,
}

/// How products are pictured; the drawing tool reads the same file.
#[derive(Debug, Deserialize)]
pub(crate) struct Looks {
    /// Words for the alternative text, by package.
    pub(crate) packages: BTreeMap<String, String>,
    /// Per kind: `package object object …`.
    pub(crate) kinds: BTreeMap<String, String>,
}
