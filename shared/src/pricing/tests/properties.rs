//! What holds for every cart.

use super::generate::any_case;
use super::*;
use crate::pricing::{LotPart, requirements};
use proptest::prelude::*;

fn vouchers(parts: &[LotPart]) -> Won {
    parts.iter().map(|part| part.amount).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn every_part_sums_to_its_whole(case in any_case()) {
        let quote = case.quote();
        for line in &quote.lines {
            let off = line.item_discount + line.order_discount;
            prop_assert_eq!(line.amount - off, line.due);
            prop_assert_eq!(vouchers(&line.vouchers) + line.card + line.voucher_discount, line.due);
        }
        for parcel in &quote.shipping {
            prop_assert_eq!(parcel.fee + parcel.surcharge - parcel.discount, parcel.due);
            prop_assert_eq!(vouchers(&parcel.vouchers) + parcel.card + parcel.voucher_discount, parcel.due);
            prop_assert!(parcel.tax_free <= parcel.due && parcel.card_tax_free <= parcel.card);
        }
        let totals = quote.totals;
        prop_assert_eq!(totals.voucher + totals.voucher_discount + totals.card, totals.due);
        prop_assert_eq!(
            totals.list - totals.campaign_discount - totals.coupon_discount
                + totals.shipping - totals.shipping_discount,
            totals.due
        );
        for used in &quote.lots {
            let of_lot = |parts: &[LotPart]| {
                parts.iter().filter(|part| part.lot == used.lot).map(|part| part.amount).sum::<Won>()
            };
            let sum: Won = quote.lines.iter().map(|line| of_lot(&line.vouchers)).sum::<Won>()
                + quote.shipping.iter().map(|parcel| of_lot(&parcel.vouchers)).sum::<Won>();
            prop_assert_eq!(sum, used.used);
        }
    }

    #[test]
    fn no_amount_is_negative_and_no_lot_is_overspent(case in any_case()) {
        let quote = case.quote();
        for line in &quote.lines {
            let amounts = [line.due, line.card, line.item_discount, line.order_discount];
            prop_assert!(amounts.iter().all(|amount| amount.0 >= 0));
            prop_assert!(line.vouchers.iter().all(|part| part.amount.0 >= 0 && part.left.0 >= 0));
            for part in &line.vouchers {
                prop_assert!(part.why_not.is_none() || part.amount.is_zero());
            }
        }
        for (lot, tender) in quote.lots.iter().filter_map(|lot| {
            case.tenders.iter().find(|tender| tender.lot.id == lot.lot).map(|tender| (lot, tender))
        }) {
            prop_assert!(lot.used <= tender.lot.remaining);
            prop_assert!(tender.limit.is_none_or(|limit| lot.used <= limit));
        }
    }

    #[test]
    fn a_permutation_of_the_cart_changes_nothing(case in any_case(), turn in 0..8_usize) {
        let mut lines = case.lines.clone();
        lines.reverse();
        let at = turn % lines.len();
        lines.rotate_left(at);
        prop_assert_eq!(case.quote_of(&lines), case.quote());
    }

    #[test]
    fn a_line_split_in_two_is_the_same_line(case in any_case()) {
        let mut lines = case.lines.clone();
        lines[0].quantity += 1;
        let whole = case.quote_of(&lines);
        lines[0].quantity -= 1;
        lines.push(CartLine { option: lines[0].option.clone(), quantity: 1 });
        prop_assert_eq!(case.quote_of(&lines), whole);
    }

    #[test]
    fn the_card_is_never_charged_less_than_its_minimum_silently(case in any_case()) {
        let quote = case.quote();
        let small = quote.totals.card > Won::ZERO && quote.totals.card < Won(100);
        prop_assert_eq!(small, quote.card_minimum_missed);
        prop_assert_eq!(quote.card_minimum_missed, !requirements(&quote).is_empty());
    }

    #[test]
    fn a_quote_survives_the_wire(case in any_case()) {
        let quote = case.quote();
        let text = serde_json::to_string(&quote).unwrap();
        let back: Quote = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(back, quote);
    }
}
