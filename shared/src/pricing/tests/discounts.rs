//! Campaign prices and coupons, with the amounts worked out by hand.

use super::*;
use crate::campaign::{Campaign, ItemRule};
use crate::coupon::{CouponClass, CouponResult, CouponScope, CouponValue};
use crate::money::Rate;

fn campaign(id: &str, rule: ItemRule) -> Campaign {
    Campaign {
        id: id.into(),
        title: id.to_owned(),
        period: ALWAYS,
        time_deal: false,
        rules: vec![rule],
    }
}

fn coupon(id: &str, class: CouponClass, value: CouponValue) -> Coupon {
    Coupon {
        id: id.into(),
        name: id.to_owned(),
        class,
        value,
        scope: CouponScope::All,
        min_order: Won::ZERO,
        period: ALWAYS,
        group: None,
    }
}

#[test]
fn the_best_campaign_wins_and_is_named() {
    let mut catalog = mall(&[("v", "rice", 39_009)]);
    catalog.campaigns = vec![
        campaign(
            "a",
            ItemRule::Off {
                products: vec!["rice".into()],
                rate: Rate(1_000),
            },
        ),
        campaign(
            "b",
            ItemRule::Fixed {
                option: "rice".into(),
                price: Won(34_900),
            },
        ),
    ];
    let line = &priced(&catalog, &[("rice", 2)], &[]).lines[0];
    assert_eq!(line.unit.now, Won(34_900));
    assert_eq!(line.campaign, Some("b".into()));
    assert_eq!((line.list_amount, line.amount), (Won(78_018), Won(69_800)));
    // The rate alone: floor(39,009 × 10 %) = 3,900 off each unit.
    catalog.campaigns.truncate(1);
    assert_eq!(
        priced(&catalog, &[("rice", 2)], &[]).lines[0].amount,
        Won(2 * 35_109)
    );
}

#[test]
fn three_units_for_ten_thousand_split_between_voucher_and_card() {
    let mut catalog = mall(&[("v", "tea", 4_000)]);
    catalog.campaigns = vec![campaign(
        "c",
        ItemRule::Fixed {
            option: "tea".into(),
            price: Won(3_334),
        },
    )];
    let off = coupon("round", CouponClass::Item, CouponValue::Amount(Won(2)));
    let quote = with_coupons(
        &catalog,
        &[("tea", 3)],
        &[off],
        &[lot("l", "payback", 3_334, 2_000_000)],
    );
    assert_eq!(quote.lines[0].due, Won(10_000));
    assert_eq!(paid(&quote), [(vec![3_334], 6_666)]);
}

#[test]
fn a_rate_is_rounded_once_for_an_order_and_once_for_each_item() {
    let catalog = mall(&[("v", "rice", 1_005), ("v", "oil", 1_005)]);
    let tenth = CouponValue::Rate {
        rate: Rate(1_000),
        cap: None,
    };
    let off = |class| {
        let coupons = [coupon("tenth", class, tenth)];
        let quote = with_coupons(&catalog, &[("rice", 1), ("oil", 1)], &coupons, &[]);
        quote.totals.coupon_discount
    };
    assert_eq!(off(CouponClass::Item), Won(200));
    assert_eq!(off(CouponClass::Order), Won(201));
}

#[test]
fn coupons_apply_in_classes_and_the_best_of_a_group_is_used() {
    let mut catalog = mall(&[("v", "rice", 30_000), ("v", "oil", 10_000)]);
    catalog.shipping = vec![policy("v", ShippingFee::Flat(Won(3_000)))];
    let rate = |bp, cap| CouponValue::Rate {
        rate: Rate(bp),
        cap,
    };
    let mut weak = coupon("order-a", CouponClass::Order, rate(500, None));
    let mut strong = coupon(
        "order-b",
        CouponClass::Order,
        CouponValue::Amount(Won(5_000)),
    );
    weak.group = Some("season".to_owned());
    strong.group = Some("season".to_owned());
    let mut high = coupon("order-c", CouponClass::Order, CouponValue::Amount(Won(1)));
    high.min_order = Won(50_000);
    let mut late = coupon("late", CouponClass::Item, rate(5_000, None));
    late.period = Period {
        start: NOW.plus_ms(1),
        end: Timestamp(i64::MAX),
    };
    let coupons = [
        weak,
        strong,
        high,
        late,
        coupon("item", CouponClass::Item, rate(1_000, Some(Won(3_000)))),
        coupon(
            "ship",
            CouponClass::Shipping,
            CouponValue::Amount(Won(4_000)),
        ),
    ];
    let quote = with_coupons(&catalog, &[("rice", 1), ("oil", 1)], &coupons, &[]);
    let result = |id: &str| {
        let found = quote
            .coupons
            .iter()
            .find(|outcome| outcome.coupon.as_str() == id);
        found.map(|outcome| outcome.result.clone())
    };
    // 10 % of 30,000 and 10,000 is 4,000, capped at 3,000 and spread 2,250 / 750.
    assert_eq!(result("item"), Some(CouponResult::Applied(Won(3_000))));
    let of = |id: &str| {
        quote
            .lines
            .iter()
            .find(|line| line.option.as_str() == id)
            .unwrap()
    };
    assert_eq!(of("rice").item_discount, Won(2_250));
    // 5,000 on 27,750 and 9,250: exactly 3,750 and 1,250.
    assert_eq!(result("order-b"), Some(CouponResult::Applied(Won(5_000))));
    assert_eq!(of("oil").order_discount, Won(1_250));
    let better = CouponResult::BetterInGroup {
        used: "order-b".into(),
    };
    assert_eq!(result("order-a"), Some(better));
    assert_eq!(
        result("order-c"),
        Some(CouponResult::BelowMinimum {
            missing: Won(10_000)
        })
    );
    assert_eq!(result("late"), Some(CouponResult::NotNow));
    assert_eq!(result("ship"), Some(CouponResult::Applied(Won(3_000))));
    assert_eq!(quote.totals.due, Won(40_000 - 3_000 - 5_000));
}

#[test]
fn a_coupon_holds_from_its_minimum_on_and_for_its_scope_alone() {
    let catalog = mall(&[("v", "rice", 30_000), ("v", "oil", 10_000)]);
    let amount = CouponValue::Amount(Won(4_000));
    let mut least = coupon("least", CouponClass::Order, amount);
    least.min_order = Won(10_000);
    least.scope = CouponScope::Products(vec!["oil".into()]);
    let quote = with_coupons(&catalog, &[("rice", 1), ("oil", 1)], &[least], &[]);
    assert_eq!(
        quote.coupons[0].result,
        CouponResult::Applied(Won(4_000)),
        "the minimum is what is in its scope"
    );
    let off = |id: &str| {
        let line = quote.lines.iter().find(|line| line.option.as_str() == id);
        line.map(|line| line.order_discount)
    };
    assert_eq!(off("rice"), Some(Won::ZERO));
    assert_eq!(off("oil"), Some(Won(4_000)));
}

#[test]
fn of_equal_coupons_of_a_group_the_first_is_used() {
    let catalog = mall(&[("v", "rice", 30_000)]);
    let coupons = ["b", "a"].map(|id| Coupon {
        group: Some("season".to_owned()),
        ..coupon(id, CouponClass::Order, CouponValue::Amount(Won(1_000)))
    });
    let quote = with_coupons(&catalog, &[("rice", 1)], &coupons, &[]);
    let results: Vec<_> = quote.coupons.into_iter().map(|o| o.result).collect();
    let better = CouponResult::BetterInGroup { used: "a".into() };
    assert_eq!(results, [CouponResult::Applied(Won(1_000)), better]);
}
