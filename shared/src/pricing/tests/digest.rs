//! The fingerprint of a quote: all that is paid is in it, and nothing else.

use std::collections::BTreeSet;

use super::*;
use crate::pricing::digest::digest;

/// Two lines of two vendors, one parcel that costs something, paid by a voucher and a card.
fn example() -> Quote {
    let mut catalog = mall(&[("va", "rice", 12_000), ("vb", "tea", 8_000)]);
    catalog.shipping[0].fee = ShippingFee::Flat(Won(3_500));
    let tenders = [lot("l", "payback", 15_000, 2_000_000)];
    priced(&catalog, &[("rice", 2), ("tea", 1)], &tenders)
}

#[test]
fn a_quote_keeps_its_fingerprint() {
    let quote = example();
    assert_eq!(quote.digest, digest(&quote));
    // Orders carry it: another one would refuse every cart that is open while a server is renewed.
    assert_eq!(
        quote.digest,
        "4a4e093e61eeb23b6201e089ae6a7cf0083468a09d1a51be78269b39d8471e64"
    );
}

#[test]
fn every_amount_and_what_it_is_for_changes_the_fingerprint() {
    let changes: [fn(&mut Quote); 24] = [
        |_| {},
        |quote| quote.lines[0].option = "riceX".into(),
        |quote| quote.lines[0].quantity += 1,
        |quote| quote.lines[0].list_amount += Won(1),
        |quote| quote.lines[0].amount += Won(1),
        |quote| quote.lines[0].item_discount += Won(1),
        |quote| quote.lines[0].order_discount += Won(1),
        |quote| quote.lines[0].tax = TaxType::TaxFree,
        |quote| quote.lines[0].vouchers[0].amount += Won(1),
        |quote| quote.lines[0].vouchers[0].lot = "m".into(),
        |quote| quote.lines[0].vouchers.clear(),
        |quote| quote.lines[0].voucher_discount += Won(1),
        |quote| quote.lines[0].card += Won(1),
        |quote| quote.lines.truncate(1),
        |quote| quote.shipping[0].vendor = "vc".into(),
        |quote| quote.shipping[0].bundle.push('x'),
        |quote| quote.shipping[0].fee += Won(1),
        |quote| quote.shipping[0].surcharge += Won(1),
        |quote| quote.shipping[0].discount += Won(1),
        |quote| quote.shipping[0].card += Won(1),
        |quote| quote.shipping.truncate(1),
        |quote| quote.totals.due += Won(1),
        |quote| quote.totals.card += Won(1),
        |quote| quote.totals.vat += Won(1),
    ];
    let digests: BTreeSet<String> = changes
        .iter()
        .map(|change| {
            let mut quote = example();
            change(&mut quote);
            digest(&quote)
        })
        .collect();
    assert_eq!(digests.len(), changes.len(), "two of them are the same");
}

#[test]
fn what_is_not_paid_leaves_the_fingerprint_as_it_is() {
    let changes: [fn(&mut Quote); 4] = [
        |quote| quote.revision += 1,
        |quote| quote.lots[0].left += Won(1),
        |quote| quote.lines[0].vouchers[0].left += Won(1),
        |quote| {
            let mut unused = quote.lines[0].vouchers[0].clone();
            unused.lot = "unused".into();
            unused.amount = Won::ZERO;
            quote.lines[0].vouchers.push(unused);
        },
    ];
    for change in changes {
        let mut quote = example();
        change(&mut quote);
        assert_eq!(digest(&quote), example().digest);
    }
}
