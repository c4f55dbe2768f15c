//! The index of one catalogue revision, and searching in it.

use std::cmp::Reverse;

use super::normalize::words;
use super::proposal::Proposal;
use super::rank::Tally;
use super::reading::{self, Meanings, Reading, joined};
use super::vocabulary::Vocabulary;
use crate::catalog::Catalog;

/// What is called exactly as the query comes before everything else.
const SAME_NAME: u32 = 100_000;
/// What has the words of the query next to each other comes before what has them apart.
const PHRASE: u32 = 200;
/// In a partial answer, one more word found outweighs every place that a word can be in.
const ONE_MORE_WORD: u32 = 10_000;

/// What can be searched of one revision of a catalogue.
#[derive(Debug)]
pub struct Index {
    pub(super) proposals: Vec<Proposal>,
    vocabulary: Vocabulary,
    meanings: Meanings,
    products: Vec<Named>,
}

#[derive(Debug)]
struct Named {
    /// The name without spaces.
    name: String,
    sales_rank: u32,
}

/// A product that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in [`Catalog::products`] of the revision that the index was built from.
    pub product: usize,
    /// How well it fits; only to be compared with other hits of the same search.
    pub score: u32,
}

/// The answer to a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was found, best first.
    pub hits: Vec<Hit>,
    /// How the query had to be read to find it.
    pub reading: Reading,
}

impl Index {
    /// Reads a catalogue.
    pub fn build(catalog: &Catalog) -> Self {
        let vocabulary = Vocabulary::build(catalog);
        let named = catalog.products.iter().map(|product| Named {
            name: joined(&product.name),
            sales_rank: product.sales_rank,
        });
        Self {
            proposals: Proposal::collect(catalog, &vocabulary),
            meanings: reading::meanings(&catalog.synonyms),
            products: named.collect(),
            vocabulary,
        }
    }

    /// Finds products for what a shopper typed: those with every word, or, when there are
    /// none, those with any. Equal hits are ordered by sales.
    pub fn search(&self, query: &str, limit: Option<usize>) -> Found {
        let words = words(query);
        let read = |word: &String| {
            reading::read(word, self.products.len(), &self.vocabulary, &self.meanings)
        };
        let read: Vec<(Tally, Reading)> = words.iter().map(read).collect();
        let mut reading = read.iter().map(|(_, reading)| *reading).max();
        let mut hits = self.hits(|product| {
            let scores = read.iter().map(|(tally, _)| tally.score(product));
            let every = scores.clone().all(|score| score > 0) && !words.is_empty();
            every.then(|| scores.sum::<u32>() + self.whole_query(product, &words))
        });
        if hits.is_empty() {
            reading = Some(Reading::Partial);
            // A size says nothing about what is wanted once the rest of the query is gone.
            let telling = |word: &str| !word.starts_with(|letter: char| letter.is_ascii_digit());
            let tallies = words.iter().zip(&read).filter(|(word, _)| telling(word));
            hits = self.hits(|product| {
                let scores = tallies.clone().map(|(_, (tally, _))| tally.score(product));
                let found = scores.filter(|score| *score > 0);
                found
                    .map(|score| score + ONE_MORE_WORD)
                    .reduce(|sum, score| sum + score)
            });
        }
        hits.truncate(limit.unwrap_or(hits.len()));
        Found {
            hits,
            reading: reading.unwrap_or(Reading::AsWritten),
        }
    }

    fn hits(&self, score: impl Fn(usize) -> Option<u32>) -> Vec<Hit> {
        let hit = |product| score(product).map(|score| Hit { product, score });
        let mut hits: Vec<Hit> = (0..self.products.len()).filter_map(hit).collect();
        let order = |hit: &Hit| {
            (
                Reverse(hit.score),
                self.products[hit.product].sales_rank,
                hit.product,
            )
        };
        hits.sort_unstable_by_key(order);
        hits
    }

    /// What the words are worth together.
    fn whole_query(&self, product: usize, words: &[String]) -> u32 {
        let (name, phrase) = (&self.products[product].name, words.concat());
        if *name == phrase {
            SAME_NAME
        } else if words.len() > 1 && name.contains(&phrase) {
            PHRASE
        } else {
            0
        }
    }
}
