//! The voucher provider's memory: lots with what is held of them, authorizations, and the day's transactions.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::{
    journal::Fold,
    voucher::{
        authorization::{Authorization, Status},
        lot::{IssuedLot, Lot, LotAmount},
    },
};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub(crate) enum Event {
    Issued {
        #[serde(flatten)]
        lot: IssuedLot,
    },
    Authorized {
        auth_id: String,
        order_no: String,
        per_lot: Vec<LotAmount>,
        expires_at: i64,
    },
    Confirmed {
        auth_id: String,
        order_no: String,
        approval_no: String,
        amount: i64,
    },
    Voided {
        auth_id: String,
        order_no: String,
    },
    Expired {
        auth_id: String,
        order_no: String,
    },
    Canceled {
        auth_id: String,
        order_no: String,
        approval_no: String,
        cancel_id: String,
        per_lot: Vec<LotAmount>,
        reason: String,
    },
}

/// A row of the day's list: an approval or a cancel of one lot.
#[derive(Clone, Debug)]
pub(crate) struct Transaction {
    pub(crate) at: i64,
    pub(crate) is_cancel: bool,
    pub(crate) approval_no: String,
    pub(crate) order_no: String,
    pub(crate) part: LotAmount,
}

#[derive(Default)]
pub(crate) struct Wallet {
    pub(crate) lots: HashMap<String, Lot>,
    by_number: HashMap<String, Vec<String>>,
    pub(crate) authorizations: HashMap<String, Authorization>,
    by_order: HashMap<String, Vec<String>>,
    by_approval: HashMap<String, String>,
    deadlines: BTreeSet<(i64, String)>,
    pub(crate) transactions: Vec<Transaction>,
}

impl Wallet {
    /// The lots of a voucher number, if the PIN is right.
    pub(crate) fn lots_of(&self, number: &str, pin: &str) -> Vec<&Lot> {
        let ids = self.by_number.get(number).map_or(&[][..], Vec::as_slice);
        let lots = ids.iter().filter_map(|id| self.lots.get(id));
        lots.filter(|lot| lot.issued.pin == pin).collect()
    }

    /// All authorizations of an order, oldest first.
    pub(crate) fn of_order(
        &self,
        order_no: &str,
    ) -> impl DoubleEndedIterator<Item = &Authorization> {
        let ids = self.by_order.get(order_no).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.authorizations.get(id))
    }

    pub(crate) fn of_approval(&self, approval_no: &str) -> Option<&Authorization> {
        self.authorizations.get(self.by_approval.get(approval_no)?)
    }

    fn change(&mut self, auth_id: &str, at: i64, event: &Event) -> Vec<LotAmount> {
        let Some(authorization) = self.authorizations.get_mut(auth_id) else {
            return Vec::new();
        };
        authorization.apply(at, event);
        self.deadlines
            .remove(&(authorization.expires_at, auth_id.to_owned()));
        authorization.per_lot.clone()
    }

    fn each_lot(&mut self, parts: &[LotAmount], change: impl Fn(&mut Lot, i64)) {
        for part in parts {
            if let Some(lot) = self.lots.get_mut(&part.lot_id) {
                change(lot, part.amount);
            }
        }
    }

    fn book(&mut self, at: i64, is_cancel: bool, approval: (&str, &str), parts: &[LotAmount]) {
        let (approval_no, order_no) = approval;
        self.transactions
            .extend(parts.iter().map(|part| Transaction {
                at,
                is_cancel,
                approval_no: approval_no.to_owned(),
                order_no: order_no.to_owned(),
                part: part.clone(),
            }));
    }
}

impl Fold for Wallet {
    type Event = Event;

    fn apply(&mut self, at: i64, event: &Event) {
        match event {
            Event::Issued { lot } => {
                let of_number = self.by_number.entry(lot.number.clone()).or_default();
                of_number.push(lot.lot_id.clone());
                let remaining = lot.remaining;
                let fresh = Lot {
                    issued: lot.clone(),
                    remaining,
                    held: 0,
                };
                self.lots.insert(lot.lot_id.clone(), fresh);
            }
            Event::Authorized {
                auth_id,
                order_no,
                per_lot,
                expires_at,
            } => {
                self.each_lot(per_lot, |lot, amount| lot.held += amount);
                self.deadlines.insert((*expires_at, auth_id.clone()));
                let of_order = self.by_order.entry(order_no.clone()).or_default();
                of_order.push(auth_id.clone());
                self.authorizations.insert(
                    auth_id.clone(),
                    Authorization {
                        auth_id: auth_id.clone(),
                        order_no: order_no.clone(),
                        status: Status::Authorized,
                        per_lot: per_lot.clone(),
                        authorized_at: at,
                        expires_at: *expires_at,
                        approval: None,
                        canceled: HashMap::new(),
                    },
                );
            }
            Event::Confirmed {
                auth_id,
                order_no,
                approval_no,
                ..
            } => {
                let parts = self.change(auth_id, at, event);
                self.each_lot(&parts, |lot, amount| {
                    lot.held -= amount;
                    lot.remaining -= amount;
                });
                self.by_approval
                    .insert(approval_no.clone(), auth_id.clone());
                self.book(at, false, (approval_no, order_no), &parts);
            }
            Event::Voided { auth_id, .. } | Event::Expired { auth_id, .. } => {
                let parts = self.change(auth_id, at, event);
                self.each_lot(&parts, |lot, amount| lot.held -= amount);
            }
            Event::Canceled {
                auth_id,
                order_no,
                approval_no,
                per_lot,
                ..
            } => {
                self.change(auth_id, at, event);
                self.each_lot(per_lot, |lot, amount| lot.remaining += amount);
                self.book(at, true, (approval_no, order_no), per_lot);
            }
        }
    }

    fn due(&self, now: i64) -> Vec<Event> {
        let passed = self.deadlines.iter().take_while(|(at, _)| *at <= now);
        passed
            .filter_map(|(_, auth_id)| self.authorizations.get(auth_id))
            .map(|authorization| Event::Expired {
                auth_id: authorization.auth_id.clone(),
                order_no: authorization.order_no.clone(),
            })
            .collect()
    }
}
