//! What differs between the price that the shopper saw and the one the mall would charge.

use shared::ids::{OptionId, VendorId};
use shared::money::Won;
use shared::pricing::Quote;

/// What an amount is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Line(OptionId),
    Shipping(VendorId),
    Voucher,
    CountyDiscount,
    Due,
    Card,
}

/// An amount that changed. `None`: it was not there, or is not there any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: What,
    pub before: Option<Won>,
    pub now: Option<Won>,
}

/// The changes: lines, shipping by vendor, then the sums.
pub fn differences(before: &Quote, now: &Quote) -> Vec<Change> {
    let (old, new) = (amounts(before), amounts(now));
    let find = |list: &[(What, Won)], what: &What| {
        let found = list.iter().find(|(other, _)| other == what);
        found.map(|(_, amount)| *amount)
    };
    let added = new
        .iter()
        .filter(|(what, _)| find(&old, what).is_none())
        .map(|(what, _)| what);
    let between = |what: &What| Change {
        what: what.clone(),
        before: find(&old, what),
        now: find(&new, what),
    };
    let changes: Vec<Change> = old
        .iter()
        .map(|(what, _)| what)
        .chain(added)
        .map(between)
        .filter(|change| change.before != change.now)
        .collect();
    (0..=RANKS)
        .flat_map(|at| {
            changes
                .iter()
                .filter(move |change| rank(&change.what) == at)
        })
        .cloned()
        .collect()
}

fn amounts(quote: &Quote) -> Vec<(What, Won)> {
    let mut amounts: Vec<(What, Won)> = quote
        .lines
        .iter()
        .map(|line| (What::Line(line.option.clone()), line.due))
        .collect();
    for parcel in &quote.shipping {
        let what = What::Shipping(parcel.vendor.clone());
        match amounts.iter_mut().find(|(other, _)| *other == what) {
            Some((_, sum)) => *sum += parcel.due,
            None => amounts.push((what, parcel.due)),
        }
    }
    let totals = &quote.totals;
    amounts.extend([
        (What::Due, totals.due),
        (What::Voucher, totals.voucher),
        (What::CountyDiscount, totals.voucher_discount),
        (What::Card, totals.card),
    ]);
    amounts
}

/// The last place that [`rank`] gives.
const RANKS: u8 = 5;

fn rank(what: &What) -> u8 {
    match what {
        What::Line(_) => 0,
        What::Shipping(_) => 1,
        What::Due => 2,
        What::Voucher => 3,
        What::CountyDiscount => 4,
        What::Card => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::address::Zone;
    use shared::catalog::{TaxType, UnitPrice};
    use shared::pricing::{QuoteLine, QuoteShipping, Totals};

    fn line(option: &str, due: i64) -> QuoteLine {
        QuoteLine {
            option: option.into(),
            product: option.into(),
            vendor: "v".into(),
            quantity: 1,
            unit: UnitPrice {
                list: Won(due),
                now: Won(due),
            },
            campaign: None,
            list_amount: Won(due),
            amount: Won(due),
            item_discount: Won(0),
            order_discount: Won(0),
            due: Won(due),
            tax: TaxType::TaxFree,
            voucher_discount: Won(0),
            vouchers: vec![],
            card: Won(due),
        }
    }

    fn parcel(due: i64) -> QuoteShipping {
        QuoteShipping {
            vendor: "v".into(),
            bundle: "cool".into(),
            amount: Won(0),
            fee: Won(due),
            surcharge: Won(0),
            discount: Won(0),
            free_from: None,
            due: Won(due),
            tax_free: Won(0),
            card_tax_free: Won(0),
            voucher_discount: Won(0),
            vouchers: vec![],
            card: Won(due),
        }
    }

    fn quote(lines: Vec<QuoteLine>, shipping: i64) -> Quote {
        let due = lines.iter().map(|line| line.due).sum::<Won>() + Won(shipping);
        Quote {
            revision: 1,
            zone: Zone::Mainland,
            lines,
            shipping: vec![parcel(shipping)],
            lots: vec![],
            unavailable: vec![],
            coupons: vec![],
            totals: Totals {
                due,
                card: due,
                ..Totals::default()
            },
            card_minimum_missed: false,
            digest: String::new(),
        }
    }

    fn change(what: What, before: Option<i64>, now: Option<i64>) -> Change {
        Change {
            what,
            before: before.map(Won),
            now: now.map(Won),
        }
    }

    #[test]
    fn equal_quotes_do_not_differ() {
        let same = quote(vec![line("a", 10)], 3);
        assert_eq!(differences(&same, &same), []);
    }

    #[test]
    fn a_dearer_line_shows_in_the_line_and_the_sums() {
        let before = quote(vec![line("a", 42_900), line("b", 5)], 3);
        let now = quote(vec![line("a", 44_900), line("b", 5)], 3);
        assert_eq!(
            differences(&before, &now),
            [
                change(What::Line("a".into()), Some(42_900), Some(44_900)),
                change(What::Due, Some(42_908), Some(44_908)),
                change(What::Card, Some(42_908), Some(44_908)),
            ]
        );
    }

    #[test]
    fn what_is_gone_has_no_amount_any_more() {
        let before = quote(vec![line("a", 10), line("b", 5)], 0);
        let now = quote(vec![line("b", 5)], 4);
        assert_eq!(
            differences(&before, &now)[..2],
            [
                change(What::Line("a".into()), Some(10), None),
                change(What::Shipping("v".into()), Some(0), Some(4)),
            ]
        );
    }
}
