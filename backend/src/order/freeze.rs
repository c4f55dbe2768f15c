//! Writing an order down: every row that later refunds and settlements replay.

use serde::{Deserialize, Serialize};
use shared::{
    catalog::{Image, TaxType},
    ids::{OrderNo, ProductId, TenantId, VendorId},
    money::Won,
    order::OrderTotals,
    pricing::{LotPart, Quote},
    time::{Date, Timestamp},
};

use super::{PAY_WITHIN_MS, contact::Contacts};
use crate::{
    catalog::{Snapshot, ship_by},
    db::Conn,
    error::AppError,
    ledger::AccountId,
    voucher::ResolvedLot,
};

/// What is frozen of a line or parcel beside its amounts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct PlaceContent {
    pub(super) product: ProductId,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) image: Image,
    pub(super) list_amount: Won,
    pub(super) amount: Won,
}

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
            let shown = self.mall.vendors.get(vendor);
            let ship_by = self.ship_by(vendor);
            sqlx::query(
                "insert into shipments
                        (tenant_id, order_no, vendor_id, vendor_name, vendor_phone, status, ship_by)
                 values ($1, $2, $3, $4, $5, 'WAITING', $6)",
            )
            .bind(self.tenant)
            .bind(self.no)
            .bind(vendor)
            .bind(
                self.mall
                    .catalog
                    .vendor(vendor)
                    .map_or("", |known| known.name.as_str()),
            )
            .bind(shown.map_or("", |vendor| vendor.phone.as_str()))
            .bind(ship_by.0)
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

    /// One row for each lot that pays, the county's part and the card; in the order of spending.
    async fn insert_tenders(&self, conn: &mut Conn) -> Result<Vec<Option<i64>>, AppError> {
        let mut seq = 0;
        let mut of_lot = Vec::with_capacity(self.quote.lots.len());
        for used in &self.quote.lots {
            let lot = self.lots.iter().find(|lot| lot.tender.lot.id == used.lot);
            let Some(lot) = lot.filter(|_| !used.used.is_zero()) else {
                of_lot.push(None);
                continue;
            };
            seq += 1;
            of_lot.push(Some(seq));
            let programme = &lot.tender.lot.programme;
            let (kind, account) = if lot.external {
                ("EXTERNAL_VOUCHER", AccountId::external_voucher(programme))
            } else {
                ("VOUCHER", AccountId::lot(&used.lot))
            };
            let voucher = Some((used.lot.as_str(), lot.tender.lot.kind));
            self.insert_tender(conn, seq, kind, &account, voucher, &lot.name, used.used)
                .await?;
        }
        let totals = self.quote.totals;
        let rest = [
            (
                "COUNTY_DISCOUNT",
                AccountId::county_discount(),
                "군 온라인 할인",
                totals.voucher_discount,
            ),
            ("CARD", AccountId::card(), "카드", totals.card),
        ];
        for (kind, account, name, amount) in rest {
            if amount.is_zero() {
                of_lot.push(None);
            } else {
                seq += 1;
                of_lot.push(Some(seq));
                self.insert_tender(conn, seq, kind, &account, None, name, amount)
                    .await?;
            }
        }
        Ok(of_lot)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the columns of one row, all of them named"
    )]
    async fn insert_tender(
        &self,
        conn: &mut Conn,
        seq: i64,
        kind: &str,
        account: &AccountId,
        voucher: Option<(&str, shared::voucher::VoucherKind)>,
        name: &str,
        amount: Won,
    ) -> Result<(), AppError> {
        sqlx::query(
            "insert into order_tenders
                    (tenant_id, order_no, seq, kind, account_id, lot_id, voucher_kind, name, amount)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.tenant)
        .bind(self.no)
        .bind(seq)
        .bind(kind)
        .bind(&account.0)
        .bind(voucher.map(|(lot, _)| lot))
        .bind(voucher.map(|(_, kind)| kind.name()))
        .bind(name)
        .bind(amount)
        .execute(conn)
        .await?;
        Ok(())
    }

    async fn insert_places(
        &self,
        conn: &mut Conn,
        tenders: &[Option<i64>],
    ) -> Result<(), AppError> {
        let mut place = 0;
        for line in &self.quote.lines {
            place += 1;
            let tax_free = if line.tax == TaxType::TaxFree {
                line.due
            } else {
                Won::ZERO
            };
            let content = self.line_content(line);
            let row = PlaceRow {
                place,
                kind: "LINE",
                vendor: &line.vendor,
                option: Some(line.option.as_str()),
                quantity: i64::from(line.quantity),
                due: line.due,
                tax_free,
                content: json(&content)?,
            };
            self.insert_place(conn, &row).await?;
            let parts = (line.vouchers.as_slice(), line.voucher_discount, line.card);
            self.insert_allocations(conn, place, tenders, parts).await?;
        }
        for parcel in &self.quote.shipping {
            place += 1;
            let row = PlaceRow {
                place,
                kind: "SHIPPING",
                vendor: &parcel.vendor,
                option: None,
                quantity: 1,
                due: parcel.due,
                tax_free: parcel.tax_free,
                content: json(&parcel.bundle)?,
            };
            self.insert_place(conn, &row).await?;
            let parts = (
                parcel.vouchers.as_slice(),
                parcel.voucher_discount,
                parcel.card,
            );
            self.insert_allocations(conn, place, tenders, parts).await?;
        }
        Ok(())
    }

    fn line_content(&self, line: &shared::pricing::QuoteLine) -> PlaceContent {
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

    async fn insert_place(&self, conn: &mut Conn, row: &PlaceRow<'_>) -> Result<(), AppError> {
        sqlx::query(
            "insert into order_places
                    (tenant_id, order_no, place, kind, vendor_id, option_id, quantity, due,
                     tax_free, content)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(self.tenant)
        .bind(self.no)
        .bind(row.place)
        .bind(row.kind)
        .bind(row.vendor)
        .bind(row.option)
        .bind(row.quantity)
        .bind(row.due)
        .bind(row.tax_free)
        .bind(&row.content)
        .execute(conn)
        .await?;
        Ok(())
    }

    async fn insert_allocations(
        &self,
        conn: &mut Conn,
        place: i64,
        tenders: &[Option<i64>],
        (vouchers, discount, card): (&[LotPart], Won, Won),
    ) -> Result<(), AppError> {
        let amounts = vouchers
            .iter()
            .map(|part| part.amount)
            .chain([discount, card]);
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
            .bind(place)
            .bind(seq)
            .bind(amount)
            .execute(&mut *conn)
            .await?;
        }
        Ok(())
    }
}

struct PlaceRow<'a> {
    place: i64,
    kind: &'static str,
    vendor: &'a VendorId,
    option: Option<&'a str>,
    quantity: i64,
    due: Won,
    tax_free: Won,
    content: String,
}

fn json(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(AppError::internal)
}
