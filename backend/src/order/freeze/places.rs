//! The lines and parcels of an order, and what each tender pays of them.

use serde::{Deserialize, Serialize};
use shared::{
    catalog::{Image, TaxType},
    claim::Withdrawal,
    ids::{OptionId, ProductId, VendorId},
    money::Won,
    pricing::{LotPart, QuoteLine, QuoteShipping},
};

use super::{
    Frozen, json,
    rows::{AllocationRow, PlaceRow},
};
use crate::error::AppError;

/// What is frozen of a line beside its amounts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::order) struct PlaceContent {
    pub(in crate::order) product: ProductId,
    pub(in crate::order) name: String,
    pub(in crate::order) label: String,
    pub(in crate::order) image: Image,
    pub(in crate::order) list_amount: Won,
    pub(in crate::order) amount: Won,
}

/// A line or a parcel with what pays for it.
struct Place<'a> {
    kind: &'static str,
    vendor: &'a VendorId,
    option: Option<&'a OptionId>,
    bundle: String,
    quantity: u32,
    withdrawal: Withdrawal,
    due: Won,
    tax_free: Won,
    card_tax_free: Won,
    content: String,
    vouchers: &'a [LotPart],
    voucher_discount: Won,
    card: Won,
}

impl Frozen<'_> {
    /// The places in the quote's order. `tenders` has the number of each tender that pays.
    pub(super) fn places(
        &self,
        tenders: &[Option<i64>],
    ) -> Result<(Vec<PlaceRow>, Vec<AllocationRow>), AppError> {
        let lines = self.quote.lines.iter().map(|line| self.line(line));
        let parcels = self.quote.shipping.iter().map(parcel);
        let (mut places, mut allocations) = (Vec::new(), Vec::new());
        for (at, place) in (1..).zip(lines.chain(parcels)) {
            let place = place?;
            allocations.extend(self.allocations(at, &place, tenders));
            places.push(self.place(at, place));
        }
        Ok((places, allocations))
    }

    fn line<'a>(&self, line: &'a QuoteLine) -> Result<Place<'a>, AppError> {
        let tax_free_part = |amount| match line.tax {
            TaxType::TaxFree => amount,
            TaxType::Taxable => Won::ZERO,
        };
        let sold = self.mall.catalog.option(&line.option);
        let entry = self.mall.products.get(&line.product);
        Ok(Place {
            kind: "LINE",
            vendor: &line.vendor,
            option: Some(&line.option),
            bundle: sold.map_or_else(String::new, |(product, option)| {
                product.bundle.parcel_of(&option.id)
            }),
            quantity: line.quantity,
            withdrawal: entry.map_or_else(Withdrawal::default, |entry| {
                entry.product.storage.withdrawal()
            }),
            due: line.due,
            tax_free: tax_free_part(line.due),
            card_tax_free: tax_free_part(line.card),
            content: json(&self.content(line))?,
            vouchers: &line.vouchers,
            voucher_discount: line.voucher_discount,
            card: line.card,
        })
    }

    fn content(&self, line: &QuoteLine) -> PlaceContent {
        let bought = self.mall.catalog.option(&line.option);
        let (name, label, image) = bought.map_or_else(Default::default, |(product, option)| {
            (
                product.name.clone(),
                option.label.clone(),
                product.image.clone(),
            )
        });
        PlaceContent {
            product: line.product.clone(),
            name,
            label,
            image,
            list_amount: line.list_amount,
            amount: line.amount,
        }
    }

    fn place(&self, at: i64, place: Place<'_>) -> PlaceRow {
        PlaceRow {
            tenant: self.tenant.clone(),
            no: self.no.clone(),
            place: at,
            kind: place.kind,
            vendor: place.vendor.clone(),
            option: place.option.cloned(),
            quantity: i64::from(place.quantity),
            due: place.due,
            tax_free: place.tax_free,
            card_tax_free: place.card_tax_free,
            content: place.content,
            bundle: place.bundle,
            withdrawal: place.withdrawal.as_str(),
            claimed: 0,
            returned: 0,
        }
    }

    fn allocations(
        &self,
        at: i64,
        place: &Place<'_>,
        tenders: &[Option<i64>],
    ) -> Vec<AllocationRow> {
        let of_lots = place.vouchers.iter().map(|part| part.amount);
        let amounts = of_lots.chain([place.voucher_discount, place.card]);
        let paying = tenders.iter().zip(amounts);
        paying
            .filter(|(_, amount)| !amount.is_zero())
            .filter_map(|(seq, amount)| {
                Some(AllocationRow {
                    tenant: self.tenant.clone(),
                    no: self.no.clone(),
                    place: at,
                    seq: (*seq)?,
                    amount,
                })
            })
            .collect()
    }
}

fn parcel(parcel: &QuoteShipping) -> Result<Place<'_>, AppError> {
    Ok(Place {
        kind: "SHIPPING",
        vendor: &parcel.vendor,
        option: None,
        bundle: parcel.bundle.clone(),
        quantity: 1,
        withdrawal: Withdrawal::Allowed,
        due: parcel.due,
        tax_free: parcel.tax_free,
        card_tax_free: parcel.card_tax_free,
        content: json(&parcel.bundle)?,
        vouchers: &parcel.vouchers,
        voucher_discount: parcel.voucher_discount,
        card: parcel.card,
    })
}
