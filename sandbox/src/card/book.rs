//! The card provider's memory: every payment, and the webhooks that are still to be sent.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::{
    card::{
        demo_card::Card,
        payment::{Cancel, Payment, Purchase, Status, WINDOW_MS},
        refusal::Code,
        view,
        webhook::{Outcome, Webhook},
    },
    journal::Fold,
};

/// What the log says. Order and amount are repeated so that a line can be read by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub(crate) enum Event {
    Opened {
        payment_key: String,
        secret: String,
        site: String,
        #[serde(flatten)]
        purchase: Purchase,
    },
    Authenticated {
        payment_key: String,
        order_id: String,
        card: Card,
    },
    Aborted {
        payment_key: String,
        order_id: String,
        code: Code,
    },
    Expired {
        payment_key: String,
        order_id: String,
    },
    Approved {
        payment_key: String,
        order_id: String,
        amount: i64,
        transaction_key: String,
        approve_no: String,
    },
    Canceled {
        payment_key: String,
        order_id: String,
        #[serde(flatten)]
        cancel: Cancel,
    },
    WebhookSent {
        webhook_id: u64,
        payment_key: String,
        outcome: Outcome,
    },
}

#[derive(Default)]
pub(crate) struct Book {
    payments: HashMap<String, Payment>,
    by_order: HashMap<String, Vec<String>>,
    /// Approvals and cancels in the order they happened, as (moment, payment key, which cancel).
    pub(crate) transactions: Vec<(i64, String, Option<usize>)>,
    deadlines: BTreeSet<(i64, String)>,
    pub(crate) webhooks: BTreeMap<u64, Webhook>,
    webhooks_made: u64,
}

impl Book {
    pub(crate) fn find(&self, payment_key: &str) -> Option<&Payment> {
        self.payments.get(payment_key)
    }

    /// The payment that an order number stands for: the approved one, else one under way, else the newest.
    pub(crate) fn find_by_order(&self, order_id: &str) -> Option<&Payment> {
        let of_order = || self.of_order(order_id).rev();
        of_order()
            .find(|payment| payment.status.was_approved())
            .or_else(|| of_order().find(|payment| payment.status == Status::InProgress))
            .or_else(|| of_order().next())
    }

    /// Money has been taken for this order once, by whichever attempt.
    pub(crate) fn is_paid(&self, order_id: &str) -> bool {
        self.of_order(order_id)
            .any(|payment| payment.status.was_approved())
    }

    /// All attempts at an order, oldest first.
    fn of_order(&self, order_id: &str) -> impl DoubleEndedIterator<Item = &Payment> {
        let keys = self.by_order.get(order_id).map_or(&[][..], Vec::as_slice);
        keys.iter().filter_map(|key| self.payments.get(key))
    }

    /// When the next payment expires by itself.
    pub(crate) fn next_deadline(&self) -> Option<i64> {
        self.deadlines.first().map(|(at, _)| *at)
    }

    fn open(&mut self, payment: Payment) {
        let order = self.by_order.entry(payment.purchase.order_id.clone());
        order.or_default().push(payment.key.clone());
        self.payments.insert(payment.key.clone(), payment);
    }

    fn tell_shop(&mut self, payment_key: &str, at: i64) {
        let Some(payment) = self.payments.get(payment_key) else {
            return;
        };
        let webhook = Webhook::new(payment_key, view::webhook(payment, at), at);
        self.webhooks_made += 1;
        self.webhooks.insert(self.webhooks_made, webhook);
    }

    fn change(&mut self, payment_key: &str, at: i64, event: &Event) {
        let Some(payment) = self.payments.get_mut(payment_key) else {
            return;
        };
        let before = payment.deadline;
        payment.apply(at, event);
        let after = payment.deadline;
        if let Some(deadline) = before {
            self.deadlines.remove(&(deadline, payment_key.to_owned()));
        }
        if let Some(deadline) = after {
            self.deadlines.insert((deadline, payment_key.to_owned()));
        }
    }
}

impl Fold for Book {
    type Event = Event;

    fn apply(&mut self, at: i64, event: &Event) {
        match event {
            Event::Opened {
                payment_key,
                secret,
                site,
                purchase,
            } => {
                let deadline = at + WINDOW_MS;
                self.deadlines.insert((deadline, payment_key.clone()));
                self.open(Payment {
                    key: payment_key.clone(),
                    secret: secret.clone(),
                    site: site.clone(),
                    purchase: purchase.clone(),
                    status: Status::Ready,
                    requested_at: at,
                    deadline: Some(deadline),
                    card: None,
                    approval: None,
                    failure: None,
                    cancels: Vec::new(),
                });
            }
            Event::Authenticated { payment_key, .. } => self.change(payment_key, at, event),
            Event::Aborted { payment_key, .. } | Event::Expired { payment_key, .. } => {
                self.change(payment_key, at, event);
                self.tell_shop(payment_key, at);
            }
            Event::Approved { payment_key, .. } => {
                self.change(payment_key, at, event);
                self.transactions.push((at, payment_key.clone(), None));
                self.tell_shop(payment_key, at);
            }
            Event::Canceled { payment_key, .. } => {
                self.change(payment_key, at, event);
                let nth = self
                    .find(payment_key)
                    .map(|payment| payment.cancels.len() - 1);
                self.transactions.push((at, payment_key.clone(), nth));
                self.tell_shop(payment_key, at);
            }
            Event::WebhookSent {
                webhook_id,
                outcome,
                ..
            } => {
                let webhook = self.webhooks.get_mut(webhook_id);
                if webhook.is_some_and(|webhook| webhook.is_over_after(*outcome, at)) {
                    self.webhooks.remove(webhook_id);
                }
            }
        }
    }

    fn due(&self, now: i64) -> Vec<Event> {
        let passed = self.deadlines.iter().take_while(|(at, _)| *at <= now);
        passed
            .filter_map(|(_, key)| self.payments.get(key))
            .map(|payment| Event::Expired {
                payment_key: payment.key.clone(),
                order_id: payment.purchase.order_id.clone(),
            })
            .collect()
    }
}
