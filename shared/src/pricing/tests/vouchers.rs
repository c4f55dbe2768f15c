//! Which voucher pays for what, and the county's discount, with the amounts worked out by hand.

use super::*;
use crate::pricing::{Requirement, requirements};
use crate::voucher::{Ineligible, LotRefusal};

#[test]
fn overlapping_lots_cover_everything_that_can_be_covered() {
    let mut catalog = mall(&[
        ("va", "a", 10_000),
        ("vb", "b", 10_000),
        ("vc", "c", 10_000),
    ]);
    // "love" is barred at C, "payback" cannot pay for A.
    catalog.vendors[2].over_sales_limit = true;
    let only_bc = Programme {
        id: "bc".into(),
        usable_over_sales_limit: true,
        ..catalog.programmes[0].clone()
    };
    catalog.programmes.push(only_bc);
    let catalog = catalog.indexed();
    let tenders = [
        lot("l", "love", 10_000, 2_000_000),
        lot("t", "bc", 20_000, 3_000_000),
    ];
    let quote = priced(&catalog, &[("a", 1), ("b", 1), ("c", 1)], &tenders);
    assert_eq!(quote.totals.voucher, Won(30_000));
    assert_eq!(
        paid(&quote),
        [
            (vec![10_000, 0], 0),
            (vec![0, 10_000], 0),
            (vec![0, 10_000], 0)
        ]
    );
    let left: Vec<i64> = quote
        .lines
        .iter()
        .map(|line| line.vouchers[1].left.0)
        .collect();
    assert_eq!(left, [20_000, 10_000, 0]);
    assert_eq!(
        quote.lines[2].vouchers[0].why_not,
        Some(Ineligible::VendorOverSalesLimit)
    );
}

#[test]
fn the_sooner_expiry_and_then_the_policy_issue_is_spent_first() {
    let catalog = mall(&[("v", "rice", 10_000)]);
    let tenders = [
        lot("z", "love", 4_000, 2_000_000),
        lot("y", "payback", 4_000, 2_000_000),
        lot("x", "payback", 4_000, 1_500_000),
    ];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    let order: Vec<(&str, i64)> = quote
        .lots
        .iter()
        .map(|lot| (lot.lot.as_str(), lot.used.0))
        .collect();
    assert_eq!(order, [("x", 4_000), ("y", 4_000), ("z", 2_000)]);
}

#[test]
fn lots_that_cannot_pay_say_why() {
    let mut catalog = mall(&[("v", "rice", 10_000)]);
    catalog.programmes[1].min_eligible = Won(30_000);
    let mut off = lot("off", "payback", 500, 9_000_000);
    off.limit = Some(Won::ZERO);
    let mut stopped = lot("stopped", "payback", 500, 9_000_000);
    stopped.lot.frozen = true;
    let tenders = [
        lot("old", "payback", 500, NOW.0),
        stopped,
        lot("none", "payback", 0, 9_000_000),
        off,
        lot("other", "haenam", 500, 9_000_001),
        lot("min", "payback", 500, 9_000_002),
    ];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    let refusal = |id: &str| {
        quote
            .lots
            .iter()
            .find(|lot| lot.lot.as_str() == id)
            .unwrap()
            .refusal
    };
    assert_eq!(refusal("old"), Some(LotRefusal::Expired));
    assert_eq!(refusal("stopped"), Some(LotRefusal::Frozen));
    assert_eq!(refusal("none"), Some(LotRefusal::Empty));
    assert_eq!(refusal("off"), Some(LotRefusal::SwitchedOff));
    assert_eq!(refusal("other"), Some(LotRefusal::OtherMall));
    assert_eq!(
        refusal("min"),
        Some(LotRefusal::BelowMinimum {
            missing: Won(20_000)
        })
    );
    assert_eq!(quote.totals.card, Won(10_000));
    let enough = priced(&catalog, &[("rice", 3)], &tenders);
    assert_eq!(enough.totals.voucher, Won(500), "the least is enough");
}

#[test]
fn what_stands_in_the_way_is_told_with_its_field_and_number() {
    let told = |unmet: Requirement| {
        let (field, text) = unmet.explain();
        format!("{field}: {text}")
    };
    let option = || "rice".into();
    let bounds = Requirement::QuantityBelow {
        option: option(),
        min: 3,
    };
    assert_eq!(told(bounds), "lines.rice: 3개부터 살 수 있어요");
    let bounds = Requirement::QuantityAbove {
        option: option(),
        max: 9,
    };
    assert_eq!(told(bounds), "lines.rice: 한 번에 9개까지 살 수 있어요");
    let card = Requirement::CardMinimum {
        minimum: Won(100),
        amount: Won(50),
    };
    assert!(told(card).starts_with("tenders: 카드로는 100원부터 낼 수 있는데 50원이 남아요"));
    let plain = [
        Requirement::EmptyCart,
        Requirement::OptionGone { option: option() },
        Requirement::SoldOut { option: option() },
        Requirement::AdultOnly { option: option() },
    ];
    let mut plain = plain.map(told).to_vec();
    assert!(plain.iter().all(|told| told.starts_with("lines")));
    plain.dedup();
    assert_eq!(plain.len(), 4);
}

#[test]
fn a_voucher_pays_for_the_parcel_too() {
    let mut catalog = mall(&[("v", "rice", 10_000)]);
    catalog.shipping[0].fee = ShippingFee::Flat(Won(3_000));
    let quote = priced(
        &catalog,
        &[("rice", 1)],
        &[lot("l", "payback", 57_000, 2_000_000)],
    );
    assert_eq!(quote.shipping[0].vouchers[0].amount, Won(3_000));
    let totals = quote.totals;
    assert_eq!((totals.voucher, totals.card), (Won(13_000), Won::ZERO));
}

#[test]
fn the_countys_discount_goes_to_the_parcel_where_the_card_pays_it() {
    let mut catalog = with_discount(mall(&[("v", "rice", 10_000)]));
    catalog.shipping[0].fee = ShippingFee::Flat(Won(3_000));
    let quote = priced(
        &catalog,
        &[("rice", 1)],
        &[lot("l", "payback", 11_000, 2_000_000)],
    );
    assert_eq!(quote.shipping[0].voucher_discount, Won(1_100));
    let totals = quote.totals;
    assert_eq!(
        (totals.voucher, totals.voucher_discount, totals.card),
        (Won(11_000), Won(1_100), Won(900))
    );
}

#[test]
fn nothing_is_left_for_the_card_when_the_voucher_covers_all() {
    let catalog = mall(&[("v", "rice", 10_000)]);
    let quote = priced(
        &catalog,
        &[("rice", 1)],
        &[lot("l", "payback", 57_000, 2_000_000)],
    );
    assert_eq!(
        (quote.totals.card, quote.lots[0].left),
        (Won::ZERO, Won(47_000))
    );
    assert_eq!(requirements(&quote), []);
}

#[test]
fn the_countys_discount_lowers_the_card_first_and_then_the_last_voucher() {
    let catalog = with_discount(mall(&[("v", "rice", 10_000)]));
    let tenders = [
        lot("l", "payback", 6_000, 2_000_000),
        lot("m", "love", 3_900, 3_000_000),
    ];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    // 600 + 390 come from the county: 100 off the card, the other 890 off the last lot.
    assert_eq!(quote.totals.voucher_discount, Won(990));
    assert_eq!(paid(&quote), [(vec![6_000, 3_010], 0)]);
    assert_eq!(quote.totals.due, Won(10_000));
}

#[test]
fn only_the_programme_with_a_discount_gives_one() {
    let mut catalog = with_discount(mall(&[("v", "rice", 10_000)]));
    let love = |programme: &&mut Programme| programme.id.as_str() == "love";
    catalog
        .programmes
        .iter_mut()
        .find(love)
        .unwrap()
        .online_discount = None;
    let tenders = [
        lot("l", "payback", 3_000, 2_000_000),
        lot("m", "love", 5_000, 3_000_000),
    ];
    let quote = priced(&catalog, &[("rice", 1)], &tenders);
    assert_eq!(quote.totals.voucher_discount, Won(300));
}
