//! Forms of a text: normalizing, taking syllables apart, and the keys that type them.

use proptest::prelude::*;

use crate::search::hangul::{compose, decompose, initial, is_initials, join, keystrokes};
use crate::search::normalize;

#[test]
fn conjoining_letters_become_syllables_and_lone_ones_stay() {
    assert_eq!(normalize("\u{1100}\u{1175}\u{11B7}"), "김");
    assert_eq!(normalize("가\u{11A8}"), "각");
    assert_eq!(normalize("\u{1100}가"), "\u{1100}가");
    assert_eq!(normalize("ㄱㅣㅁ"), "ㄱㅣㅁ");
}

#[test]
fn punctuation_goes_and_numbers_stay_whole() {
    assert_eq!(normalize("1kg(17~18미, 중)"), "1kg 17 18미 중");
    assert_eq!(normalize("1.5kg · 1,000ml."), "1.5kg 1000ml");
    assert_eq!(normalize("쌀20kg"), "쌀 20kg");
    assert_eq!(normalize("“100%”…"), "100");
    assert_eq!(normalize("엄마\u{200B}손 🍚"), "엄마손");
}

#[test]
fn case_and_width_are_folded() {
    assert_eq!(normalize("Ｇｏｌｄ　ＫＩＷＩ１０㎏"), "gold kiwi10kg");
}

#[test]
fn initials_are_read_from_syllables_only() {
    assert_eq!(initial('쌀'), Some('ㅆ'));
    assert_eq!(initial('ㅆ'), None);
    assert!(is_initials("ㅎㅇ"));
    assert!(!is_initials("한ㅇ"));
    assert!(!is_initials("ㅏ"));
    assert!(!is_initials(""));
}

#[test]
fn compound_letters_take_two_keys() {
    let keys = |text| keystrokes(text).collect::<String>();
    assert_eq!(keys("닭과"), "ㄷㅏㄹㄱㄱㅗㅏ");
    assert_eq!(keys("ㄳㅘa1"), "ㄱㅅㅗㅏa1");
    assert_eq!(keys("ㅎㅣ"), keys("히"));
}

#[test]
fn every_syllable_comes_back_from_its_parts() {
    for syllable in '가'..='힣' {
        let parts = decompose(syllable).expect("a syllable has parts");
        assert_eq!(compose(parts), Some(syllable));
    }
    assert_eq!(decompose('\u{D7A4}'), None);
    assert_eq!(compose([19, 0, 0]), None);
}

proptest! {
    #[test]
    fn conjoining_letters_make_the_syllable_they_spell(
        first in 0..19_u32, vowel in 0..21_u32, tail in 0..28_u32,
    ) {
        let letter = |start: u32, place| char::from_u32(start + place).expect("in the block");
        let open = join(letter(0x1100, first), letter(0x1161, vowel)).expect("a syllable");
        let whole = if tail == 0 { Some(open) } else { join(open, letter(0x11A7, tail)) };
        prop_assert_eq!(whole, compose([first, vowel, tail]));
    }

    #[test]
    fn normalizing_twice_changes_nothing(text in r"(\PC|[\u{1100}-\u{11FF}ㄱ-힣., '0-9]){0,40}") {
        let once = normalize(&text);
        prop_assert_eq!(normalize(&once), once);
    }

    #[test]
    fn every_state_of_the_keyboard_begins_the_word(word in "[가-힣]{1,8}") {
        let keys: Vec<char> = keystrokes(&word).collect();
        let letters: Vec<char> = word.chars().collect();
        for end in 0..=letters.len() {
            let typed: Vec<char> = keystrokes(&String::from_iter(&letters[..end])).collect();
            prop_assert!(keys.starts_with(&typed));
        }
    }
}
