//! The least that a card is charged, and how vouchers give way to it, with the amounts worked out by
//! hand.

use super::*;
use crate::pricing::{Requirement, requirements};

#[test]
fn a_card_part_under_the_minimum_lowers_the_vouchers() {
    let catalog = mall(&[("v", "rice", 10_000)]);
    let quote = priced(
        &catalog,
        &[("rice", 1)],
        &[lot("l", "payback", 9_950, 2_000_000)],
    );
    assert_eq!(
        (quote.totals.voucher, quote.totals.card),
        (Won(9_900), Won(100))
    );
    assert_eq!(requirements(&quote), []);
}

#[test]
fn a_card_part_of_the_minimum_lowers_no_voucher() {
    let catalog = mall(&[("v", "rice", 10_000)]);
    let tenders = [lot("l", "payback", 9_900, 2_000_000)];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    assert_eq!(paid(&quote), [(vec![9_900], 100)]);
    assert!(quote.lots[0].left.is_zero());
}

#[test]
fn the_last_voucher_is_lowered_first_and_then_those_before_it() {
    let catalog = mall(&[("v", "rice", 10_060)]);
    let tenders = [
        lot("l", "payback", 9_990, 2_000_000),
        lot("m", "payback", 30, 3_000_000),
    ];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    assert_eq!(paid(&quote), [(vec![9_960, 0], 100)]);
}

#[test]
fn vouchers_are_lowered_by_the_least_that_is_enough() {
    let catalog = with_discount(mall(&[("v", "rice", 10_000)]));
    let tenders = [lot("l", "payback", 9_050, 2_000_000)];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    // 45 are left for the card; with each 10 won of the voucher goes one of the county's.
    assert_eq!(quote.totals.voucher_discount, Won(900));
    assert_eq!(paid(&quote), [(vec![9_000], 100)]);
}

#[test]
fn a_card_part_under_the_minimum_that_cannot_be_avoided_is_named() {
    let catalog = mall(&[("v", "sticker", 70)]);
    let quote = priced(
        &catalog,
        &[("sticker", 1)],
        &[lot("l", "payback", 20, 2_000_000)],
    );
    let minimum = Requirement::CardMinimum {
        minimum: Won(100),
        amount: Won(50),
    };
    assert_eq!(requirements(&quote), [minimum]);
}

#[test]
fn a_small_voucher_is_lowered_as_far_as_the_card_needs() {
    let lowered = |price, worth| {
        let catalog = mall(&[("v", "straw", price)]);
        let tenders = [lot("l", "payback", worth, 2_000_000)];
        paid(&priced(&catalog, &[("straw", 1)], &tenders))
    };
    assert_eq!(lowered(170, 120), [(vec![70], 100)]);
    assert_eq!(lowered(100, 50), [(vec![0], 100)]);
}
