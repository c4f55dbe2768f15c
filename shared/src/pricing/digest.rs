//! The fingerprint of a quote: what the page shows and what the server charges are the same
//! when their digests are.
//!
//! It covers every amount and what it is for, and nothing that may differ without changing
//! what is paid: no time, no revision, no balances, no reasons.

use sha2::{Digest as _, Sha256};

use crate::catalog::TaxType;
use crate::money::Won;
use crate::pricing::quote::{LotPart, Quote};

/// Named first in the encoding, so that digests of different forms never meet.
const FORM: &str = "chorok-quote-1";

/// SHA-256 of the quote's canonical encoding, in lowercase hex.
pub fn digest(quote: &Quote) -> String {
    let mut bytes = Encoding(Vec::with_capacity(128 * (quote.lines.len() + 4)));
    bytes.text(FORM);
    bytes.count(quote.lines.len());
    for line in &quote.lines {
        bytes.text(line.option.as_str());
        bytes.number(i64::from(line.quantity));
        bytes.won(&[
            line.list_amount,
            line.amount,
            line.item_discount,
            line.order_discount,
        ]);
        bytes.number(i64::from(line.tax == TaxType::TaxFree));
        bytes.tenders(&line.vouchers, line.voucher_discount, line.card);
    }
    bytes.count(quote.shipping.len());
    for parcel in &quote.shipping {
        bytes.text(parcel.vendor.as_str());
        bytes.text(&parcel.bundle);
        bytes.won(&[parcel.fee, parcel.surcharge, parcel.discount]);
        bytes.won(&[parcel.tax_free, parcel.card_tax_free]);
        bytes.tenders(&parcel.vouchers, parcel.voucher_discount, parcel.card);
    }
    bytes.won(&[
        quote.totals.due,
        quote.totals.card,
        quote.totals.tax_free,
        quote.totals.vat,
    ]);
    hex(&Sha256::digest(&bytes.0))
}

/// Length-prefixed texts and little-endian numbers: no two quotes share an encoding.
struct Encoding(Vec<u8>);

impl Encoding {
    fn number(&mut self, number: i64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn count(&mut self, count: usize) {
        self.number(i64::try_from(count).unwrap_or(i64::MAX));
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn won(&mut self, amounts: &[Won]) {
        for amount in amounts {
            self.number(amount.0);
        }
    }

    /// Lots that pay nothing are left out: switching one off that was not needed changes nothing.
    fn tenders(&mut self, vouchers: &[LotPart], discount: Won, card: Won) {
        let paying = || vouchers.iter().filter(|part| !part.amount.is_zero());
        self.count(paying().count());
        for part in paying() {
            self.text(part.lot.as_str());
            self.number(part.amount.0);
        }
        self.won(&[discount, card]);
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digits = |byte: &u8| {
        [
            DIGITS[usize::from(byte >> 4)],
            DIGITS[usize::from(byte & 15)],
        ]
    };
    bytes.iter().flat_map(digits).collect()
}
