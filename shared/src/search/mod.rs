//! Search over a catalogue, for Korean: by syllables, initials (초성) and the keys that type them.
//!
//! [`Index::build`] reads a catalogue revision once; [`Index::search`] ranks its products for a
//! query and [`Index::suggest`] completes what is being typed. All of it is integer arithmetic
//! on the catalogue alone, so the browser finds offline what the server would.
//!
//! A query is [normalized](normalize()) and read word by word (`reading`): first as it is written,
//! by its synonyms or its initials; only when that finds nothing, with one key mended (`typo`),
//! and then by the neighbouring letters it shares. The `vocabulary` holds the terms with their
//! one- and two-letter grams, since most Korean words are two syllables and many are one.
//! `rank` says what a find is worth.

mod hangul;
mod hit;
mod index;
mod normalize;
mod place;
mod proposal;
mod rank;
mod reading;
mod suggest;
mod synonyms;
#[cfg(test)]
mod tests;
mod typo;
mod vocabulary;

pub use hit::hit;
pub use index::{Found, Hit, Index};
pub use normalize::normalize;
pub use reading::Reading;
pub use suggest::{Suggestion, SuggestionKind};
pub use synonyms::Synonyms;
