//! Whole carts: one that cannot be bought, and the one of the design.

use super::*;
use crate::pricing::{Requirement, requirements};

#[test]
fn what_cannot_be_bought_costs_nothing_and_is_named() {
    let mut catalog = mall(&[
        ("v", "rice", 10_000),
        ("v", "wine", 10_000),
        ("v", "oil", 10_000),
    ]);
    for product in &mut catalog.products {
        match product.id.as_str() {
            "rice" => product.options[0].sold_out = true,
            "wine" => product.adult_only = true,
            _ => product.options[0].max = 3,
        }
    }
    let quote = priced(
        &catalog,
        &[("rice", 1), ("wine", 1), ("oil", 4), ("gone", 1)],
        &[],
    );
    assert_eq!(quote.totals.due, Won::ZERO);
    assert_eq!(
        requirements(&quote),
        [
            Requirement::OptionGone {
                option: "gone".into()
            },
            Requirement::QuantityAbove {
                option: "oil".into(),
                max: 3
            },
            Requirement::SoldOut {
                option: "rice".into()
            },
            Requirement::AdultOnly {
                option: "wine".into()
            },
        ]
    );
    assert_eq!(
        requirements(&priced(&catalog, &[], &[])),
        [Requirement::EmptyCart]
    );
}

#[test]
fn the_least_and_the_most_of_an_option_can_be_bought() {
    let mut catalog = mall(&[("v", "oil", 10_000)]);
    let option = &mut catalog.products[0].options[0];
    (option.min, option.max) = (2, 3);
    for (units, is_sold) in [(1, false), (2, true), (3, true), (4, false)] {
        let due = priced(&catalog, &[("oil", units)], &[]).totals.due;
        let wanted = if is_sold {
            10_000 * i64::from(units)
        } else {
            0
        };
        assert_eq!(due, Won(wanted), "{units}");
    }
}

#[test]
fn the_carts_voucher_split_of_the_design() {
    // Three vendors, 35,000 won of payback that ends first and 40,000 of bought vouchers that
    // the second vendor may not take.
    let mut catalog = mall(&[
        ("a", "oats", 8_600),
        ("a", "rice", 34_900),
        ("b", "abalone", 42_900),
        ("c", "kimchi", 26_000),
    ]);
    catalog
        .vendors
        .iter_mut()
        .find(|v| v.id.as_str() == "b")
        .unwrap()
        .over_sales_limit = true;
    let free_from = |fee, threshold| ShippingFee::ConditionalFree {
        fee: Won(fee),
        threshold: Won(threshold),
    };
    catalog.shipping = vec![
        policy("a", free_from(3_000, 50_000)),
        policy("b", free_from(4_000, 50_000)),
        policy("c", free_from(3_000, 30_000)),
    ];
    let tenders = [
        lot("p", "payback", 57_000, 2_000_000),
        lot("q", "love", 40_000, 9_000_000),
    ];
    let wanted = [("rice", 1), ("oats", 2), ("abalone", 1), ("kimchi", 1)];
    let quote = priced(&catalog, &wanted, &tenders);
    assert_eq!(quote.totals.due, Won(128_000));
    assert_eq!(
        (quote.totals.voucher, quote.totals.card),
        (Won(97_000), Won(31_000))
    );
}
