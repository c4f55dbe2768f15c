//! Whatever is typed, searching answers.

use proptest::prelude::*;

use super::mall::mall;
use crate::catalog::Catalog;
use crate::search::{Index, Reading};

#[test]
fn empty_and_endless_queries_are_answered() {
    let index = Index::build(&mall());
    for query in ["", " ", "!?", "\0", "ㅏ", "\u{FEFF}"] {
        assert!(index.search(query, None).hits.is_empty(), "{query:?}");
    }
    for letter in ["가", "ㄱ", "a", "1", "가 ", "\u{1100}\u{1161}", "🍚"] {
        index.search(&letter.repeat(10_000), None);
        index.suggest(&letter.repeat(10_000), 10);
    }
}

#[test]
fn an_empty_mall_can_be_searched() {
    let index = Index::build(&Catalog::default());
    assert!(index.search("쌀", None).hits.is_empty());
    assert!(index.suggest("쌀", 5).is_empty());
}

#[test]
fn equal_hits_are_ordered_by_sales_and_then_by_id() {
    let mut catalog = mall();
    for product in &mut catalog.products {
        product.name = "똑같은 사과".to_owned();
        product.sales_rank = 7;
    }
    catalog.products[9].sales_rank = 1;
    let hits = Index::build(&catalog).search("과일 사과", None).hits;
    assert_eq!(
        hits.iter().map(|hit| hit.product).collect::<Vec<_>>(),
        [11, 14]
    );
    let hits = Index::build(&catalog).search("사과", Some(3)).hits;
    assert_eq!(
        hits.iter().map(|hit| hit.product).collect::<Vec<_>>(),
        [9, 0, 1]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn anything_typed_is_answered_in_order(query in r"(\PC|[ㄱ-힣0-9 ]){0,24}") {
        let index = Index::build(&mall());
        let found = index.search(&query, None);
        prop_assert!(found.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        prop_assert!(found.hits.iter().all(|hit| hit.product < 15 && hit.score > 0));
        prop_assert_eq!(&index.search(&query, None), &found);
        prop_assert!(index.suggest(&query, 3).len() <= 3);
    }
}

#[test]
fn every_product_is_found_by_its_name() {
    let catalog = mall();
    let index = Index::build(&catalog);
    for (place, product) in catalog.products.iter().enumerate() {
        let found = index.search(&product.name, None);
        assert_eq!(found.reading, Reading::AsWritten);
        assert_eq!(found.hits[0].product, place);
    }
}
