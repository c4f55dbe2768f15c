//! Shipping and tax, with the amounts worked out by hand.

use super::*;
use crate::address::{Area, Zone, ZoneRule};

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
    assert_eq!(
        (quote.totals.shipping, quote.totals.due),
        (Won(3_000), Won(33_000))
    );
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
fn what_a_parcel_weighs_and_how_many_are_in_it_sets_its_fee() {
    use crate::shipping::WeightStep;
    let mut catalog = mall(&[("v", "rice", 20_000)]);
    catalog.products[0].options[0].net_g = 10_000;
    let step = |up_to_g, fee| WeightStep {
        up_to_g,
        fee: Won(fee),
    };
    let fee = |fee: ShippingFee, units| {
        let mut catalog = catalog.clone();
        catalog.shipping = vec![policy("v", fee)];
        priced(&catalog, &[("rice", units)], &[]).shipping[0].fee
    };
    let by_weight = || {
        ShippingFee::ByWeight(vec![
            step(10_000, 4_000),
            step(20_000, 6_000),
            step(30_000, 8_000),
        ])
    };
    let of_weight = [1, 2, 3].map(|units| fee(by_weight(), units));
    assert_eq!(of_weight, [Won(4_000), Won(6_000), Won(8_000)]);
    let pairs = || ShippingFee::PerQuantity {
        fee: Won(3_500),
        per: 2,
    };
    let of_units = [1, 2, 3].map(|units| fee(pairs(), units));
    assert_eq!(of_units, [Won(3_500), Won(3_500), Won(7_000)]);
}
