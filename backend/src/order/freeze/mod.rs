//! Writing an order down: every row that later refunds and settlements replay.

mod places;
mod tenders;

use serde::Serialize;
use shared::{
    ids::{OrderNo, TenantId, VendorId},
    order::OrderTotals,
    pricing::Quote,
    time::{Date, Timestamp},
};

pub(super) use places::PlaceContent;

use super::{PAY_WITHIN_MS, contact::Contacts};
use crate::{
    catalog::{Snapshot, ship_by},
    db::Conn,
    error::AppError,
    voucher::ResolvedLot,
};

/// Everything that makes an order.
pub(super) struct Frozen<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) no: &'a OrderNo,
    pub(super) mall: &'a Snapshot,
    pub(super) quote: &'a Quote,
    pub(super) lots: &'a [ResolvedLot],
    pub(super) contacts: &'a Contacts,
    pub(super) source: &'a str,
    pub(super) now: Timestamp,
}

impl Frozen<'_> {
    pub(super) async fn insert(&self, conn: &mut Conn) -> Result<(), AppError> {
        self.insert_order(conn).await?;
        self.insert_contacts(conn).await?;
        self.insert_shipments(conn).await?;
        let tenders = self.insert_tenders(conn).await?;
        self.insert_places(conn, &tenders).await
    }

    async fn insert_order(&self, conn: &mut Conn) -> Result<(), AppError> {
        let totals = self.quote.totals;
        let sums = OrderTotals {
            list: totals.list,
            discount: totals.campaign_discount + totals.coupon_discount,
            shipping: totals.shipping - totals.shipping_discount,
            due: totals.due,
            voucher: totals.voucher,
            voucher_discount: totals.voucher_discount,
            card: totals.card,
            tax_free: totals.tax_free,
            vat: totals.vat,
        };
        sqlx::query(
            "insert into orders
                    (tenant_id, no, status, quote_digest, revision, due, card, totals, source,
                     placed_at, pay_until)
             values ($1, $2, 'PENDING_PAYMENT', $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(self.tenant)
        .bind(self.no)
        .bind(&self.quote.digest)
        .bind(i64::try_from(self.quote.revision).unwrap_or(i64::MAX))
        .bind(totals.due)
        .bind(totals.card)
        .bind(json(&sums)?)
        .bind(self.source)
        .bind(self.now)
        .bind(self.now.plus_ms(PAY_WITHIN_MS))
        .execute(conn)
        .await?;
        Ok(())
    }

    async fn insert_contacts(&self, conn: &mut Conn) -> Result<(), AppError> {
        sqlx::query(
            "insert into order_contacts (tenant_id, order_no, buyer_name, buyer_phone, recipient)
             values ($1, $2, $3, $4, $5)",
        )
        .bind(self.tenant)
        .bind(self.no)
        .bind(&self.contacts.buyer_name)
        .bind(&self.contacts.buyer_phone)
        .bind(json(&self.contacts.recipient)?)
        .execute(conn)
        .await?;
        Ok(())
    }

    async fn insert_shipments(&self, conn: &mut Conn) -> Result<(), AppError> {
        let mut vendors: Vec<&VendorId> =
            self.quote.lines.iter().map(|line| &line.vendor).collect();
        vendors.sort();
        vendors.dedup();
        for vendor in vendors {
            let name = self.mall.catalog.vendor(vendor);
            let shown = self.mall.vendors.get(vendor);
            sqlx::query(
                "insert into shipments
                        (tenant_id, order_no, vendor_id, vendor_name, vendor_phone, status, ship_by,
                         commission_bp)
                 values ($1, $2, $3, $4, $5, 'WAITING', $6, $7)",
            )
            .bind(self.tenant)
            .bind(self.no)
            .bind(vendor)
            .bind(name.map_or("", |vendor| vendor.name.as_str()))
            .bind(shown.map_or("", |vendor| vendor.phone.as_str()))
            .bind(self.ship_by(vendor).0)
            .bind(shown.map(|vendor| i64::from(vendor.commission_bp.0.0)))
            .execute(&mut *conn)
            .await?;
        }
        Ok(())
    }

    /// The latest day among the vendor's lines: they travel together.
    fn ship_by(&self, vendor: &VendorId) -> Date {
        let of_vendor = self
            .quote
            .lines
            .iter()
            .filter(|line| line.vendor == *vendor);
        let days = of_vendor.filter_map(|line| {
            let vendor = self.mall.vendors.get(vendor)?;
            let entry = self.mall.products.get(&line.product)?;
            Some(ship_by(
                vendor,
                &entry.product,
                &self.mall.holidays,
                self.now,
            ))
        });
        days.max().unwrap_or_else(|| self.now.date())
    }
}

fn json(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(AppError::internal)
}
