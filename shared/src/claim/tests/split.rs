//! What holds for every frozen order, in whatever steps it is given back.

use proptest::prelude::*;
use proptest::sample::Index;

use super::super::*;
use crate::ids::VendorId;
use crate::money::Won;

const TENDERS: usize = 3;

fn place(vendor: usize, bundle: usize, quantity: u32, paid: [i64; TENDERS]) -> SplitPlace {
    SplitPlace {
        place: 0,
        vendor: VendorId(format!("v{vendor}")),
        option: Some(format!("o{vendor}-{bundle}").as_str().into()),
        bundle: format!("b{bundle}"),
        quantity,
        claimed: 0,
        returned: 0,
        // A line is tax-free or taxed as a whole.
        card_tax_free: Won(if paid[0] % 2 == 0 {
            paid[TENDERS - 1]
        } else {
            0
        }),
        withdrawal: Withdrawal::Allowed,
        paid: paid.into_iter().map(Won).collect(),
    }
}

/// Lines of some vendors and bundles, and a parcel for each bundle.
fn any_split() -> impl Strategy<Value = Vec<SplitPlace>> {
    let amounts = || prop::array::uniform3(0..200_000_i64);
    let line = (0..3_usize, 0..2_usize, 1..9_u32, amounts());
    (
        prop::collection::vec(line, 1..7),
        prop::collection::vec(amounts(), 6),
    )
        .prop_map(|(lines, fees)| {
            let mut places: Vec<SplitPlace> = lines
                .iter()
                .map(|(vendor, bundle, quantity, paid)| place(*vendor, *bundle, *quantity, *paid))
                .collect();
            for (at, fee) in fees.into_iter().enumerate() {
                let (vendor, bundle) = (at / 2, at % 2);
                if lines
                    .iter()
                    .any(|line| (line.0, line.1) == (vendor, bundle))
                {
                    let parcel = place(vendor, bundle, 1, fee);
                    places.push(SplitPlace {
                        option: None,
                        ..parcel
                    });
                }
            }
            for (number, place) in (1..).zip(&mut places) {
                place.place = number;
            }
            places
        })
}

fn give_back(places: &mut [SplitPlace], asked: &[(u32, u32)]) -> Refund {
    let refund = Refund::of(places, asked, Fees::GoBack);
    for part in &refund.0 {
        let at = usize::try_from(part.place).unwrap() - 1;
        places[at].returned += part.quantity;
    }
    refund
}

/// Gives everything back in steps of one or more units, in the order that `choices` draw.
fn in_steps(mut places: Vec<SplitPlace>, choices: &[(Index, u32)]) -> Vec<Refund> {
    let mut refunds = Vec::new();
    let mut choices = choices.iter().cycle();
    loop {
        let open: Vec<(u32, u32)> = places
            .iter()
            .filter(|place| place.option.is_some() && place.returned < place.quantity)
            .map(|place| (place.place, place.quantity - place.returned))
            .collect();
        let (Some((index, units)), false) = (choices.next(), open.is_empty()) else {
            return refunds;
        };
        let (place, left) = *index.get(&open);
        refunds.push(give_back(&mut places, &[(place, (*units).min(left))]));
    }
}

fn whole(places: &[SplitPlace]) -> Refund {
    let asked: Vec<(u32, u32)> = places.iter().map(|p| (p.place, p.quantity)).collect();
    Refund::of(places, &asked, Fees::GoBack)
}

fn summed(refunds: &[Refund]) -> Refund {
    Refund(refunds.iter().flat_map(|refund| refund.0.clone()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_steps_sum_to_the_whole(
        places in any_split(),
        choices in prop::collection::vec((any::<Index>(), 1..5_u32), 1..20),
    ) {
        let steps = in_steps(places.clone(), &choices);
        let all = summed(&steps);
        let paid: Won = places.iter().flat_map(|place| &place.paid).copied().sum();
        prop_assert_eq!(all.total(), paid);
        for (tender, amount) in all.per_tender().into_iter().enumerate() {
            let paid: Won = places.iter().map(|place| place.paid[tender]).sum();
            prop_assert_eq!(amount, paid);
        }
        let tax_free: Won = places.iter().map(|place| place.card_tax_free).sum();
        prop_assert_eq!(all.card_tax_free(), tax_free);
        let at_once = whole(&places);
        prop_assert_eq!(all.per_vendor(), at_once.per_vendor());
        for place in &places {
            let of_place = |refund: &Refund| {
                let parts = refund.0.iter().filter(|part| part.place == place.place);
                parts.flat_map(|part| part.amounts.clone()).sum::<Won>()
            };
            prop_assert_eq!(of_place(&all), of_place(&at_once));
        }
        for part in steps.iter().flat_map(|step| &step.0) {
            prop_assert!(part.amounts.iter().all(|amount| *amount >= Won::ZERO));
            let card = part.amounts[TENDERS - 1];
            prop_assert!(part.card_tax_free >= Won::ZERO);
            prop_assert!(part.card_tax_free == card || part.card_tax_free.is_zero());
        }
    }

    #[test]
    fn every_order_of_claims_comes_to_the_same(
        places in any_split(),
        one in prop::collection::vec((any::<Index>(), 1..5_u32), 1..20),
        other in prop::collection::vec((any::<Index>(), 1..5_u32), 1..20),
    ) {
        let one = summed(&in_steps(places.clone(), &one));
        let other = summed(&in_steps(places, &other));
        prop_assert_eq!(one.per_tender(), other.per_tender());
        prop_assert_eq!(one.per_vendor(), other.per_vendor());
    }

    #[test]
    fn more_than_there_is_never_comes_back(places in any_split(), units in 0..40_u32) {
        let asked: Vec<(u32, u32)> = places.iter().map(|p| (p.place, units)).collect();
        let refund = Refund::of(&places, &asked, Fees::GoBack);
        let paid: Won = places.iter().flat_map(|place| &place.paid).copied().sum();
        prop_assert!(refund.total() <= paid);
    }
}

#[test]
fn the_units_of_a_line_give_back_what_was_promised() {
    let mut places = vec![place(1, 1, 3, [3_334, 0, 6_666])];
    places[0].place = 1;
    let steps: Vec<_> = (0..3)
        .map(|_| give_back(&mut places, &[(1, 1)]).per_tender())
        .collect();
    let expected = [[1_111, 0, 2_222], [1_111, 0, 2_222], [1_112, 0, 2_222]];
    assert_eq!(steps, expected.map(|step| step.map(Won).to_vec()));
}

#[test]
fn a_parcels_fee_goes_back_with_its_last_line_or_not_at_all() {
    let mut places = vec![
        place(1, 1, 2, [0, 0, 10_000]),
        place(1, 1, 1, [0, 0, 5_000]),
        SplitPlace {
            option: None,
            ..place(1, 1, 1, [0, 0, 3_500])
        },
    ];
    for (number, place) in (1..).zip(&mut places) {
        place.place = number;
    }
    let sent = Refund::of(&places, &[(1, 2), (2, 1)], Fees::Stay);
    assert_eq!(sent.total(), Won(15_000));
    assert_eq!(give_back(&mut places, &[(1, 2)]).total(), Won(10_000));
    assert_eq!(give_back(&mut places, &[(2, 1)]).total(), Won(8_500));
    assert_eq!(give_back(&mut places, &[(2, 1)]).total(), Won::ZERO);
}

#[test]
fn a_parcel_belongs_to_its_vendor_alone() {
    let parcel = |vendor| SplitPlace {
        option: None,
        ..place(vendor, 1, 1, [0, 0, 3_500])
    };
    let line = |vendor| place(vendor, 1, 1, [0, 0, 10_000]);
    let mut places = vec![line(1), parcel(1), line(2), parcel(2)];
    for (number, place) in (1..).zip(&mut places) {
        place.place = number;
    }
    let back = give_back(&mut places, &[(1, 1)]);
    let numbers: Vec<u32> = back.0.iter().map(|part| part.place).collect();
    assert_eq!((numbers, back.total()), (vec![1, 2], Won(13_500)));
    let both = whole(&places[2..]).per_vendor();
    let expected = [("v2".to_owned(), Won(13_500))];
    assert_eq!(both, expected.map(|(id, sum)| (VendorId(id), sum)).into());
}

#[test]
fn a_claim_speaks_of_units_that_no_other_speaks_of() {
    let mut line = place(1, 1, 3, [0, 0, 9_000]);
    assert_eq!(line.free(), 3);
    line.claimed = 1;
    assert_eq!(line.free(), 2);
    line.claimed = 3;
    assert_eq!(line.free(), 0);
}

#[test]
fn a_fee_that_stayed_does_not_go_back_with_another_parcel() {
    let mut places = vec![
        place(1, 1, 1, [0, 0, 10_000]),
        SplitPlace {
            option: None,
            ..place(1, 1, 1, [0, 0, 3_500])
        },
        place(2, 1, 1, [0, 0, 7_000]),
    ];
    for (number, place) in (1..).zip(&mut places) {
        place.place = number;
    }
    let first = Refund::of(&places, &[(1, 1)], Fees::Stay);
    assert_eq!(first.total(), Won(10_000));
    places[0].returned = 1;
    assert_eq!(give_back(&mut places, &[(3, 1)]).total(), Won(7_000));
}
