//! What went back: cancelled before it was sent, sent back because it was not in order, and
//! exchanged.

use shared::{
    claim::{Fees, Refund, SplitPlace, Withdrawal},
    ids::ClaimId,
    money::Won,
    time::Timestamp,
};

use super::{Making, Posting, order::Written};
use crate::{
    claim::past::{ClaimLineRow, ClaimPartRow, ClaimRow, due_on},
    error::AppError,
    history::plan::{PastOrder, later},
    ledger::{AccountId, TransferKind},
    order::FrozenRows,
    payment::past::RefundRow,
};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// A claim that is over.
struct Over<'a> {
    order: &'a PastOrder,
    kind: &'static str,
    reason: &'static str,
    note: &'static str,
    status: &'static str,
    payer: Option<&'static str>,
    requested_at: Timestamp,
    /// When its money was decided and when it was back.
    refund: Option<(Timestamp, Timestamp)>,
}

impl Making<'_> {
    pub(super) fn cancel(
        &mut self,
        order: &PastOrder,
        written: &mut Written,
        paid_at: Timestamp,
    ) -> Result<(), AppError> {
        // Everything is back before the month ends, and before anybody could have sent it.
        let end = month_end(paid_at);
        let asked = later(paid_at, &mut self.rng, 5, 3 * HOUR).min(end.plus_ms(-120_000));
        let back = asked.plus_ms(60_000);
        for row in &mut written.frozen.orders {
            row.status = "CANCELLED";
            row.version += 3;
        }
        for row in &mut written.frozen.shipments {
            row.status = "CANCELLED";
        }
        let units: u32 = order.quote.lines.iter().map(|line| line.quantity).sum();
        let text = format!("상품 {units}개의 취소를 접수했어요: 다시 고를게요");
        written.happened(asked, "CLAIMED", text);
        written.happened(back, "CANCELLED", "취소가 끝나 모두 돌려드렸어요");
        let over = Over {
            order,
            kind: "CANCEL",
            reason: "CHANGED_MIND",
            note: "다시 고를게요",
            status: "REFUNDED",
            payer: None,
            requested_at: asked,
            refund: Some((asked, back)),
        };
        self.give_back(&over, &mut written.frozen)
    }

    pub(super) fn send_back(
        &mut self,
        order: &PastOrder,
        written: &mut Written,
        came: Timestamp,
    ) -> Result<(), AppError> {
        let end = month_end(order.placed_at).plus_ms(-120_000);
        let asked = later(came, &mut self.rng, 2 * HOUR, DAY).min(end);
        let decided = later(asked, &mut self.rng, 2 * DAY, 4 * DAY).min(end);
        let back = decided.plus_ms(60_000);
        let units: u32 = order.quote.lines.iter().map(|line| line.quantity).sum();
        let text = format!("상품 {units}개의 반품을 접수했어요: 상품이 상했어요");
        written.happened(asked, "CLAIMED", text);
        written.happened(decided, "RECEIVED", "돌려보낸 상품을 받았어요");
        written.happened(back, "REFUNDED", "반품 금액을 모두 돌려드렸어요");
        let over = Over {
            order,
            kind: "RETURN",
            reason: "DEFECTIVE",
            note: "상품이 상했어요",
            status: "REFUNDED",
            payer: Some("SELLER"),
            requested_at: asked,
            refund: Some((decided, back)),
        };
        self.give_back(&over, &mut written.frozen)
    }

    pub(super) fn exchange(&mut self, order: &PastOrder, written: &mut Written, came: Timestamp) {
        let asked = later(came, &mut self.rng, 2 * HOUR, DAY);
        let sent = later(asked, &mut self.rng, 2 * DAY, 4 * DAY);
        written.happened(
            asked,
            "CLAIMED",
            "상품 1개의 교환을 접수했어요: 하나가 깨져 왔어요",
        );
        written.happened(sent, "EXCHANGED", "바꾼 상품을 보냈어요");
        let over = Over {
            order,
            kind: "EXCHANGE",
            reason: "DEFECTIVE",
            note: "하나가 깨져 왔어요",
            status: "EXCHANGED",
            payer: Some("SELLER"),
            requested_at: asked,
            refund: None,
        };
        let claim = self.claim(&over);
        self.rows.claim_lines.push(ClaimLineRow {
            tenant: self.tenant(),
            claim,
            no: order.no.clone(),
            place: 1,
            quantity: 1,
        });
    }

    fn claim(&mut self, over: &Over<'_>) -> ClaimId {
        let id = ClaimId(self.ids.id("clm"));
        let row = ClaimRow {
            tenant: self.tenant(),
            no: over.order.no.clone(),
            request_key: self.ids.id("key"),
            body_sha256: "",
            kind: over.kind,
            reason: over.reason,
            note: over.note,
            status: over.status,
            shipping_payer: over.payer,
            requested_at: over.requested_at,
            refund_at: over.refund.map(|(decided, _)| decided),
            due_on: over.refund.map(|(decided, _)| due_on(decided.date()).0),
            refunded_at: over.refund.map(|(_, back)| back),
            id: id.clone(),
        };
        self.rows.claims.push(row);
        id
    }

    /// Gives everything back that an order cost.
    fn give_back(&mut self, over: &Over<'_>, frozen: &mut FrozenRows) -> Result<(), AppError> {
        let places = split(frozen)?;
        let lines = places.iter().filter(|place| place.option.is_some());
        let lines: Vec<(u32, u32)> = lines.map(|place| (place.place, place.quantity)).collect();
        let refund = Refund::of(&places, &lines, Fees::GoBack);
        let (Some((at, back)), no) = (over.refund, &over.order.no) else {
            return Ok(());
        };
        let claim = self.claim(over);
        for (place, quantity) in &lines {
            self.rows.claim_lines.push(ClaimLineRow {
                tenant: self.tenant(),
                claim: claim.clone(),
                no: no.clone(),
                place: i64::from(*place),
                quantity: i64::from(*quantity),
            });
        }
        for part in &refund.0 {
            for (seq, amount) in (1..).zip(&part.amounts).filter(|(_, won)| !won.is_zero()) {
                self.rows.claim_parts.push(ClaimPartRow {
                    tenant: self.tenant(),
                    claim: claim.clone(),
                    no: no.clone(),
                    place: i64::from(part.place),
                    seq,
                    amount: *amount,
                });
            }
        }
        for row in &mut frozen.places {
            (row.claimed, row.returned) = (row.quantity, row.quantity);
        }
        let mut entries = Vec::new();
        for (tender, amount) in frozen.tenders.iter_mut().zip(refund.per_tender()) {
            tender.returned = amount;
            entries.push((tender.account.clone(), amount));
            if tender.kind == "CARD" && !amount.is_zero() {
                self.refund_card(&claim, (amount, refund.card_tax_free()), (at, back))?;
            }
        }
        let earned = refund.per_vendor().into_iter();
        entries.extend(earned.map(|(vendor, amount)| (AccountId::vendor(&vendor), -amount)));
        self.rows.postings.push(Posting {
            kind: TransferKind::Refund,
            reference: claim.to_string(),
            at,
            entries,
        });
        Ok(())
    }

    fn refund_card(
        &mut self,
        claim: &ClaimId,
        (amount, tax_free): (Won, Won),
        (created_at, done_at): (Timestamp, Timestamp),
    ) -> Result<(), AppError> {
        let paid = self.rows.attempts.last();
        let paid = paid.ok_or_else(|| AppError::internal(anyhow::anyhow!("no card paid")))?;
        let id = self.ids.id("rfd");
        let row = RefundRow {
            tenant: paid.tenant.clone(),
            no: paid.no.clone(),
            claim: claim.clone(),
            attempt: paid.id.clone(),
            amount,
            tax_free,
            provider_idem: format!("refund-{id}"),
            reason: "고객 취소",
            status: "DONE",
            created_at,
            done_at,
            id,
        };
        self.rows.refunds.push(row);
        Ok(())
    }
}

/// The last moment of a month in Korea.
fn month_end(at: Timestamp) -> Timestamp {
    let (_, _, day) = at.date().ymd();
    let first = at.date().plus(1 - day);
    first.plus_months(1).start().plus_ms(-1)
}

/// The frozen places as refunds are counted from them.
fn split(frozen: &FrozenRows) -> Result<Vec<SplitPlace>, AppError> {
    let count = |number: i64| u32::try_from(number).map_err(AppError::internal);
    let place = |row: &crate::order::PlaceRow| {
        let paid = |seq: i64| -> Won {
            let of = frozen.allocations.iter();
            of.filter(|part| (part.place, part.seq) == (row.place, seq))
                .map(|part| part.amount)
                .sum()
        };
        Ok(SplitPlace {
            place: count(row.place)?,
            vendor: row.vendor.clone(),
            option: row.option.clone(),
            bundle: row.bundle.clone(),
            quantity: count(row.quantity)?,
            claimed: 0,
            returned: 0,
            card_tax_free: row.card_tax_free,
            withdrawal: Withdrawal::parse(row.withdrawal).unwrap_or_default(),
            paid: frozen
                .tenders
                .iter()
                .map(|tender| paid(tender.seq))
                .collect(),
        })
    };
    frozen.places.iter().map(place).collect()
}
