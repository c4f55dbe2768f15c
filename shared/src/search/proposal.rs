//! Everything that can be proposed while a shopper types.

use std::collections::BTreeMap;

use super::normalize::normalize;
use super::reading::joined;
use super::suggest::{Suggestion, SuggestionKind};
use super::vocabulary::{Field, Vocabulary};
use crate::catalog::Catalog;

/// Outweighs every number of products that a keyword can have.
const CURATED: u32 = 1_000_000;

/// A suggestion, and what has to be typed to get it.
#[derive(Debug)]
pub(super) struct Proposal {
    /// What is proposed.
    pub(super) suggestion: Suggestion,
    /// How much it is wanted among its kind.
    pub(super) weight: u32,
    /// The normalized text without spaces.
    typed: String,
    /// Where the words of that text begin.
    words: Vec<usize>,
}

impl Proposal {
    fn new(typed: &str, text: &str, kind: SuggestionKind, weight: u32) -> Self {
        let mut words = Vec::new();
        let mut joined = String::new();
        for word in normalize(typed).split(' ') {
            words.push(joined.len());
            joined.push_str(word);
        }
        let suggestion = Suggestion {
            text: text.to_owned(),
            kind,
        };
        Self {
            suggestion,
            weight,
            typed: joined,
            words,
        }
    }

    /// What is left of the text from each of its words on.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|at| &self.typed[*at..])
    }

    /// Everything in a catalogue that is worth proposing.
    pub(super) fn collect(catalog: &Catalog, vocabulary: &Vocabulary) -> Vec<Self> {
        let mut all = keywords(catalog, vocabulary);
        let mut add = |name: &str, kind, weight| all.push(Self::new(name, name, kind, weight));
        for category in catalog.categories.iter().filter(|shelf| !shelf.hidden) {
            let kind = SuggestionKind::Category(category.id.clone());
            add(&category.name, kind, u32::MAX - category.order);
        }
        for vendor in &catalog.vendors {
            add(&vendor.name, SuggestionKind::Vendor(vendor.id.clone()), 0);
        }
        for product in &catalog.products {
            let kind = SuggestionKind::Product(product.id.clone());
            add(&product.name, kind, u32::MAX - product.sales_rank);
        }
        all
    }
}

/// The keywords, also by the other words of their synonym sets.
fn keywords(catalog: &Catalog, vocabulary: &Vocabulary) -> Vec<Proposal> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let given = catalog.products.iter().map(|product| &product.keywords);
    for text in given.flatten() {
        *counts.entry(text).or_default() += 1;
    }
    let mut weights: BTreeMap<String, (&str, u32)> = BTreeMap::new();
    for (text, count) in counts {
        weights.entry(joined(text)).or_insert((text, 0)).1 += count;
    }
    // Misspellings are keywords too, but no product is called by them.
    weights.retain(|word, _| !word.is_empty() && is_in_a_name(word, vocabulary));
    let synonyms = &catalog.synonyms;
    let usual = synonyms.sets.iter().filter_map(|set| set.first());
    for text in usual.filter(|text| !vocabulary.beginning(&joined(text)).is_empty()) {
        weights.entry(joined(text)).or_insert((text, 0));
    }
    let seasonal = synonyms.seasonal.iter().flat_map(|(_, words)| words);
    for text in synonyms.popular.iter().chain(seasonal) {
        let (_, weight) = weights.entry(joined(text)).or_insert((text, 0));
        *weight = weight.saturating_add(CURATED);
    }
    let mut proposals: Vec<Proposal> = Vec::new();
    for (typed, (text, weight)) in &weights {
        proposals.push(Proposal::new(typed, text, SuggestionKind::Keyword, *weight));
    }
    for set in &synonyms.sets {
        let Some((usual, others)) = set.split_first() else {
            continue;
        };
        let Some((text, _)) = weights.get(&joined(usual)) else {
            continue;
        };
        // Without weight, so that typing 생 does not lead to 장미 (생화) before 생강.
        let of = |other: &String| Proposal::new(other, text, SuggestionKind::Keyword, 0);
        proposals.extend(others.iter().map(of));
    }
    proposals
}

fn is_in_a_name(word: &str, vocabulary: &Vocabulary) -> bool {
    let holding = vocabulary
        .holding(word)
        .filter(|term| term.text.contains(word));
    let mut terms = vocabulary.beginning(word).iter().chain(holding);
    let of_name = |field| matches!(field, Field::Name | Field::NamePair);
    terms.any(|term| term.postings.iter().any(|posting| of_name(posting.field)))
}
