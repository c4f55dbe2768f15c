//! The arithmetic of Hangul: syllables, their letters, and the keys that type them.

const FIRST_SYLLABLE: u32 = 0xAC00;
const FIRST_INITIAL: u32 = 0x1100;
const FIRST_VOWEL: u32 = 0x1161;
/// One before the first final consonant, so that zero stands for "none".
const NO_TAIL: u32 = 0x11A7;
/// Letters that stand alone, as a keyboard gives them: first 30 consonants, then 21 vowels.
const FIRST_LOOSE: u32 = 0x3131;
const LOOSE_CONSONANTS: u32 = 30;

const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ',
    'ㅌ', 'ㅍ', 'ㅎ',
];

/// The keys of each vowel: a compound one takes two.
const VOWELS: [&str; 21] = [
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ",
    "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
];

/// The keys of each final consonant.
const TAILS: [&str; 28] = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ",
    "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ",
    "ㅎ",
];

/// The keys of each consonant that stands alone. Keyboards join two initials typed in a row
/// into a compound, so `ㄳ` has to be read as `ㄱㅅ` again.
const CONSONANTS: [&str; LOOSE_CONSONANTS as usize] = [
    "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄸ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ",
    "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅃ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅉ", "ㅊ", "ㅋ",
    "ㅌ", "ㅍ", "ㅎ",
];

/// Places of a syllable's initial, vowel and final consonant (zero for none) in their tables.
pub(super) fn decompose(letter: char) -> Option<[u32; 3]> {
    let place = offset(letter, FIRST_SYLLABLE, 19 * 21 * 28)?;
    Some([place / (21 * 28), place / 28 % 21, place % 28])
}

/// The syllable of these places; the reverse of [`decompose`].
pub(super) fn compose([initial, vowel, tail]: [u32; 3]) -> Option<char> {
    let valid = initial < 19 && vowel < 21 && tail < 28;
    char::from_u32(FIRST_SYLLABLE + (initial * 21 + vowel) * 28 + tail).filter(|_| valid)
}

/// The syllable that a conjoining letter makes with what stands before it, if it makes one.
pub(super) fn join(left: char, right: char) -> Option<char> {
    if let Some(initial) = offset(left, FIRST_INITIAL, 19) {
        return compose([initial, offset(right, FIRST_VOWEL, 21)?, 0]);
    }
    match (decompose(left)?, offset(right, NO_TAIL, 28)?) {
        (_, 0) => None,
        ([initial, vowel, 0], tail) => compose([initial, vowel, tail]),
        _ => None,
    }
}

/// The consonant that a syllable begins with, as a letter that stands alone.
pub(super) fn initial(letter: char) -> Option<char> {
    decompose(letter).map(|[initial, ..]| INITIALS[initial as usize])
}

/// Whether the letter is a consonant that stands alone.
pub(super) fn is_consonant(letter: char) -> bool {
    offset(letter, FIRST_LOOSE, LOOSE_CONSONANTS).is_some()
}

/// Whether a word is typed by initials alone (초성), like `ㅎㅇ`.
pub(super) fn is_initials(word: &str) -> bool {
    !word.is_empty() && word.chars().all(is_consonant)
}

/// The keys that type a text. Initial and final consonants are the same key, so every state
/// of a keyboard on the way to a word (저, 전, 전ㅂ, 전보, 전복) is a prefix of the word.
pub(super) fn keystrokes(text: &str) -> impl Iterator<Item = char> + Clone {
    text.chars().flat_map(|letter| {
        let (first, rest) = keys(letter);
        std::iter::once(first).chain(rest.into_iter().flat_map(str::chars))
    })
}

fn keys(letter: char) -> (char, [&'static str; 2]) {
    if let Some([initial, vowel, tail]) = decompose(letter) {
        let rest = [VOWELS[vowel as usize], TAILS[tail as usize]];
        return (INITIALS[initial as usize], rest);
    }
    let Some(loose) = offset(letter, FIRST_LOOSE, LOOSE_CONSONANTS + 21) else {
        return (letter, [""; 2]);
    };
    let both = match CONSONANTS.get(loose as usize) {
        Some(keys) => keys,
        None => VOWELS[(loose - LOOSE_CONSONANTS) as usize],
    };
    let mut keys = both.chars();
    (keys.next().unwrap_or(letter), [keys.as_str(), ""])
}

fn offset(letter: char, first: u32, count: u32) -> Option<u32> {
    u32::from(letter)
        .checked_sub(first)
        .filter(|place| *place < count)
}
