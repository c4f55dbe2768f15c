//! The cart as it is shown: grouped by vendor in the order in which things came in, with what
//! pays for each line and what is left after it in that order. Adds nothing up anew; every
//! amount is the quote's.

use shared::cart::Entry;
use shared::catalog::{Catalog, Product, ProductOption, UnitPrice};
use shared::ids::{LotId, VendorId};
use shared::money::Won;
use shared::pricing::quote::UnavailableReason;
use shared::pricing::{LotPart, Quote, QuoteLine, QuoteShipping};
use shared::time::Timestamp;
use shared::voucher::{HeldLot, Ineligible, VoucherKind};

/// Everything that the shown cart is made of.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub entries: &'a [Entry],
    pub catalog: &'a Catalog,
    pub quote: &'a Quote,
    pub lots: &'a [HeldLot],
    pub now: Timestamp,
}

/// What comes from one vendor.
#[derive(Debug, PartialEq)]
pub struct Group<'a> {
    /// Who sends it; `None` for what is not on sale any more.
    pub vendor: Option<&'a VendorId>,
    pub name: &'a str,
    pub rows: Vec<Row<'a>>,
    pub parcels: Vec<Parcel<'a>>,
}

/// One line of the cart.
#[derive(Debug, PartialEq)]
pub struct Row<'a> {
    pub entry: &'a Entry,
    pub found: Option<Found<'a>>,
    /// Why it cannot be bought, when it cannot.
    pub refusal: Option<UnavailableReason>,
    pub quoted: Option<&'a QuoteLine>,
    pub split: Split<'a>,
}

/// The product and option of a line with its price now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<'a> {
    pub product: &'a Product,
    pub option: &'a ProductOption,
    pub unit: UnitPrice,
}

/// One parcel and what pays for it.
#[derive(Debug, PartialEq)]
pub struct Parcel<'a> {
    pub quoted: &'a QuoteShipping,
    pub split: Split<'a>,
}

/// What pays for a line or parcel.
#[derive(Debug, Default, PartialEq)]
pub struct Split<'a> {
    pub spent: Vec<Spent<'a>>,
    pub card: Won,
    /// Why vouchers that have something left do not pay for it.
    pub why: Vec<Ineligible>,
}

/// What one voucher pays.
#[derive(Debug, PartialEq)]
pub struct Spent<'a> {
    pub name: &'a str,
    pub kind: VoucherKind,
    pub amount: Won,
    /// What it has left after this line and those shown above it.
    pub left: Won,
}

impl Group<'_> {
    /// What the selected lines cost.
    pub fn goods(&self) -> Won {
        let due = |row: &Row<'_>| row.quoted.map(|line| line.due);
        self.rows.iter().filter_map(due).sum()
    }

    /// What sending them costs.
    pub fn shipping(&self) -> Won {
        self.parcels.iter().map(|parcel| parcel.quoted.due).sum()
    }
}

/// The groups of the cart, in the order in which their first line came in.
pub fn groups<'a>(shown: Shown<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for entry in shown.entries {
        let found = find(shown, entry);
        let vendor = found.map(|found| &found.product.vendor);
        let row = Row {
            entry,
            found,
            refusal: refusal(shown, entry, found),
            quoted: shown.quote.lines.iter().find(|l| l.option == entry.option),
            split: Split::default(),
        };
        match groups.iter_mut().find(|group| group.vendor == vendor) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group {
                vendor,
                name: vendor_name(shown.catalog, vendor),
                rows: vec![row],
                parcels: parcels(shown.quote, vendor),
            }),
        }
    }
    spend(&mut groups, shown.lots);
    groups
}

fn find<'a>(shown: Shown<'a>, entry: &Entry) -> Option<Found<'a>> {
    let (product, option) = shown.catalog.option(&entry.option)?;
    let (unit, _) = shown.catalog.unit_price(product, option, shown.now);
    Some(Found {
        product,
        option,
        unit,
    })
}

fn refusal(shown: Shown<'_>, entry: &Entry, found: Option<Found<'_>>) -> Option<UnavailableReason> {
    let quoted = shown.quote.unavailable.iter();
    let mut of_entry = quoted.filter(|gone| gone.option == entry.option);
    if let Some(gone) = of_entry.next() {
        return Some(gone.reason);
    }
    // A line that is not selected is in no quote, but what is gone shows all the same.
    match found {
        None => Some(UnavailableReason::Gone),
        Some(found) if found.product.adult_only => Some(UnavailableReason::AdultOnly),
        Some(found) if found.option.sold_out => Some(UnavailableReason::SoldOut),
        Some(_) => None,
    }
}

fn vendor_name<'a>(catalog: &'a Catalog, vendor: Option<&VendorId>) -> &'a str {
    vendor.map_or("판매가 끝난 상품", |id| {
        catalog.vendor(id).map_or("", |vendor| vendor.name.as_str())
    })
}

fn parcels<'a>(quote: &'a Quote, vendor: Option<&VendorId>) -> Vec<Parcel<'a>> {
    let of_vendor = |parcel: &&QuoteShipping| Some(&parcel.vendor) == vendor;
    let parcel = |quoted| Parcel {
        quoted,
        split: Split::default(),
    };
    quote
        .shipping
        .iter()
        .filter(of_vendor)
        .map(parcel)
        .collect()
}

/// Walks down the page and notes what each voucher has left after each line.
fn spend<'a>(groups: &mut [Group<'a>], lots: &'a [HeldLot]) {
    let mut left: Vec<(&LotId, Won)> = lots
        .iter()
        .map(|held| (&held.lot.id, held.lot.remaining))
        .collect();
    let mut take = |parts: &[LotPart], card: Won| {
        let mut split = Split {
            card,
            ..Split::default()
        };
        for part in parts {
            let held = lots.iter().find(|held| held.lot.id == part.lot);
            let balance = left.iter_mut().find(|(lot, _)| **lot == part.lot);
            let (Some(held), Some((_, balance))) = (held, balance) else {
                continue;
            };
            if !part.amount.is_zero() {
                *balance -= part.amount;
                split.spent.push(Spent {
                    name: &held.name,
                    kind: held.lot.kind,
                    amount: part.amount,
                    left: *balance,
                });
            } else if let Some(why) = part.why_not
                && !card.is_zero()
                && !balance.is_zero()
                && !split.why.contains(&why)
            {
                split.why.push(why);
            }
        }
        split
    };
    for group in groups {
        for row in &mut group.rows {
            if let Some(line) = row.quoted {
                row.split = take(&line.vouchers, line.card);
            }
        }
        for parcel in &mut group.parcels {
            parcel.split = take(&parcel.quoted.vouchers, parcel.quoted.card);
        }
    }
}
