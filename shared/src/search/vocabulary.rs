//! Every word of a catalogue, where it stands, and the ways to find it fast.

use std::collections::{BTreeMap, BTreeSet};

use super::normalize::normalize;
use crate::catalog::{Catalog, Product};

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
        let mut found: Vec<(String, Posting)> = Vec::new();
        for (product, place) in catalog.products.iter().zip(0..) {
            collect(catalog, product, |field, text| {
                found.push((
                    text,
                    Posting {
                        product: place,
                        field,
                    },
                ));
            });
        }
        found.sort_unstable();
        found.dedup();
        let mut terms: Vec<Term> = Vec::new();
        for (text, posting) in found {
            match terms.last_mut() {
                Some(term) if term.text == text => term.postings.push(posting),
                _ => terms.push(Term {
                    text,
                    postings: vec![posting],
                }),
            }
        }
        let mut grams: BTreeMap<Gram, Vec<u32>> = BTreeMap::new();
        for (term, place) in terms.iter().zip(0..) {
            // A pair is only ever found by how it begins.
            if term
                .postings
                .iter()
                .any(|posting| posting.field != Field::NamePair)
            {
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

/// Hands every term of a product to `add`.
fn collect(catalog: &Catalog, product: &Product, mut add: impl FnMut(Field, String)) {
    let name = normalize(&product.name);
    for (first, second) in name.split(' ').zip(name.split(' ').skip(1)) {
        add(Field::NamePair, format!("{first}{second}"));
    }
    let mut add_all = |field, text: &str| {
        for word in normalize(text).split(' ').filter(|word| !word.is_empty()) {
            add(field, word.to_owned());
        }
    };
    add_all(Field::Name, &name);
    for keyword in &product.keywords {
        add_all(Field::Keyword, keyword);
        add_all(Field::Keyword, &normalize(keyword).replace(' ', ""));
    }
    for option in &product.options {
        add_all(Field::Label, &option.label);
    }
    if let Some(vendor) = catalog.vendor(&product.vendor) {
        add_all(Field::Vendor, &vendor.name);
    }
    let own = catalog.category(&product.category);
    let above = own.and_then(|own| catalog.category(own.parent.as_ref()?));
    for category in own.into_iter().chain(above) {
        let several = normalize(&category.name).contains(' ');
        add_all(
            if several {
                Field::Shelf
            } else {
                Field::Category
            },
            &category.name,
        );
    }
}
