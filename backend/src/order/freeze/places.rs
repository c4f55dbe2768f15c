//! The lines and parcels of an order, and what each tender pays of them.

use serde::{Deserialize, Serialize};
use shared::{
    catalog::{Image, TaxType},
    claim::Withdrawal,
    ids::{OptionId, ProductId, VendorId},
    money::Won,
    pricing::{LotPart, QuoteLine, QuoteShipping},
};

use super::{Frozen, json};
use crate::{db::Conn, error::AppError};

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

/// A row of `order_places` with its rows of `order_allocations`.
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
    /// Writes the places in the quote's order. `tenders` has the number of each tender that pays.
    pub(super) async fn insert_places(
        &self,
        conn: &mut Conn,
        tenders: &[Option<i64>],
    ) -> Result<(), AppError> {
        let lines = self.quote.lines.iter().map(|line| self.line(line));
        let parcels = self.quote.shipping.iter().map(parcel);
        for (at, place) in (1..).zip(lines.chain(parcels)) {
            let place = place?;
            self.insert_place(conn, at, &place).await?;
            self.insert_allocations(conn, at, &place, tenders).await?;
        }
        Ok(())
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

    async fn insert_place(&self, conn: &mut Conn, at: i64, place: &Place<'_>) -> sqlx::Result<()> {
        sqlx::query(
            "insert into order_places
                    (tenant_id, order_no, place, kind, vendor_id, option_id, quantity, due,
                     tax_free, card_tax_free, content, bundle, withdrawal)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        )
        .bind(self.tenant)
        .bind(self.no)
        .bind(at)
        .bind(place.kind)
        .bind(place.vendor)
        .bind(place.option)
        .bind(i64::from(place.quantity))
        .bind(place.due)
        .bind(place.tax_free)
        .bind(place.card_tax_free)
        .bind(&place.content)
        .bind(&place.bundle)
        .bind(place.withdrawal.as_str())
        .execute(conn)
        .await?;
        Ok(())
    }

    async fn insert_allocations(
        &self,
        conn: &mut Conn,
        at: i64,
        place: &Place<'_>,
        tenders: &[Option<i64>],
    ) -> sqlx::Result<()> {
        let of_lots = place.vouchers.iter().map(|part| part.amount);
        let amounts = of_lots.chain([place.voucher_discount, place.card]);
        for (seq, amount) in tenders.iter().zip(amounts) {
            let Some(seq) = seq.filter(|_| !amount.is_zero()) else {
                continue;
            };
            sqlx::query(
                "insert into order_allocations (tenant_id, order_no, place, seq, amount)
                 values ($1, $2, $3, $4, $5)",
            )
            .bind(self.tenant)
            .bind(self.no)
            .bind(at)
            .bind(seq)
            .bind(amount)
            .execute(&mut *conn)
            .await?;
        }
        Ok(())
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
