//! What is proposed while a shopper types.

use super::mall::mall;
use crate::search::{Index, Suggestion, SuggestionKind};

fn suggest(typed: &str) -> Vec<String> {
    let suggestions = Index::build(&mall()).suggest(typed, 5);
    suggestions
        .into_iter()
        .map(|suggestion| suggestion.text)
        .collect()
}

#[test]
fn every_state_of_the_keyboard_leads_to_the_word() {
    for typed in ["ㅈ", "저", "전", "전ㅂ", "전보", "전복"] {
        assert_eq!(suggest(typed)[0], "전복", "{typed}");
    }
}

#[test]
fn keywords_come_first_and_products_by_any_of_their_words() {
    assert_eq!(
        suggest("한우"),
        ["한우", "한우", "강진 한우 등심", "명절 한우국거리"]
    );
    let kinds = Index::build(&mall()).suggest("한우", 3);
    let kinds: Vec<_> = kinds
        .into_iter()
        .map(|Suggestion { kind, .. }| kind)
        .collect();
    let hanwoo = SuggestionKind::Category("hanwoo".into());
    assert_eq!(
        kinds,
        [
            SuggestionKind::Keyword,
            hanwoo,
            SuggestionKind::Product("p04".into())
        ]
    );
}

#[test]
fn vendors_are_proposed_too() {
    assert_eq!(suggest("새벽"), ["새벽논 정미소"]);
    assert_eq!(suggest("정미"), ["새벽논 정미소"]);
}

#[test]
fn initials_will_do() {
    assert_eq!(suggest("ㅁㅅㅇ"), ["매생이", "김·매생이", "강진만 매생이"]);
    assert_eq!(suggest("ㅎㅁㅂ"), ["호미바람 농장"]);
}

#[test]
fn a_synonym_leads_to_the_usual_word() {
    assert_eq!(suggest("매상"), ["매생이"]);
    assert_eq!(suggest("소고기"), ["한우"]);
}

#[test]
fn misspellings_are_not_proposed_but_forgiven() {
    assert_eq!(suggest("세청무"), suggest("새청무"));
    assert_eq!(suggest("전북"), ["전복", "전복", "마량 활전복"][..2]);
}

#[test]
fn nothing_is_proposed_for_nothing() {
    assert!(suggest("").is_empty());
    assert!(suggest(" ·! ").is_empty());
    assert!(suggest("두리안").is_empty());
}

#[test]
fn at_most_as_many_as_asked_for() {
    let index = Index::build(&mall());
    assert_eq!(index.suggest("강", 2).len(), 2);
    assert!(index.suggest("강", 0).is_empty());
}

#[test]
fn words_in_season_are_proposed_before_the_popular_ones() {
    let synonyms = mall().synonyms;
    assert_eq!(synonyms.proposals(11), ["햅쌀", "전복", "매생이"]);
    assert_eq!(synonyms.proposals(3), ["매생이", "전복"]);
}
