//! The price of a cart: one pure function, [`quote`], that the page and the server share.
//!
//! Its seven steps are the files of this module, in order: line prices and coupons
//! ([`lines`], [`coupons`]), parcels ([`parcels`]), vouchers and card ([`tender`], on the
//! allocation of [`flow`]), tax, and the [`digest`] by which the server holds the page to
//! what it showed. Amounts are rounded only by the functions of [`crate::money`].

pub mod coupons;
pub mod digest;
pub mod flow;
pub mod lines;
pub mod parcels;
pub mod quote;
pub mod requirement;
pub mod tender;
#[cfg(test)]
mod tests;

use crate::address::{Area, zone_of};
use crate::cart::CartLine;
use crate::catalog::{Catalog, TaxType};
use crate::coupon::Coupon;
use crate::money::{Won, split, vat_of};
use crate::time::Timestamp;
use crate::voucher::Tender;

pub use quote::{LotPart, LotUse, Quote, QuoteLine, QuoteShipping, Totals, Unavailable};
pub use requirement::{Requirement, requirements};

/// Everything that a price depends on.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// The catalogue and its rules.
    pub catalog: &'a Catalog,
    /// What is to be bought.
    pub lines: &'a [CartLine],
    /// Where it goes; without it the mainland applies.
    pub area: Option<&'a Area>,
    /// The coupons that the shopper holds.
    pub coupons: &'a [Coupon],
    /// The vouchers to pay with.
    pub tenders: &'a [Tender],
    /// The present.
    pub now: Timestamp,
}

/// Prices a cart.
///
/// The order in which lines, coupons and vouchers are given does not matter. Lines that
/// cannot be bought are listed as unavailable and cost nothing; [`requirements`] names them.
pub fn quote(ask: &Ask<'_>) -> Quote {
    let (mut drafts, unavailable) = lines::price(ask);
    let mut outcomes = coupons::apply_to_lines(&mut drafts, ask);
    let zone = zone_of(&ask.catalog.zones, ask.area);
    let mut parcels = parcels::price(&drafts, ask.catalog, zone);
    outcomes.extend(coupons::apply_to_parcels(&mut parcels, &drafts, ask));
    outcomes.sort_by(|a, b| a.coupon.cmp(&b.coupon));
    let paid = tender::pay(&drafts, &parcels, ask);

    let lines: Vec<QuoteLine> = drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| QuoteLine {
            option: draft.option.id.clone(),
            product: draft.product.id.clone(),
            vendor: draft.product.vendor.clone(),
            quantity: draft.quantity,
            unit: draft.unit,
            campaign: draft.campaign.map(|campaign| campaign.id.clone()),
            list_amount: draft.unit.list.times(draft.quantity),
            amount: draft.amount,
            item_discount: draft.item_discount,
            order_discount: draft.order_discount,
            due: draft.due(),
            tax: draft.product.tax,
            voucher_discount: paid.discount[at],
            vouchers: paid.parts(at),
            card: paid.card[at],
        })
        .collect();
    let shipping: Vec<QuoteShipping> = parcels
        .into_iter()
        .enumerate()
        .map(|(place, parcel)| {
            let at = lines.len() + place;
            let (tax_free, taxable) = parcel.tax_split;
            QuoteShipping {
                tax_free: split(parcel.due(), &[tax_free, taxable])[0],
                card_tax_free: split(paid.card[at], &[tax_free, taxable])[0],
                due: parcel.due(),
                voucher_discount: paid.discount[at],
                vouchers: paid.parts(at),
                card: paid.card[at],
                vendor: parcel.vendor,
                bundle: parcel.bundle,
                amount: parcel.amount,
                fee: parcel.fee,
                surcharge: parcel.surcharge,
                discount: parcel.discount,
                free_from: parcel.free_from,
            }
        })
        .collect();
    let totals = total(&lines, &shipping);
    let mut quote = Quote {
        revision: ask.catalog.revision,
        zone,
        lots: paid.lots,
        lines,
        shipping,
        unavailable,
        coupons: outcomes,
        totals,
        card_minimum_missed: paid.card_minimum_missed,
        digest: String::new(),
    };
    quote.digest = digest::digest(&quote);
    quote
}

fn total(lines: &[QuoteLine], shipping: &[QuoteShipping]) -> Totals {
    let of_lines = |part: fn(&QuoteLine) -> Won| lines.iter().map(part).sum::<Won>();
    let of_shipping = |part: fn(&QuoteShipping) -> Won| shipping.iter().map(part).sum::<Won>();
    let untaxed = |line: &&QuoteLine| line.tax == TaxType::TaxFree;
    let due = of_lines(|line| line.due) + of_shipping(|parcel| parcel.due);
    let tax_free = lines
        .iter()
        .filter(untaxed)
        .map(|line| line.due)
        .sum::<Won>()
        + of_shipping(|parcel| parcel.tax_free);
    let vouchers = |parts: &[LotPart]| parts.iter().map(|part| part.amount).sum::<Won>();
    Totals {
        list: of_lines(|line| line.list_amount),
        campaign_discount: of_lines(|line| line.list_amount - line.amount),
        coupon_discount: of_lines(|line| line.item_discount + line.order_discount),
        shipping: of_shipping(|parcel| parcel.fee + parcel.surcharge),
        shipping_discount: of_shipping(|parcel| parcel.discount),
        due,
        voucher: lines
            .iter()
            .map(|line| vouchers(&line.vouchers))
            .sum::<Won>()
            + shipping
                .iter()
                .map(|parcel| vouchers(&parcel.vouchers))
                .sum::<Won>(),
        voucher_discount: of_lines(|line| line.voucher_discount)
            + of_shipping(|parcel| parcel.voucher_discount),
        card: of_lines(|line| line.card) + of_shipping(|parcel| parcel.card),
        card_tax_free: lines
            .iter()
            .filter(untaxed)
            .map(|line| line.card)
            .sum::<Won>()
            + of_shipping(|parcel| parcel.card_tax_free),
        tax_free,
        vat: vat_of(due, tax_free),
    }
}
