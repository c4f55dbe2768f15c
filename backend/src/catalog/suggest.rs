//! What is proposed while a shopper types.

use shared::{
    catalog::Product,
    ids::CategoryId,
    page::{ListQuery, Proposed, SuggestionRow, percent_encode},
    search::{Suggestion, SuggestionKind, hit},
    time::Timestamp,
};

use super::{Snapshot, card::card, list::list};

/// Rows without anything typed.
const POPULAR: usize = 8;
/// Of each kind, so that many words leave room for a product.
const OF_A_KIND: usize = 3;
/// Proposals that are looked through for them.
const FITTING: usize = 200;

/// The rows for what was typed so far; what many look for when nothing was.
pub(super) fn suggest(mall: &Snapshot, typed: &str, now: Timestamp) -> Vec<SuggestionRow> {
    if typed.trim().is_empty() {
        let popular = mall.catalog.synonyms.popular.iter().take(POPULAR);
        return popular.map(|words| keyword(mall, words)).collect();
    }
    let mut rows: Vec<SuggestionRow> = Vec::new();
    for suggestion in mall.index.suggest(typed, FITTING) {
        let row = fill(mall, &suggestion, now);
        let has_room = |row: &SuggestionRow| {
            let same = rows.iter().filter(|other| other.kind == row.kind);
            same.count() < OF_A_KIND
        };
        if let Some(row) = row.filter(has_room) {
            rows.push(marked(row, typed));
        }
    }
    rows.sort_by_key(|row| row.kind);
    rows
}

fn fill(mall: &Snapshot, suggestion: &Suggestion, now: Timestamp) -> Option<SuggestionRow> {
    match &suggestion.kind {
        SuggestionKind::Keyword => Some(keyword(mall, &suggestion.text)),
        SuggestionKind::Category(id) => Some(category(mall, id, &suggestion.text, now)),
        SuggestionKind::Vendor(id) => Some(SuggestionRow {
            note: "판매자".to_owned(),
            ..row(Proposed::Vendor, &suggestion.text, format!("/vendors/{id}"))
        }),
        SuggestionKind::Product(id) => product(mall, mall.catalog.product(id)?, now),
    }
}

fn row(kind: Proposed, text: &str, href: String) -> SuggestionRow {
    SuggestionRow {
        kind,
        text: text.to_owned(),
        hit: (0, 0),
        href,
        note: String::new(),
        image: None,
    }
}

fn keyword(mall: &Snapshot, words: &str) -> SuggestionRow {
    let href = format!("/search?q={}", percent_encode(words));
    SuggestionRow {
        note: products(mall.index.search(words, None).hits.len()),
        ..row(Proposed::Keyword, words, href)
    }
}

fn category(mall: &Snapshot, id: &CategoryId, name: &str, now: Timestamp) -> SuggestionRow {
    let listed = list(mall, Some(id), &ListQuery::default(), now);
    SuggestionRow {
        note: products(listed.products.len()),
        ..row(Proposed::Category, name, format!("/c/{id}"))
    }
}

fn product(mall: &Snapshot, product: &Product, now: Timestamp) -> Option<SuggestionRow> {
    let card = card(&mall.catalog, product, now)?;
    let from = if card.price.from { "부터" } else { "" };
    Some(SuggestionRow {
        note: format!("{}{from}", card.price.unit.now),
        image: Some(card.image),
        ..row(Proposed::Product, &card.name, format!("/p/{}", card.id))
    })
}

fn products(count: usize) -> String {
    format!("상품 {count}개")
}

fn marked(row: SuggestionRow, typed: &str) -> SuggestionRow {
    let whole = |number| u32::try_from(number).unwrap_or(0);
    let hit = hit(&row.text, typed).map(|(first, count)| (whole(first), whole(count)));
    SuggestionRow {
        hit: hit.unwrap_or_default(),
        ..row
    }
}
