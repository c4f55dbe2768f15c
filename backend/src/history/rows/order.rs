//! An order from the moment at which it was placed to the parcel at the door.

use shared::{
    ids::OrderNo,
    time::{Date, Timestamp},
    waybill::{Carrier, Waybill},
};

use super::Making;
use crate::{
    error::AppError,
    history::plan::{Ending, PastOrder, between, later},
    order::{
        Frozen, FrozenRows,
        past::{EventRow, ReservationRow},
    },
};

/// What is written of one order while its rows are made.
pub(super) struct Written {
    pub(super) frozen: FrozenRows,
    events: Vec<(Timestamp, &'static str, String)>,
}

impl Written {
    pub(super) fn happened(&mut self, at: Timestamp, kind: &'static str, text: impl Into<String>) {
        self.events.push((at, kind, text.into()));
    }
}

impl Making<'_> {
    pub(super) fn order(&mut self, order: &PastOrder) -> Result<(), AppError> {
        let tenant = self.tenant();
        let frozen = Frozen {
            tenant: &tenant,
            no: &order.no,
            mall: self.mall,
            quote: &order.quote,
            lots: &order.lots,
            contacts: &order.contacts,
            source: &order.source,
            now: order.placed_at,
        };
        let mut written = Written {
            frozen: frozen.rows()?,
            events: Vec::new(),
        };
        let paid_at = later(order.placed_at, &mut self.rng, 1, 4);
        written.happened(order.placed_at, "PLACED", "주문을 받았어요");
        written.happened(paid_at, "PAID", "결제가 끝났어요");
        for row in &mut written.frozen.orders {
            row.status = "PAID";
            row.version = 1;
            row.paid_at = Some(paid_at);
        }
        self.reserve(order);
        self.pay(order, &written.frozen, paid_at)?;
        match order.ending {
            Ending::Delivered => {
                self.send(&mut written, paid_at);
            }
            Ending::Cancelled => self.cancel(order, &mut written, paid_at)?,
            Ending::Returned => {
                let came = self.send(&mut written, paid_at);
                self.send_back(order, &mut written, came)?;
            }
            Ending::Exchanged => {
                let came = self.send(&mut written, paid_at);
                self.exchange(order, &mut written, came);
            }
        }
        self.keep(&order.no, written);
        Ok(())
    }

    /// Every unit was on the shelf before, and is sold.
    fn reserve(&mut self, order: &PastOrder) {
        let undone = order.ending == Ending::Cancelled;
        for line in &order.quote.lines {
            let quantity = i64::from(line.quantity);
            if !undone {
                *self.rows.sold.entry(line.option.clone()).or_default() += quantity;
            }
            let row = ReservationRow {
                tenant: self.tenant(),
                no: order.no.clone(),
                option: line.option.clone(),
                quantity,
                status: if undone { "RETURNED" } else { "COMMITTED" },
                returned: if undone { quantity } else { 0 },
            };
            self.rows.reservations.push(row);
        }
    }

    /// Each vendor accepts, sends by its day and the parcel arrives. Answers when the last came.
    fn send(&mut self, written: &mut Written, paid_at: Timestamp) -> Timestamp {
        let mut came = paid_at;
        let mut told = Vec::new();
        for row in &mut written.frozen.shipments {
            let rng = &mut self.rng;
            let morning = paid_at.date().plus(1).start();
            let accepted = later(morning, rng, 7 * 60, 9 * 60);
            let day = Date(row.ship_by).max(accepted.date());
            let sent = between(rng, day, 13, 17);
            let next_day = day.plus(if day.weekday() == "토" { 2 } else { 1 });
            let arrived = between(rng, next_day, 10, 19);
            let carrier = Carrier::ALL[rng.index(3)];
            let number = format!(
                "{}{:011}",
                rng.between(10, 99),
                rng.between(1, 99_999_999_999)
            );
            let digits = if carrier == Carrier::Cj { 12 } else { 13 };
            let waybill = Waybill {
                carrier,
                number: number.chars().take(digits).collect(),
            };
            row.status = "DELIVERED";
            row.tracking = waybill.to_string();
            row.accepted_at = Some(accepted);
            row.sent_at = Some(sent);
            row.delivered_at = Some(arrived);
            came = came.max(arrived);
            told.push((
                accepted,
                "ACCEPTED",
                "판매자가 주문을 확인했어요".to_owned(),
            ));
            told.push((sent, "SHIPPED", format!("상품을 보냈어요: {waybill}")));
            told.push((arrived, "DELIVERED", "상품이 도착했어요".to_owned()));
        }
        for row in &mut written.frozen.orders {
            row.version += i64::try_from(told.len()).unwrap_or(0);
        }
        written.events.extend(told);
        came
    }

    fn keep(&mut self, no: &OrderNo, mut written: Written) {
        written.events.sort_by_key(|(at, ..)| *at);
        for (seq, (at, kind, text)) in (1..).zip(written.events) {
            let row = EventRow {
                tenant: self.tenant(),
                no: no.clone(),
                seq,
                at,
                kind,
                text,
            };
            self.rows.events.push(row);
        }
        self.rows.frozen.append(written.frozen);
    }
}
