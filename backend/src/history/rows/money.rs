//! What paid for an order: the card, lots of our own ledger and the provider's vouchers.

use shared::{ids::AttemptId, money::Won, time::Timestamp};

use super::{Making, Posting};
use crate::{
    error::AppError,
    history::plan::PastOrder,
    ledger::TransferKind,
    order::{FrozenRows, past::HoldRow, sale},
    payment::past::{AttemptRow, AuthorizationRow},
    voucher::provider::LotAmount,
};

/// Cards as shoppers know them.
const CARDS: [&str; 6] = ["KB국민", "신한", "삼성", "현대", "BC", "하나"];

impl Making<'_> {
    pub(super) fn pay(
        &mut self,
        order: &PastOrder,
        frozen: &FrozenRows,
        paid_at: Timestamp,
    ) -> Result<(), AppError> {
        let mut outside = Vec::new();
        for tender in &frozen.tenders {
            match (tender.kind, &tender.lot) {
                ("CARD", _) => self.charge(order, tender.amount, paid_at),
                ("VOUCHER", _) => self.rows.holds.push(HoldRow {
                    tenant: tender.tenant.clone(),
                    no: order.no.clone(),
                    account: tender.account.clone(),
                    amount: tender.amount,
                    status: "CAPTURED",
                }),
                ("EXTERNAL_VOUCHER", Some(lot)) => outside.push(LotAmount {
                    lot_id: lot.clone(),
                    amount: tender.amount,
                }),
                _ => {}
            }
        }
        if !outside.is_empty() {
            self.authorize(order, &outside, paid_at)?;
        }
        let paying = frozen.tenders.iter();
        let earning = frozen.places.iter();
        self.rows.postings.push(Posting {
            kind: TransferKind::Sale,
            reference: order.no.to_string(),
            at: paid_at,
            entries: sale(
                paying.map(|tender| (tender.account.clone(), tender.amount)),
                earning.map(|place| (&place.vendor, place.due)),
            ),
        });
        Ok(())
    }

    fn charge(&mut self, order: &PastOrder, amount: Won, at: Timestamp) {
        let id = AttemptId(self.ids.id("pay"));
        let card = CARDS[self.rng.index(CARDS.len())];
        let (first, last) = (self.rng.between(4_000, 9_999), self.rng.between(0, 999));
        let row = AttemptRow {
            tenant: self.tenant(),
            no: order.no.clone(),
            provider: "card",
            amount,
            tax_free: order.quote.totals.card_tax_free,
            provider_key: format!("past-{id}"),
            provider_idem: format!("past-idem-{id}"),
            status: "BOOKED",
            version: 3,
            method: format!("{card}카드 {first}-****-****-{last:03}*"),
            created_at: order.placed_at,
            approved_at: at,
            id,
        };
        self.rows.attempts.push(row);
    }

    fn authorize(
        &mut self,
        order: &PastOrder,
        lots: &[LotAmount],
        at: Timestamp,
    ) -> Result<(), AppError> {
        let id = self.ids.id("auth");
        let row = AuthorizationRow {
            tenant: self.tenant(),
            no: order.no.clone(),
            provider_idem: format!("past-idem-{id}"),
            approval_no: format!("past-{id}"),
            auth_id: id,
            amount: lots.iter().map(|lot| lot.amount).sum(),
            lots: serde_json::to_string(lots).map_err(AppError::internal)?,
            status: "CONFIRMED",
            confirmed_at: at,
        };
        self.rows.authorizations.push(row);
        Ok(())
    }
}
