use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Amounts, Balance, Part, RunStatus, Terms};
use crate::money::{MAX_WON, Rate, Won};

fn terms(bp: u32) -> Terms {
    Terms {
        commission: Rate(bp),
    }
}

#[test]
fn the_parcels_fee_is_the_vendors_whole() {
    let (_, line) = Part::sold(terms(500), Won(1_266_000), Won(164_000), Won(1_086_000));
    assert_eq!((line.fee, line.fee_vat), (Won(63_300), Won(6_330)));
    assert_eq!(line.net(), Won(1_266_000 + 164_000 - 63_300 - 6_330));
    assert_eq!(line.taxable(), Won(344_000));
}

#[test]
fn what_comes_back_brings_its_commission_back() {
    let (mut part, _) = Part::sold(terms(500), Won(54_000), Won(3_500), Won(54_000));
    let line = part.give_back(Won(18_000), Won::ZERO, Won(18_000));
    assert_eq!((line.fee, line.fee_vat), (Won(-900), Won(-90)));
    assert_eq!(line.net(), Won(-17_010));
    let parcel = part.give_back(Won::ZERO, Won(3_500), Won(3_500));
    assert_eq!((line.goods, line.tax_free), (Won(-18_000), Won(-18_000)));
    assert_eq!(
        (parcel.shipping, parcel.tax_free),
        (Won(-3_500), Won(-3_500))
    );
}

#[test]
fn each_step_of_a_run_has_its_name() {
    let names: BTreeSet<&str> = RunStatus::ALL.into_iter().map(RunStatus::name).collect();
    assert_eq!(names.len(), RunStatus::ALL.len());
}

#[test]
fn a_run_goes_one_way() {
    for from in RunStatus::ALL {
        assert_eq!(RunStatus::parse(from.as_str()), Some(from));
        let next: Vec<_> = RunStatus::ALL
            .into_iter()
            .filter(|to| from.may_become(*to))
            .collect();
        let at = RunStatus::ALL.iter().position(|status| *status == from);
        let after = RunStatus::ALL.get(at.unwrap() + 1).copied();
        assert_eq!(next, after.into_iter().collect::<Vec<_>>());
    }
}

/// A part of an order: the rate, the goods in shares that may come back, the parcel's fee, and in
/// which run each of it happens.
type Sold = (u32, Vec<(i64, bool)>, i64);

fn parts() -> impl Strategy<Value = Vec<Sold>> {
    let shares = prop::collection::vec((0..2_000_000_i64, any::<bool>()), 1..6);
    prop::collection::vec((0..3_000_u32, shares, 0..20_000_i64), 1..12)
}

proptest! {
    #[test]
    fn what_is_paid_out_and_kept_is_what_shoppers_paid(parts in parts()) {
        let (mut captured, mut refunded) = (Won::ZERO, Won::ZERO);
        let (mut first, mut second) = (Amounts::default(), Amounts::default());
        for (bp, shares, fee) in parts {
            let goods: Won = shares.iter().map(|(share, _)| Won(*share)).sum();
            let (mut part, line) = Part::sold(terms(bp), goods, Won(fee), Won::ZERO);
            captured += goods + Won(fee);
            first += line;
            for (number, (share, back)) in shares.into_iter().enumerate() {
                if back {
                    let line = part.give_back(Won(share), Won::ZERO, Won::ZERO);
                    refunded += Won(share);
                    // Before the payout, or after it.
                    *[&mut first, &mut second][number % 2] += line;
                }
            }
        }
        let early = Balance::of(Won::ZERO, first.net());
        let late = Balance::of(early.carried_out, second.net());
        let paid = early.payable + late.payable + late.carried_out;
        let kept = first.deducted() + second.deducted();
        prop_assert_eq!(paid + kept, captured - refunded);
        prop_assert!(late.payable.is_zero() || late.carried_out.is_zero());
    }

    #[test]
    fn a_part_that_comes_back_whole_costs_nothing(
        bp in 0..=10_000_u32,
        steps in prop::collection::vec(0..MAX_WON / 100, 1..8),
    ) {
        let goods: Won = steps.iter().copied().map(Won).sum();
        let (mut part, sale) = Part::sold(terms(bp), goods, Won::ZERO, Won::ZERO);
        prop_assert!(sale.fee.0 >= 0 && sale.fee <= goods);
        let back: Amounts = steps
            .into_iter()
            .map(|step| part.give_back(Won(step), Won::ZERO, Won::ZERO))
            .sum();
        prop_assert_eq!(sale + back, Amounts::default());
    }
}

#[test]
fn amounts_are_added_each_to_its_own() {
    let amounts = |goods, shipping, tax_free, fee, fee_vat| Amounts {
        goods: Won(goods),
        shipping: Won(shipping),
        tax_free: Won(tax_free),
        fee: Won(fee),
        fee_vat: Won(fee_vat),
    };
    let sum = amounts(1, 20, 300, 4_000, 50_000) + amounts(5, 40, 300, 2_000, 10_000);
    assert_eq!(sum, amounts(6, 60, 600, 6_000, 60_000));
}
