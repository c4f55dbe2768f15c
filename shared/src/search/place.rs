//! Where in a term of the catalogue a word of a query is found.

use super::hangul;

/// Where a word stands in a term, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// It is the term.
    Whole,
    /// The term goes on after it.
    Start,
    /// The term ends with it. Korean compounds carry their noun there: 새청무**쌀**.
    End,
    /// In the middle.
    Inside,
}

/// Finds a word as it is written. A number is never cut: `10` is not in `110kg`.
pub(super) fn written(word: &str, term: &str) -> Option<Place> {
    let places = term.match_indices(word).filter_map(|(at, found)| {
        let (before, after) = (&term[..at], &term[at + found.len()..]);
        let cut = cuts_number(before, word) || cuts_number(word, after);
        (!cut).then_some(match (before.is_empty(), after.is_empty()) {
            (true, true) => Place::Whole,
            (true, false) => Place::Start,
            (false, true) => Place::End,
            (false, false) => Place::Inside,
        })
    });
    places.min()
}

/// Finds a word in which initials may stand for syllables: `ㅎㅇ` and `한ㅇ` are 한우.
pub(super) fn by_initials(word: &[char], term: &str) -> Option<Place> {
    let fits = |from: &str| {
        let mut letters = from.chars();
        let all = word.iter().all(|typed| {
            let stands_for = |letter| letter == *typed || hangul::initial(letter) == Some(*typed);
            letters.next().is_some_and(stands_for)
        });
        all.then(|| letters.next().is_none())
    };
    let places = term.char_indices().filter_map(|(at, _)| {
        Some(match (at, fits(&term[at..])?) {
            (0, true) => Place::Whole,
            (0, false) => Place::Start,
            (_, true) => Place::End,
            (_, false) => Place::Inside,
        })
    });
    places.min()
}

fn cuts_number(left: &str, right: &str) -> bool {
    let of_number = |letter: char| letter.is_ascii_digit() || letter == '.';
    left.chars().next_back().is_some_and(of_number) && right.starts_with(of_number)
}
