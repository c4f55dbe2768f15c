//! Kinds of products: the templates that products are made from.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct File {
    pub(super) kind: Vec<Kind>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Kind {
    pub(crate) slug: String,
    pub(crate) category: String,
    pub(crate) names: Vec<String>,
    pub(crate) notice_class: NoticeClass,
    pub(crate) notice: BTreeMap<String, String>,
    pub(crate) tax_type: String,
    pub(crate) storage: String,
    pub(crate) shipping_class: String,
    #[serde(default)]
    pub(crate) ship_days: Vec<String>,
    pub(crate) bundle_group: String,
    pub(crate) adult_only: bool,
    pub(crate) harvest_months: Vec<u8>,
    pub(crate) sale_months: Vec<u8>,
    pub(crate) origin: String,
    pub(crate) shelf_life: String,
    pub(crate) certificates: Vec<String>,
    pub(crate) keywords: Vec<String>,
    pub(crate) misspellings: Vec<String>,
    pub(crate) selling: Vec<String>,
    pub(crate) tip: String,
    pub(crate) archetypes: Vec<String>,
    pub(crate) demo_count: usize,
    pub(crate) options: Vec<PackOption>,
}

impl Kind {
    /// The template of one row; empty if the kind has none.
    pub(crate) fn notice_text(&self, key: &str) -> &str {
        self.notice.get(key).map_or("", String::as_str)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum NoticeClass {
    Agri,
    Processed,
    Functional,
    General,
}

impl NoticeClass {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Agri => "AGRI",
            Self::Processed => "PROCESSED",
            Self::Functional => "FUNCTIONAL",
            Self::General => "GENERAL",
        }
    }
}

/// One size or grade of a kind, at its usual price.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct PackOption {
    pub(crate) label: String,
    pub(crate) price: i64,
    pub(crate) net_g: Option<i64>,
}
