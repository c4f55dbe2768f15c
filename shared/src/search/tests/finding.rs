//! Which products a query finds, and in which order.

use super::mall::{find, ids, mall};
use crate::search::{Index, Reading};

#[test]
fn an_exact_name_comes_first() {
    assert_eq!(ids("강진 쌀귀리"), "p13");
    assert_eq!(ids("주문도정 새청무쌀"), "p01");
}

#[test]
fn one_syllable_finds_the_thing_and_not_every_word_that_begins_with_it() {
    assert_eq!(ids("쌀"), "p01 p00 p02");
    assert_eq!(ids("김"), "p09");
    assert_eq!(ids("꿀"), "p12");
}

#[test]
fn one_syllable_may_begin_a_word_when_nothing_else_has_it() {
    assert_eq!(ids("햇"), "p06 p08");
}

#[test]
fn a_name_comes_before_a_keyword_and_a_keyword_before_a_category() {
    assert_eq!(ids("한우"), "p04 p05");
    assert_eq!(ids("김치"), "p10");
    assert_eq!(ids("과일"), "p11 p14");
    assert_eq!(ids("정미소"), "p00 p01 p02 p13");
}

#[test]
fn every_word_has_to_be_found() {
    assert_eq!(ids("햅쌀 10kg"), "p02");
    assert_eq!(ids("새청무 10kg"), "p01 p00");
    assert_eq!(ids("강진 돌김"), "p09");
}

#[test]
fn numbers_are_never_cut() {
    assert_eq!(ids("쌀 10KG"), "p01 p00 p02");
    assert_eq!(ids("쌀 20kg"), "p01");
    assert_eq!(ids("5kg"), "p06 p10");
    assert_eq!(find("쌀 0kg"), ("p01 p00 p02".to_owned(), Reading::Partial));
}

#[test]
fn spaces_do_not_matter_between_neighbours() {
    assert_eq!(ids("새청무쌀"), "p00 p01");
    assert_eq!(ids("새청무 쌀"), "p01 p00");
    assert_eq!(ids("햅쌀10kg"), "p02");
    assert_eq!(ids("유기농백미"), "p01");
}

#[test]
fn initials_find_words_that_begin_with_them() {
    assert_eq!(ids("ㅅㅊㅁㅆ"), "p00 p01");
    assert_eq!(ids("ㅅㅊㅁ"), "p01 p00");
    assert_eq!(ids("ㅎㅇ"), "p04 p05 p06");
    assert_eq!(ids("ㅎ우"), "p04 p05 p06");
}

#[test]
fn initials_that_the_keyboard_joined_are_read_apart() {
    assert_eq!(ids("ㄳ"), ids("ㄱㅅ"));
    assert_eq!(ids("ㄳ"), "p03");
}

#[test]
fn synonyms_find_each_other_and_one_way_words_do_not() {
    assert_eq!(ids("매상이"), "p08");
    assert_eq!(ids("소고기"), "p04 p05");
    assert_eq!(ids("해태"), "p09");
    assert_eq!(ids("캠핑"), "p04");
    assert_eq!(ids("등심"), "p04");
}

#[test]
fn known_misspellings_find_the_thing() {
    assert_eq!(ids("세청무쌀"), "p00");
    assert_eq!(ids("전북"), "p07");
}

#[test]
fn one_wrong_key_is_forgiven() {
    for typo in ["매셍이", "매새이", "매생잉", "매샌이", "매생아"] {
        assert_eq!(find(typo), ("p08".to_owned(), Reading::Similar), "{typo}");
    }
    assert_eq!(find("kwii"), ("p14".to_owned(), Reading::Similar));
    assert_eq!(find("벌굴"), ("p12".to_owned(), Reading::Similar));
    assert_eq!(find("헷양파"), ("p06".to_owned(), Reading::Similar));
}

#[test]
fn a_word_that_exists_is_not_taken_for_a_typo() {
    assert_eq!(ids("배추"), "p10");
    assert_eq!(ids("양파"), "p06");
}

#[test]
fn an_unfinished_syllable_is_read_as_a_beginning() {
    assert_eq!(find("매새"), ("p08".to_owned(), Reading::Similar));
    assert_eq!(find("무화고"), ("p11".to_owned(), Reading::Similar));
}

#[test]
fn words_written_as_one_are_found_by_what_they_share() {
    assert_eq!(
        find("명절한우국거리세트"),
        ("p05".to_owned(), Reading::Similar)
    );
}

#[test]
fn decomposed_and_wide_letters_are_the_same_letters() {
    assert_eq!(ids("\u{1112}\u{1161}\u{11AB}\u{110B}\u{116E}"), ids("한우"));
    assert_eq!(ids("ｋｉｗｉ"), "p14");
    assert_eq!(ids("Kiwi gOLD"), "p14");
}

#[test]
fn without_a_product_that_has_every_word_those_with_any_are_found() {
    assert_eq!(
        find("한우 무료배송"),
        ("p04 p05".to_owned(), Reading::Partial)
    );
    assert_eq!(
        find("돌김 매생이"),
        ("p08 p09".to_owned(), Reading::Partial)
    );
}

#[test]
fn a_size_alone_is_no_reason_to_show_something() {
    assert_eq!(find("두리안 10kg"), (String::new(), Reading::Partial));
}

#[test]
fn a_category_of_several_things_is_the_last_resort() {
    assert_eq!(ids("보리"), "p13");
    assert_eq!(ids("매생이"), "p08");
}

#[test]
fn a_limit_keeps_the_best() {
    let index = Index::build(&mall());
    let all = index.search("강진", None).hits;
    assert_eq!(index.search("강진", Some(2)).hits, all[..2]);
    assert!(index.search("강진", Some(0)).hits.is_empty());
}
