//! How one word of a query is read, from what is written to what may have been meant.

use std::collections::BTreeMap;

use super::hangul;
use super::normalize::normalize;
use super::place;
use super::rank::{Tally, Way};
use super::synonyms::Synonyms;
use super::typo::Keys;
use super::vocabulary::{Vocabulary, bigrams};

/// How far a search had to go to find something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Every word was found as it is, or by a synonym or by its initials.
    AsWritten,
    /// Every word was found, at least one only by something similar.
    Similar,
    /// Not every word was found; each product has at least one of them.
    Partial,
}

/// Other words to look for, by the word that was searched.
pub(super) type Meanings = BTreeMap<String, Vec<(String, Way)>>;

/// The meanings that a mall's synonyms give its words.
pub(super) fn meanings(synonyms: &Synonyms) -> Meanings {
    let mut meanings = Meanings::new();
    let mut add = |word: &str, other: &str, way| {
        let (word, other) = (joined(word), joined(other));
        if word != other && !word.is_empty() && !other.is_empty() {
            meanings.entry(word).or_default().push((other, way));
        }
    };
    for set in &synonyms.sets {
        for word in set {
            for other in set {
                add(word, other, Way::Synonym);
            }
        }
    }
    for (from, to) in &synonyms.one_way {
        add(from, to, Way::Related);
    }
    meanings
}

/// A text normalized and without spaces.
pub(super) fn joined(text: &str) -> String {
    normalize(text).replace(' ', "")
}

/// Looks for one word among the terms of so many products.
pub(super) fn read(
    word: &str,
    products: usize,
    vocabulary: &Vocabulary,
    meanings: &Meanings,
) -> (Tally, Reading) {
    let mut tally = Tally::new(products);
    find_written(word, Way::Written, vocabulary, &mut tally);
    for (other, way) in meanings.get(word).into_iter().flatten() {
        find_written(other, *way, vocabulary, &mut tally);
    }
    if word.chars().any(hangul::is_consonant) {
        find_initials(word, vocabulary, &mut tally);
    }
    if !tally.is_empty() {
        tally.settle();
        return (tally, Reading::AsWritten);
    }
    for find in [find_unfinished, find_typos, find_parts] {
        if tally.is_empty() {
            find(word, vocabulary, &mut tally);
        }
    }
    tally.settle();
    let reading = if tally.is_empty() {
        Reading::Partial
    } else {
        Reading::Similar
    };
    (tally, reading)
}

fn find_written(word: &str, way: Way, vocabulary: &Vocabulary, tally: &mut Tally) {
    let beginning = vocabulary.beginning(word).iter();
    for term in beginning.chain(vocabulary.holding(word)) {
        if let Some(place) = place::written(word, &term.text) {
            tally.count(term, place, way, word);
        }
    }
}

fn find_initials(word: &str, vocabulary: &Vocabulary, tally: &mut Tally) {
    let letters: Vec<char> = word.chars().collect();
    for term in vocabulary.terms() {
        if let Some(place) = place::by_initials(&letters, &term.text) {
            tally.count(term, place, Way::Initials, word);
        }
    }
}

fn find_unfinished(word: &str, vocabulary: &Vocabulary, tally: &mut Tally) {
    // One letter begins too much, and an unfinished number is another number.
    if word.chars().nth(1).is_none() || word.ends_with(|letter: char| letter.is_ascii_digit()) {
        return;
    }
    let keys = Keys::of(word);
    for term in vocabulary.terms() {
        if let Some(place) = keys.begin(&term.text) {
            tally.count(term, place, Way::Unfinished, word);
        }
    }
}

fn find_typos(word: &str, vocabulary: &Vocabulary, tally: &mut Tally) {
    let keys = Keys::of(word);
    for term in vocabulary.terms() {
        if let Some(place) = keys.nearly_begin(&term.text) {
            tally.count(term, place, Way::Typo, word);
        }
    }
}

/// Finds products that have at least half of the pairs of letters of a long word: words
/// written as one (`강진딸기선물세트`), or with more than one typo.
fn find_parts(word: &str, vocabulary: &Vocabulary, tally: &mut Tally) {
    let parts: Vec<String> = bigrams(word).map(String::from_iter).collect();
    if parts.len() < 3 {
        return;
    }
    let mut counts = vec![(0_usize, 0_usize); tally.products()];
    for (part, nth) in parts.iter().zip(1..) {
        let holding = vocabulary.holding(part);
        let terms = holding.filter(|term| term.text.contains(part.as_str()));
        for posting in terms.flat_map(|term| &term.postings) {
            let (count, last) = &mut counts[posting.product as usize];
            // Each part counts once, however many fields of the product have it.
            if std::mem::replace(last, nth) != nth {
                *count += 1;
            }
        }
    }
    for ((count, _), product) in counts.into_iter().zip(0..) {
        if count * 2 >= parts.len() {
            let worth = 8 * count / parts.len();
            tally.raise(product, u32::try_from(worth).unwrap_or(0), 0);
        }
    }
}
