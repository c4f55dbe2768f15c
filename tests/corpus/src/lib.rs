//! Generated carts whose prices must be the same natively and in WASM, today and next year.
//!
//! A cart follows from its number alone. Carts are compared in blocks of a thousand: a block's
//! fingerprint covers the digest and every field of each quote. The fingerprints in `golden.txt`
//! change only when a price rule is meant to change.

mod case;
mod random;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::case::Case;

/// Carts in a block.
pub const BLOCK: u32 = 1_000;

/// The fingerprints that were found right.
pub const GOLDEN: &str = include_str!("../golden.txt");

/// The fingerprint of a block: SHA-256 in hex over its thousand quotes.
#[wasm_bindgen]
pub fn fingerprint(block: u32) -> String {
    let mut hash = Sha256::new();
    for number in block * BLOCK..(block + 1) * BLOCK {
        let quote = Case::generate(u64::from(number)).quote();
        hash.update(quote.digest.as_bytes());
        hash.update(serde_json::to_vec(&quote).unwrap_or_default());
    }
    let mut text = String::with_capacity(64);
    for byte in hash.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::{Case, GOLDEN, fingerprint};

    #[test]
    fn a_hundred_thousand_carts_cost_what_they_always_did() {
        let golden: Vec<&str> = GOLDEN.lines().collect();
        assert_eq!(golden.len(), 100);
        thread::scope(|scope| {
            for half in golden.chunks(50).enumerate() {
                scope.spawn(move || {
                    let (part, expected) = half;
                    for (block, fingerprint_then) in (part * 50..).zip(expected) {
                        let now = fingerprint(u32::try_from(block).unwrap());
                        assert_eq!(now, **fingerprint_then, "block {block}");
                    }
                });
            }
        });
    }

    #[test]
    fn the_carts_are_not_all_alike() {
        let quotes: Vec<_> = (0..1_000)
            .map(|number| Case::generate(number).quote())
            .collect();
        let share = |holds: fn(&shared::pricing::Quote) -> bool| {
            quotes.iter().filter(|quote| holds(quote)).count()
        };
        assert!(share(|q| q.totals.voucher.0 > 0 && q.totals.card.0 > 0) > 200);
        assert!(share(|q| q.totals.card.0 == 0 && q.totals.due.0 > 0) > 20);
        assert!(share(|q| q.totals.coupon_discount.0 > 0) > 200);
        assert!(share(|q| q.totals.campaign_discount.0 > 0) > 200);
        assert!(share(|q| q.totals.voucher_discount.0 > 0) > 50);
        assert!(
            share(|q| q
                .lines
                .iter()
                .any(|l| l.vouchers.iter().any(|p| p.why_not.is_some())))
                > 200
        );
        assert!(share(|q| !q.unavailable.is_empty()) > 50);
        assert!(share(|q| q.shipping.iter().any(|p| p.surcharge.0 > 0)) > 100);
    }
}
