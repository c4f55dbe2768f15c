//! `categories.json`.

use serde::{Deserialize, Serialize};

use super::field::{ImagePath, Slug, Text};

/// A shelf of the mall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its id.
    pub slug: Slug,
    /// Its name.
    pub name: Text<20>,
    /// The shelf it is part of.
    #[serde(default)]
    pub parent: Option<Slug>,
    /// Its place among its siblings.
    pub order: u32,
    /// Its round picture.
    #[serde(default)]
    pub image: Option<ImagePath>,
    /// When it is in season, for people.
    #[serde(default)]
    pub season: Option<Text<60>>,
    /// Whether it is in no menu.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}
