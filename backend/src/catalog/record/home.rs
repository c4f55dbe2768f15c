//! What the first page is made of: `home` in `mall.json`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use shared::console::home::{MOST_ITEMS, SectionKind};

use super::field::{Slug, Text};

/// What the home page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// In season.
    pub season: Vec<SeasonRail>,
    /// Vendors whose story is told.
    pub stories: Vec<Slug>,
    /// Its sections in order, once somebody arranged them; the two lists above say nothing then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<HomeSection>>,
}

/// Products of a season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeasonRail {
    /// Heading.
    pub title: Text<60>,
    /// A line below it.
    pub note: Text<120>,
    /// The products.
    pub products: Vec<Slug>,
}

/// A section of the home page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeSection {
    /// Tells it from the others, wherever it stands.
    pub id: u32,
    /// What it shows.
    pub kind: SectionKind,
    /// Its heading, where it is not the usual one.
    #[serde(default)]
    pub title: Option<Text<60>>,
    /// A line below the heading.
    #[serde(default)]
    pub note: Option<Text<120>>,
    /// Its products, or the vendors of stories, in order.
    #[serde(default)]
    pub items: Vec<Slug>,
    /// Of a deal: which campaign; the one that ends first where it is missing.
    #[serde(default)]
    pub campaign: Option<Slug>,
    /// Whether shoppers do not see it.
    #[serde(default)]
    pub hidden: bool,
}

impl Home {
    /// What the page is made of. A mall whose page nobody arranged has the usual one.
    pub fn sections(&self) -> Cow<'_, [HomeSection]> {
        match &self.sections {
            Some(sections) => Cow::Borrowed(sections),
            None => Cow::Owned(self.usual()),
        }
    }

    fn usual(&self) -> Vec<HomeSection> {
        let section = |id, kind, items| HomeSection {
            id,
            kind,
            title: None,
            note: None,
            items,
            campaign: None,
            hidden: false,
        };
        vec![
            section(1, SectionKind::Banners, Vec::new()),
            section(2, SectionKind::Deal, Vec::new()),
            section(3, SectionKind::Season, by_turns(&self.season)),
            section(4, SectionKind::Campaigns, Vec::new()),
            section(5, SectionKind::Stories, self.stories.clone()),
            section(6, SectionKind::Best, Vec::new()),
        ]
    }
}

/// Of each kind the best product, then the second best.
fn by_turns(kinds: &[SeasonRail]) -> Vec<Slug> {
    let longest = kinds.iter().map(|kind| kind.products.len()).max();
    let turns = 0..longest.unwrap_or_default();
    let mut all: Vec<Slug> = Vec::new();
    for slug in turns.flat_map(|nth| kinds.iter().filter_map(move |kind| kind.products.get(nth))) {
        if !all.contains(slug) && all.len() < MOST_ITEMS {
            all.push(slug.clone());
        }
    }
    all
}
