//! What to propose while a shopper types.

use std::cmp::Reverse;

use super::hangul;
use super::index::Index;
use super::normalize::words;
use super::place::{self, Place};
use super::proposal::Proposal;
use super::typo::Keys;
use crate::ids::{CategoryId, ProductId, VendorId};

/// Something that a shopper may be typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to show.
    pub text: String,
    /// What it is, and where it leads.
    pub kind: SuggestionKind,
}

/// What a suggestion is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuggestionKind {
    /// Words to search for.
    Keyword,
    /// A shelf to open.
    Category(CategoryId),
    /// A vendor to open.
    Vendor(VendorId),
    /// A product to open.
    Product(ProductId),
}

impl SuggestionKind {
    /// Keywords lead to the most products, so they are offered first.
    fn order(&self) -> u8 {
        match self {
            Self::Keyword => 0,
            Self::Category(_) => 1,
            Self::Vendor(_) => 2,
            Self::Product(_) => 3,
        }
    }
}

/// How well what was typed fits a proposal, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    LaterWord,
}

impl Fit {
    fn of(proposal: &Proposal, meet: impl Fn(&str) -> Option<Place>) -> Option<Self> {
        proposal.beginnings().enumerate().find_map(|(nth, text)| {
            Some(match (nth, meet(text)?) {
                (0, Place::Whole) => Self::Whole,
                (0, _) => Self::Start,
                _ => Self::LaterWord,
            })
        })
    }
}

impl Index {
    /// Proposes at most `count` things that what was typed so far may become. The last
    /// syllable need not be complete, initials will do, and one wrong key is forgiven when
    /// nothing else fits.
    pub fn suggest(&self, typed: &str, count: usize) -> Vec<Suggestion> {
        let typed = words(typed).concat();
        if typed.is_empty() {
            return Vec::new();
        }
        let typed = Typed::of(&typed);
        let mut fitting = self.fitting(|text| typed.begin(text));
        if fitting.is_empty() {
            fitting = self.fitting(|text| typed.keys.nearly_begin(text));
        }
        let mut chosen: Vec<Suggestion> = Vec::new();
        for proposal in fitting {
            if chosen.len() == count {
                break;
            }
            // A keyword can be reached by several of its synonyms.
            if !chosen.contains(&proposal.suggestion) {
                chosen.push(proposal.suggestion.clone());
            }
        }
        chosen
    }

    /// The proposals of which some word is met, best first.
    fn fitting(&self, meet: impl Fn(&str) -> Option<Place>) -> Vec<&Proposal> {
        let fits = |proposal| Fit::of(proposal, &meet).map(|fit| (fit, proposal));
        let all = self.proposals.iter().filter_map(fits);
        let mut fitting: Vec<(Fit, &Proposal)> = all.collect();
        fitting.sort_by_key(|(fit, proposal)| {
            let Suggestion { text, kind } = &proposal.suggestion;
            (*fit, kind.order(), Reverse(proposal.weight), text)
        });
        fitting.into_iter().map(|(_, proposal)| proposal).collect()
    }
}

struct Typed {
    keys: Keys,
    /// The letters, when some of them are initials.
    initials: Option<Vec<char>>,
}

impl Typed {
    fn of(text: &str) -> Self {
        let has_initials = text.chars().any(hangul::is_consonant);
        Self {
            keys: Keys::of(text),
            initials: has_initials.then(|| text.chars().collect()),
        }
    }

    fn begin(&self, text: &str) -> Option<Place> {
        let by_initials = || place::by_initials(self.initials.as_ref()?, text);
        let at_start = |place: &Place| matches!(place, Place::Whole | Place::Start);
        self.keys
            .begin(text)
            .or_else(|| by_initials().filter(at_start))
    }
}
