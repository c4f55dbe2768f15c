//! What an order is paid with.

use shared::{ids::LotId, money::Won, pricing::LotUse, voucher::VoucherKind};

use super::Frozen;
use crate::{db::Conn, ledger::AccountId, voucher::ResolvedLot};

/// A row of `order_tenders`.
struct TenderRow<'a> {
    kind: &'static str,
    account: AccountId,
    voucher: Option<(&'a LotId, VoucherKind)>,
    name: &'a str,
    amount: Won,
}

impl Frozen<'_> {
    /// Writes one row for each lot that pays, the county's part and the card, in the order of
    /// spending, and answers their numbers; `None` for what pays nothing.
    pub(super) async fn insert_tenders(&self, conn: &mut Conn) -> sqlx::Result<Vec<Option<i64>>> {
        let totals = self.quote.totals;
        let of_lots = self.quote.lots.iter().map(|used| self.lot(used));
        let county = TenderRow {
            kind: "COUNTY_DISCOUNT",
            account: AccountId::county_discount(),
            voucher: None,
            name: "군 온라인 할인",
            amount: totals.voucher_discount,
        };
        let card = TenderRow {
            kind: "CARD",
            account: AccountId::card(),
            voucher: None,
            name: "카드",
            amount: totals.card,
        };
        let mut numbers = Vec::with_capacity(self.quote.lots.len() + 2);
        let mut last = 0;
        for tender in of_lots.chain([Some(county), Some(card)]) {
            let paying = tender.filter(|tender| !tender.amount.is_zero());
            if let Some(tender) = &paying {
                last += 1;
                self.insert_tender(conn, last, tender).await?;
            }
            numbers.push(paying.map(|_| last));
        }
        Ok(numbers)
    }

    fn lot<'a>(&'a self, used: &'a LotUse) -> Option<TenderRow<'a>> {
        let is_used = |lot: &&ResolvedLot| lot.tender.lot.id == used.lot;
        let resolved = self.lots.iter().find(is_used)?;
        let lot = &resolved.tender.lot;
        let (kind, account) = if resolved.external {
            (
                "EXTERNAL_VOUCHER",
                AccountId::external_voucher(&lot.programme),
            )
        } else {
            ("VOUCHER", AccountId::lot(&lot.id))
        };
        Some(TenderRow {
            kind,
            account,
            voucher: Some((&lot.id, lot.kind)),
            name: &resolved.name,
            amount: used.used,
        })
    }

    async fn insert_tender(
        &self,
        conn: &mut Conn,
        seq: i64,
        tender: &TenderRow<'_>,
    ) -> sqlx::Result<()> {
        sqlx::query(
            "insert into order_tenders
                    (tenant_id, order_no, seq, kind, account_id, lot_id, voucher_kind, name, amount)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.tenant)
        .bind(self.no)
        .bind(seq)
        .bind(tender.kind)
        .bind(&tender.account)
        .bind(tender.voucher.map(|(lot, _)| lot))
        .bind(tender.voucher.map(|(_, kind)| kind.name()))
        .bind(tender.name)
        .bind(tender.amount)
        .execute(conn)
        .await?;
        Ok(())
    }
}
