//! What to propose while a shopper types.

use std::cmp::Reverse;

use super::hangul;
use super::index::Index;
use super::normalize::words;
use super::place::{self, Place};
use super::proposal::Proposal;
use super::typo::{Keys, Mended};
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
        let fits = |proposal| typed.fit(proposal).map(|fit| (fit, proposal));
        let mut fitting: Vec<_> = self.proposals.iter().filter_map(fits).collect();
        fitting.sort_by_key(|((mended, fit), proposal)| {
            let Suggestion { text, kind } = &proposal.suggestion;
            (*mended, *fit, kind.order(), Reverse(proposal.weight), text)
        });
        let best = fitting.first().map(|((mended, _), _)| *mended);
        let mut chosen: Vec<Suggestion> = Vec::new();
        for ((mended, _), proposal) in fitting {
            if chosen.len() == count || Some(mended) != best {
                break;
            }
            // A keyword can be reached by several of its synonyms.
            if !chosen.contains(&proposal.suggestion) {
                chosen.push(proposal.suggestion.clone());
            }
        }
        chosen
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

    fn fit(&self, proposal: &Proposal) -> Option<(Mended, Fit)> {
        let places = proposal.beginnings().enumerate().filter_map(|(nth, text)| {
            let by_initials = || {
                let place = place::by_initials(self.initials.as_ref()?, text)?;
                matches!(place, Place::Whole | Place::Start).then_some((place, Mended::No))
            };
            let by_keys = self.keys.meet(text);
            let exact = by_keys.filter(|(_, mended)| *mended == Mended::No);
            let (place, mended) = exact.or_else(by_initials).or(by_keys)?;
            let fit = match (nth, place) {
                (0, Place::Whole) => Fit::Whole,
                (0, _) => Fit::Start,
                _ => Fit::LaterWord,
            };
            Some((mended, fit))
        });
        places.min()
    }
}
