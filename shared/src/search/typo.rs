//! Words that are not complete yet, or have one wrong key.

use super::hangul;
use super::place::Place;

/// Fewest keys of a word in which a typo is looked for: below, everything is near everything.
const FEWEST_KEYS: usize = 4;

/// A word as the keys that type it.
#[derive(Debug)]
pub(super) struct Keys {
    typed: Vec<char>,
    letters: usize,
    has_digit: bool,
}

impl Keys {
    pub(super) fn of(word: &str) -> Self {
        Self {
            typed: hangul::keystrokes(word).collect(),
            letters: word.chars().count(),
            has_digit: word.contains(|letter: char| letter.is_ascii_digit()),
        }
    }

    /// Whether the word is or begins a term, its last syllable perhaps unfinished.
    pub(super) fn begin(&self, term: &str) -> Option<Place> {
        begins(&self.typed, hangul::keystrokes(term))
    }

    /// Whether it would with one key mended: wrong, missing, too many, or swapped with the
    /// next.
    pub(super) fn nearly_begin(&self, term: &str) -> Option<Place> {
        let mut rest = hangul::keystrokes(term);
        let mut same = 0;
        while let Some(key) = self.typed.get(same) {
            let mut ahead = rest.clone();
            if ahead.next() != Some(*key) {
                return self
                    .mend(same, rest)
                    .filter(|place| self.may_be_typo_of(*place));
            }
            (rest, same) = (ahead, same + 1);
        }
        None
    }

    /// Tries each mistake at the first key that differs.
    fn mend(&self, at: usize, rest: impl Iterator<Item = char> + Clone) -> Option<Place> {
        let (from, after) = (&self.typed[at..], &self.typed[at + 1..]);
        let mut past = rest.clone();
        let skipped = past.next();
        let wrong = begins(after, past.clone());
        let too_many = begins(after, rest);
        let missing = begins(from, past.clone());
        let swapped = match after {
            [next, after @ ..] if skipped == Some(*next) && past.next() == Some(from[0]) => {
                begins(after, past)
            }
            _ => None,
        };
        [wrong, too_many, missing, swapped]
            .into_iter()
            .flatten()
            .min()
    }

    fn may_be_typo_of(&self, place: Place) -> bool {
        // A wrong digit is another size. The beginnings of two syllables are too many.
        let long_enough = match place {
            Place::Whole => self.letters >= 2,
            _ => self.letters >= 3,
        };
        long_enough && self.typed.len() >= FEWEST_KEYS && !self.has_digit
    }
}

/// Whether keys are or begin what is left of a term.
fn begins(keys: &[char], mut rest: impl Iterator<Item = char>) -> Option<Place> {
    let all = keys.iter().all(|key| rest.next() == Some(*key));
    all.then(|| {
        if rest.next().is_none() {
            Place::Whole
        } else {
            Place::Start
        }
    })
}
