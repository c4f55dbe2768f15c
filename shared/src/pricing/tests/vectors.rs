//! Examples with the amounts worked out by hand.

use super::*;
use crate::address::{Area, Zone, ZoneRule};
use crate::campaign::{Campaign, ItemRule};
use crate::coupon::{CouponClass, CouponResult, CouponScope, CouponValue};
use crate::money::Rate;
use crate::pricing::{Requirement, requirements};
use crate::time::Period;
use crate::voucher::{Ineligible, LotRefusal, OnlineDiscount};

const ALWAYS: Period = Period {
    start: Timestamp(0),
    end: Timestamp(i64::MAX),
};

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
    let tenders = [
        lot("old", "payback", 500, NOW.0),
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
}

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
fn a_bundle_pays_the_highest_fee_once_and_a_threshold_waives_it() {
    let mut catalog = mall(&[("v", "rice", 20_000), ("v", "oil", 10_000)]);
    let conditional = ShippingFee::ConditionalFree {
        fee: Won(3_000),
        threshold: Won(50_000),
    };
    catalog.shipping = vec![
        policy("v", conditional),
        ShippingPolicy {
            id: "w".into(),
            ..policy("v", ShippingFee::Flat(Won(4_000)))
        },
    ];
    let oil = catalog
        .products
        .iter_mut()
        .find(|p| p.id.as_str() == "oil")
        .unwrap();
    oil.shipping = "w".into();
    let parcel = |wanted: &[(&str, u32)]| priced(&catalog, wanted, &[]).shipping[0].clone();
    assert_eq!(parcel(&[("rice", 1)]).fee, Won(3_000));
    assert_eq!(parcel(&[("rice", 1), ("oil", 1)]).fee, Won(4_000));
    assert_eq!(parcel(&[("rice", 2), ("oil", 1)]).fee, Won::ZERO);
    assert_eq!(parcel(&[("rice", 1)]).free_from, Some(Won(50_000)));
}

#[test]
fn a_remote_place_costs_extra_once_even_when_shipping_is_free() {
    let mut catalog = mall(&[("v", "rice", 10_000), ("v", "oil", 10_000)]);
    catalog.zones = vec![ZoneRule {
        sido: "제주특별자치도".to_owned(),
        sigungu: vec![],
        eupmyeondong: vec![],
        ri: vec![],
        zone: Zone::Jeju,
    }];
    let wanted = lines(&[("rice", 1), ("oil", 2)]);
    let area = Area {
        sido: "제주".to_owned(),
        ..Area::default()
    };
    let ask = Ask {
        catalog: &catalog,
        lines: &wanted,
        area: Some(&area),
        coupons: &[],
        tenders: &[],
        now: NOW,
    };
    let quote = quote(&ask);
    assert_eq!(quote.zone, Zone::Jeju);
    assert_eq!(
        (quote.shipping[0].fee, quote.shipping[0].surcharge),
        (Won::ZERO, Won(3_000))
    );
    assert_eq!(quote.totals.due, Won(33_000));
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
fn the_countys_discount_lowers_the_card_first_and_then_the_last_voucher() {
    let mut catalog = mall(&[("v", "rice", 10_000)]);
    catalog.programmes.iter_mut().for_each(|programme| {
        programme.online_discount = Some(OnlineDiscount {
            rate: Rate(1_000),
            cap: None,
            budget_left: Won(1_000_000),
            period: ALWAYS,
        });
    });
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
fn tax_keeps_free_and_taxable_apart_also_in_shipping() {
    let mut catalog = mall(&[("v", "rice", 3_000), ("v", "oil", 7_000)]);
    let rice = catalog
        .products
        .iter_mut()
        .find(|p| p.id.as_str() == "rice")
        .unwrap();
    rice.tax = TaxType::TaxFree;
    let quote = priced(&catalog, &[("rice", 1), ("oil", 1)], &[]);
    assert_eq!(
        (quote.totals.tax_free, quote.totals.vat),
        (Won(3_000), Won(636))
    );
    catalog.shipping = vec![policy("v", ShippingFee::Flat(Won(2_500)))];
    let quote = priced(&catalog, &[("rice", 1), ("oil", 1)], &[]);
    assert_eq!(quote.shipping[0].tax_free, Won(750));
    assert_eq!(
        (quote.totals.tax_free, quote.totals.vat),
        (Won(3_750), Won(795))
    );
    assert_eq!(quote.totals.card_tax_free, Won(3_750));
}

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
