//! One spelling for what means the same: the form in which texts are indexed and searched.

use super::hangul;

/// Letters of a query that are looked at; the rest of a pasted page is left unread.
const MAX_LETTERS: usize = 200;
/// Words of a query that are looked at.
const MAX_WORDS: usize = 8;

/// Brings a text into the form in which it is compared: Hangul composed into syllables,
/// full-width and upper-case Latin letters folded, punctuation dropped, one space between
/// words. A number after Hangul begins a word of its own, as in `쌀10kg`.
///
/// ```
/// use shared::search::normalize;
/// assert_eq!(normalize(" 새청무쌀(1,000Ｇ)·햅쌀10㎏ "), "새청무쌀 1000g 햅쌀 10kg");
/// ```
pub fn normalize(text: &str) -> String {
    let letters = composed(text);
    let is_digit = |place: Option<usize>| {
        place
            .and_then(|place| letters.get(place))
            .is_some_and(char::is_ascii_digit)
    };
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for (place, letter) in letters.iter().copied().enumerate() {
        let in_number = || is_digit(place.checked_sub(1)) && is_digit(place.checked_add(1));
        match letter {
            ',' if in_number() => {}
            '.' if in_number() => out.push('.'),
            _ if is_syllable(letter) || letter.is_alphanumeric() => {
                let after_hangul = || out.chars().next_back().is_some_and(is_syllable);
                gap |= letter.is_ascii_digit() && after_hangul();
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                gap = false;
                out.push(letter);
            }
            _ => gap = true,
        }
    }
    out
}

/// The words of a query, however long or strange it is.
pub(super) fn words(query: &str) -> Vec<String> {
    let read: String = query.chars().take(MAX_LETTERS).collect();
    let spread = |word: &str| {
        if hangul::is_initials(word) {
            hangul::keystrokes(word).collect()
        } else {
            word.to_owned()
        }
    };
    let normal = normalize(&read);
    normal
        .split(' ')
        .filter(|word| !word.is_empty())
        .take(MAX_WORDS)
        .map(spread)
        .collect()
}

fn is_syllable(letter: char) -> bool {
    hangul::decompose(letter).is_some()
}

/// The letters of a text, folded and composed, without those that nobody sees.
fn composed(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for letter in text.chars().filter_map(folded).flatten().flatten() {
        match letters.last_mut() {
            Some(last) if let Some(both) = hangul::join(*last, letter) => *last = both,
            _ => letters.push(letter),
        }
    }
    letters
}

fn folded(letter: char) -> Option<[Option<char>; 2]> {
    let narrow = match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0)?,
        _ => letter,
    };
    Some(match narrow {
        // Apostrophes and accents, then what has no shape of its own: soft hyphen, fillers,
        // joiners, variation selectors, byte order mark.
        '\''
        | '’'
        | '\u{300}'..='\u{36F}'
        | '\u{AD}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => {
            return None;
        }
        '㎏' => [Some('k'), Some('g')],
        '㎎' => [Some('m'), Some('g')],
        '㎖' => [Some('m'), Some('l')],
        '㎝' => [Some('c'), Some('m')],
        'ℓ' => [Some('l'), None],
        _ => [Some(narrow.to_ascii_lowercase()), None],
    })
}
