//! An authorization: amounts of lots held for an order, then approved, given back or let go.

use std::collections::HashMap;

use serde::Serialize;

use crate::voucher::{lot::LotAmount, wallet::Event};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Status {
    Authorized,
    Confirmed,
    Voided,
    Expired,
}

#[derive(Clone, Debug)]
pub(crate) struct Authorization {
    pub(crate) auth_id: String,
    pub(crate) order_no: String,
    pub(crate) status: Status,
    pub(crate) per_lot: Vec<LotAmount>,
    pub(crate) authorized_at: i64,
    pub(crate) expires_at: i64,
    /// Number and moment of the approval.
    pub(crate) approval: Option<(String, i64)>,
    pub(crate) canceled: HashMap<String, i64>,
}

impl Authorization {
    pub(crate) fn amount(&self) -> i64 {
        self.per_lot.iter().map(|part| part.amount).sum()
    }

    /// What an approval can still give back to a lot.
    pub(crate) fn cancelable(&self, lot_id: &str) -> i64 {
        let parts = self.per_lot.iter().filter(|part| part.lot_id == lot_id);
        let taken: i64 = parts.map(|part| part.amount).sum();
        taken - self.canceled.get(lot_id).copied().unwrap_or(0)
    }

    pub(crate) fn apply(&mut self, at: i64, event: &Event) {
        match event {
            Event::Confirmed { approval_no, .. } => {
                self.status = Status::Confirmed;
                self.approval = Some((approval_no.clone(), at));
            }
            Event::Voided { .. } => self.status = Status::Voided,
            Event::Expired { .. } => self.status = Status::Expired,
            Event::Canceled { per_lot, .. } => {
                for part in per_lot {
                    *self.canceled.entry(part.lot_id.clone()).or_default() += part.amount;
                }
            }
            Event::Issued { .. } | Event::Authorized { .. } => {}
        }
    }
}
