//! What an order is paid with.

use shared::{money::Won, pricing::LotUse};

use super::{Frozen, rows::TenderRow};
use crate::{ledger::AccountId, voucher::ResolvedLot};

impl Frozen<'_> {
    /// One row for each lot that pays, the county's part and the card, in the order of spending,
    /// and the number of each; `None` for what pays nothing.
    pub(super) fn tenders(&self) -> (Vec<TenderRow>, Vec<Option<i64>>) {
        let totals = self.quote.totals;
        let of_lots = self.quote.lots.iter().map(|used| self.lot(used));
        let county = self.tender(
            ("COUNTY_DISCOUNT", AccountId::county_discount()),
            ("군 온라인 할인", totals.voucher_discount),
        );
        let card = self.tender(("CARD", AccountId::card()), ("카드", totals.card));
        let mut rows: Vec<TenderRow> = Vec::new();
        let mut numbers = Vec::with_capacity(self.quote.lots.len() + 2);
        for tender in of_lots.chain([Some(county), Some(card)]) {
            let paying = tender.filter(|tender| !tender.amount.is_zero());
            let Some(mut tender) = paying else {
                numbers.push(None);
                continue;
            };
            tender.seq = rows.last().map_or(1, |last| last.seq + 1);
            numbers.push(Some(tender.seq));
            rows.push(tender);
        }
        (rows, numbers)
    }

    fn lot(&self, used: &LotUse) -> Option<TenderRow> {
        let is_used = |lot: &&ResolvedLot| lot.tender.lot.id == used.lot;
        let resolved = self.lots.iter().find(is_used)?;
        let lot = &resolved.tender.lot;
        let kind = if resolved.external {
            (
                "EXTERNAL_VOUCHER",
                AccountId::external_voucher(&lot.programme),
            )
        } else {
            ("VOUCHER", AccountId::lot(&lot.id))
        };
        Some(TenderRow {
            lot: Some(lot.id.clone()),
            voucher_kind: Some(lot.kind.name()),
            ..self.tender(kind, (&resolved.name, used.used))
        })
    }

    /// A tender that is no voucher, before it has its number.
    fn tender(
        &self,
        (kind, account): (&'static str, AccountId),
        (name, amount): (&str, Won),
    ) -> TenderRow {
        TenderRow {
            tenant: self.tenant.clone(),
            no: self.no.clone(),
            seq: 0,
            kind,
            account,
            lot: None,
            voucher_kind: None,
            name: name.to_owned(),
            amount,
            returned: Won::ZERO,
        }
    }
}
