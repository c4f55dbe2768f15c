//! One payment: what it was opened for, how far it has come, and the sums that shrink as it is canceled.

use serde::{Deserialize, Serialize};

use crate::card::{book::Event, demo_card::Card, refusal::Code};

/// `READY`: the customer must choose a card within this time.
pub(crate) const WINDOW_MS: i64 = 30 * 60 * 1_000;
/// `IN_PROGRESS`: the shop must confirm within this time.
pub(crate) const CONFIRM_MS: i64 = 10 * 60 * 1_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Status {
    Ready,
    InProgress,
    Done,
    Canceled,
    PartialCanceled,
    Aborted,
    Expired,
}

impl Status {
    /// Money was taken at some time, even if it has been given back since.
    pub(crate) fn was_approved(self) -> bool {
        matches!(self, Self::Done | Self::Canceled | Self::PartialCanceled)
    }
}

/// What the shop asked for when it opened the payment page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Purchase {
    pub(crate) order_id: String,
    pub(crate) order_name: String,
    pub(crate) amount: i64,
    pub(crate) tax_free_amount: i64,
    pub(crate) customer_name: Option<String>,
    pub(crate) success_url: String,
    pub(crate) fail_url: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Cancel {
    pub(crate) transaction_key: String,
    pub(crate) reason: String,
    pub(crate) amount: i64,
    pub(crate) tax_free_amount: i64,
    pub(crate) canceled_at: i64,
    /// What could still be canceled after this one.
    pub(crate) refundable_amount: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct Approval {
    pub(crate) at: i64,
    pub(crate) transaction_key: String,
    pub(crate) approve_no: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) key: String,
    pub(crate) secret: String,
    /// Where receipts and the payment page are served from.
    pub(crate) site: String,
    pub(crate) purchase: Purchase,
    pub(crate) status: Status,
    pub(crate) requested_at: i64,
    /// When it expires by itself, while it can.
    pub(crate) deadline: Option<i64>,
    pub(crate) card: Option<Card>,
    pub(crate) approval: Option<Approval>,
    pub(crate) failure: Option<Code>,
    pub(crate) cancels: Vec<Cancel>,
}

/// What is left of a payment, split as the tax office wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Balance {
    pub(crate) total: i64,
    pub(crate) tax_free: i64,
    pub(crate) vat: i64,
    pub(crate) supplied: i64,
}

impl Payment {
    pub(crate) fn balance(&self) -> Balance {
        let canceled: i64 = self.cancels.iter().map(|cancel| cancel.amount).sum();
        let tax_free: i64 = self
            .cancels
            .iter()
            .map(|cancel| cancel.tax_free_amount)
            .sum();
        Balance::of(
            self.purchase.amount - canceled,
            self.purchase.tax_free_amount - tax_free,
        )
    }

    pub(crate) fn apply(&mut self, at: i64, event: &Event) {
        match event {
            Event::Authenticated { card, .. } => {
                self.status = Status::InProgress;
                self.card = Some(*card);
                self.deadline = Some(at + CONFIRM_MS);
            }
            Event::Aborted { code, .. } => {
                self.status = Status::Aborted;
                self.failure = Some(*code);
                self.deadline = None;
            }
            Event::Expired { .. } => {
                self.status = Status::Expired;
                self.deadline = None;
            }
            Event::Approved {
                transaction_key,
                approve_no,
                ..
            } => {
                self.status = Status::Done;
                self.deadline = None;
                self.approval = Some(Approval {
                    at,
                    transaction_key: transaction_key.clone(),
                    approve_no: approve_no.clone(),
                });
            }
            Event::Canceled { cancel, .. } => {
                self.cancels.push(cancel.clone());
                self.status = match cancel.refundable_amount {
                    0 => Status::Canceled,
                    _ => Status::PartialCanceled,
                };
            }
            Event::Opened { .. } | Event::WebhookSent { .. } => {}
        }
    }
}

impl Balance {
    /// VAT is an eleventh of the taxable part, rounded half up: of 10,000 with 3,000 tax-free it is 636.
    fn of(total: i64, tax_free: i64) -> Self {
        let vat = (2 * (total - tax_free) + 11) / 22;
        Self {
            total,
            tax_free,
            vat,
            supplied: total - tax_free - vat,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_balance_sum_to_it() {
        let vats = [
            (10_000, 0, 909),
            (10_000, 3_000, 636),
            (100, 100, 0),
            (0, 0, 0),
        ];
        for (total, tax_free, vat) in vats {
            let balance = Balance::of(total, tax_free);
            assert_eq!(balance.vat, vat);
            assert_eq!(balance.supplied + balance.vat + balance.tax_free, total);
        }
    }
}
