//! What it is worth to find a word in a place of a product.

use super::place::Place;
use super::vocabulary::{Field, Term};

/// Below this, a find counts only when no product has a better one: 무화과 for `무` while
/// the mall has no 무.
const WEAK: u32 = 10;

/// How a word of the query led to a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It is in the term.
    Written,
    /// A word of the same meaning is.
    Synonym,
    /// A word that it leads to is.
    Related,
    /// It is the term's initials.
    Initials,
    /// It is the beginning of the term, its last syllable not complete.
    Unfinished,
    /// It differs by one key.
    Typo,
}

impl Way {
    /// What is left of the points of a find.
    fn weigh(self, points: u32, place: Place) -> u32 {
        let at_start = matches!(place, Place::Whole | Place::Start);
        match self {
            Self::Written => points,
            // The keyword 염소고기 has nothing of 한우, though it ends with its synonym.
            Self::Synonym if place == Place::Inside => 0,
            Self::Synonym => points / 2,
            Self::Initials if !at_start => points / 10,
            Self::Related | Self::Initials => points / 3,
            Self::Unfinished => points / 4,
            Self::Typo => points / 8,
        }
    }
}

/// The points of a find; zero when it does not count at all.
fn points(field: Field, place: Place, one_letter: bool) -> u32 {
    use Field::{Category, Keyword, Label, Name, NamePair, Shelf, Vendor};
    use Place::{End, Inside, Start, Whole};
    match (field, place) {
        (_, Inside) if one_letter => 0,
        // One letter begins many words that it has nothing to do with: 배 and 배추.
        (_, Start) if one_letter => 6,
        (Name, End) if one_letter => 55,
        (Name, Whole) => 90,
        (NamePair, Whole) => 85,
        (Name, Start | End) => 80,
        (NamePair, Start) => 75,
        (NamePair, End | Inside) => 0,
        (Name, Inside) => 70,
        (Keyword, Whole) => 60,
        (Keyword, Start | End) => 50,
        (Keyword, Inside) => 40,
        (Label, Whole) => 48,
        (Label, Start | End) => 46,
        (Category, Whole) => 45,
        (Category, Start | End) => 44,
        (Vendor, Whole) => 42,
        (Vendor, Start) => 41,
        (Shelf, Whole) => 8,
        (Label | Category | Vendor | Shelf, _) => 5,
    }
}

/// What one word of a query found: for each product its best find, and the fields that agree.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    finds: Vec<Find>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Find {
    best: u32,
    fields: u32,
}

impl Tally {
    pub(super) fn new(products: usize) -> Self {
        Self {
            finds: vec![Find::default(); products],
        }
    }

    /// How many products it is about.
    pub(super) fn products(&self) -> usize {
        self.finds.len()
    }

    /// Counts a term that a word was found in.
    pub(super) fn count(&mut self, term: &Term, place: Place, way: Way, word: &str) {
        let one_letter = word.chars().nth(1).is_none();
        for posting in &term.postings {
            let worth = way.weigh(points(posting.field, place, one_letter), place);
            self.raise(posting.product, worth, 1 << posting.field as u32);
        }
    }

    /// Gives a product points that come from no single term.
    pub(super) fn raise(&mut self, product: u32, worth: u32, field: u32) {
        let find = &mut self.finds[product as usize];
        if worth > 0 {
            find.best = find.best.max(worth);
            find.fields |= field;
        }
    }

    /// Whether the word found nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.finds.iter().all(|find| find.best == 0)
    }

    /// Drops weak finds when there are better ones.
    pub(super) fn settle(&mut self) {
        if self.finds.iter().any(|find| find.best >= WEAK) {
            for find in self.finds.iter_mut().filter(|find| find.best < WEAK) {
                *find = Find::default();
            }
        }
    }

    /// What the word is worth to a product. Agreeing fields decide between equal finds: what
    /// is called 쌀과자 has not the keyword 쌀 and is not in that category.
    pub(super) fn score(&self, product: usize) -> u32 {
        let find = self.finds[product];
        find.best * 8 + find.fields.count_ones()
    }
}
