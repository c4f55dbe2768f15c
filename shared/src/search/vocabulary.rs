//! Every word of a catalogue, where it stands, and the ways to find it fast.

use std::collections::{BTreeMap, BTreeSet};

use super::normalize::normalize;
use crate::catalog::Catalog;

/// The part of a product that a word is from, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// A word of its name.
    Name,
    /// Two neighbouring words of its name, for those who write them as one.
    NamePair,
    /// One of its keywords.
    Keyword,
    /// What an option is called.
    Label,
    /// The name of its category, or of the one above.
    Category,
    /// A word of its vendor's name.
    Vendor,
    /// A word of a category that is several things, like 쌀·잡곡: most of its products are
    /// not what the word says.
    Shelf,
}

/// A product that has a term, by its place in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) product: u32,
    pub(super) field: Field,
}

/// A normalized word and the products that have it.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) text: String,
    pub(super) postings: Vec<Posting>,
}

/// The terms, sorted by text, and which of them hold a letter or two neighbouring ones.
#[derive(Debug)]
pub(super) struct Vocabulary {
    terms: Vec<Term>,
    grams: BTreeMap<Gram, Vec<u32>>,
}

/// Two neighbouring letters, or one letter and NUL.
type Gram = [char; 2];

impl Vocabulary {
    pub(super) fn build(catalog: &Catalog) -> Self {
        let mut found: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        for ((field, text), products) in sources(catalog) {
            for (field, word) in words_of(field, text) {
                let postings = found.entry(word).or_default();
                postings.extend(products.iter().map(|product| Posting {
                    product: *product,
                    field,
                }));
            }
        }
        let mut terms: Vec<Term> = Vec::with_capacity(found.len());
        for (text, mut postings) in found {
            postings.sort_unstable();
            postings.dedup();
            postings.shrink_to_fit();
            terms.push(Term { text, postings });
        }
        let mut grams: BTreeMap<Gram, Vec<u32>> = BTreeMap::new();
        for (term, place) in terms.iter().zip(0..) {
            // A pair is only ever found by how it begins.
            let mut fields = term.postings.iter().map(|posting| posting.field);
            if fields.any(|field| field != Field::NamePair) {
                for gram in grams_of(&term.text) {
                    grams.entry(gram).or_default().push(place);
                }
            }
        }
        Self { terms, grams }
    }

    /// All terms.
    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The terms that begin with a text.
    pub(super) fn beginning(&self, text: &str) -> &[Term] {
        let from = self.terms.partition_point(|term| term.text.as_str() < text);
        let rest = &self.terms[from..];
        &rest[..rest.partition_point(|term| term.text.starts_with(text))]
    }

    /// Terms that may hold a text: those with the rarest of its grams.
    pub(super) fn holding(&self, text: &str) -> impl Iterator<Item = &Term> {
        let known = |gram| self.grams.get(&gram).map_or(&[][..], Vec::as_slice);
        let rarest = grams_of(text)
            .into_iter()
            .map(known)
            .min_by_key(|places| places.len());
        rarest
            .unwrap_or_default()
            .iter()
            .map(|place| &self.terms[*place as usize])
    }
}

/// The grams of a text, each once.
fn grams_of(text: &str) -> BTreeSet<Gram> {
    text.chars()
        .map(|letter| [letter, '\0'])
        .chain(bigrams(text))
        .collect()
}

/// The neighbouring letters of a text.
pub(super) fn bigrams(text: &str) -> impl Iterator<Item = [char; 2]> {
    text.chars()
        .zip(text.chars().skip(1))
        .map(|(left, right)| [left, right])
}

/// The texts of all products, each once, with the products that have it.
fn sources(catalog: &Catalog) -> BTreeMap<(Field, &str), Vec<u32>> {
    let mut sources: BTreeMap<(Field, &str), Vec<u32>> = BTreeMap::new();
    for (product, place) in catalog.products.iter().zip(0..) {
        let mut add = |field, text| sources.entry((field, text)).or_default().push(place);
        add(Field::Name, &product.name);
        for keyword in &product.keywords {
            add(Field::Keyword, keyword);
        }
        for option in &product.options {
            add(Field::Label, &option.label);
        }
        if let Some(vendor) = catalog.vendor(&product.vendor) {
            add(Field::Vendor, &vendor.name);
        }
        let own = catalog.category(&product.category);
        let above = own.and_then(|own| catalog.category(own.parent.as_ref()?));
        for category in own.into_iter().chain(above) {
            add(Field::Category, &category.name);
        }
    }
    sources
}

/// The words of a text, and what they say about a product that has it there.
fn words_of(field: Field, text: &str) -> Vec<(Field, String)> {
    let normal = normalize(text);
    let words: Vec<&str> = normal.split(' ').filter(|word| !word.is_empty()).collect();
    let several = words.len() > 1;
    let of_word = if field == Field::Category && several {
        Field::Shelf
    } else {
        field
    };
    let mut all: Vec<_> = words
        .iter()
        .map(|word| (of_word, (*word).to_owned()))
        .collect();
    match field {
        Field::Name => {
            let pairs = words.windows(2).map(<[&str]>::concat);
            all.extend(pairs.map(|pair| (Field::NamePair, pair)));
        }
        Field::Keyword if several => all.push((field, words.concat())),
        _ => {}
    }
    all
}
