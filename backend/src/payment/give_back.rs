//! Asking the card provider to give money back, without ever giving it back twice.
//!
//! Every request repeats one idempotency key. A later try asks first what became of the earlier
//! one, because the provider forgets keys after some days.

use shared::{money::Won, time::Timestamp};

use super::{
    card::{self, Payment},
    store::AttemptRow,
};
use crate::{
    db::Conn,
    outside::{Call, Reply},
    state::AppState,
};

/// What is to go back.
#[derive(Debug, Clone, Copy)]
pub(super) struct GiveBack<'a> {
    pub(super) idempotency_key: &'a str,
    pub(super) amount: Won,
    pub(super) tax_free: Won,
    pub(super) reason: &'a str,
}

/// What the provider said, with the calls that were made.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    calls: Vec<Call>,
}

/// Whether the money is back.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is, since then if the provider told.
    Back(Option<Timestamp>),
    /// The provider refuses, with this code.
    Refused(String),
    /// Nobody knows yet.
    Unclear,
}

impl Answer {
    pub(super) async fn store(&self, tx: &mut Conn, attempt: &AttemptRow) -> sqlx::Result<()> {
        for call in &self.calls {
            call.store(tx, &attempt.tenant).await?;
        }
        Ok(())
    }
}

/// Asks for the money, on a later than the `first` try only if it is not back already.
pub(super) async fn give_back(
    state: &AppState,
    attempt: &AttemptRow,
    what: GiveBack<'_>,
    first: bool,
) -> Answer {
    let mut calls = Vec::new();
    if !first {
        let query = card::query(state, &attempt.id).await;
        let told = told(attempt, &query.reply);
        calls.push(query);
        let outcome = match told {
            Some(payment) if payment.is_cancelled() => Some(back(&payment)),
            Some(_) => None,
            None => Some(Outcome::Unclear),
        };
        if let Some(outcome) = outcome {
            return Answer { outcome, calls };
        }
    }
    let key = attempt.provider_key.as_deref().unwrap_or_default();
    let amounts = (what.amount, what.tax_free);
    let cancel = card::cancel(state, key, what.idempotency_key, amounts, what.reason).await;
    let outcome = judge(attempt, what.amount, &cancel.reply);
    calls.push(cancel);
    Answer { outcome, calls }
}

fn judge(attempt: &AttemptRow, amount: Won, reply: &Reply) -> Outcome {
    match reply {
        Reply::Done(_) => match told(attempt, reply) {
            Some(payment) if payment.last_cancel().is_some_and(|(sum, _)| sum == amount) => {
                back(&payment)
            }
            _ => Outcome::Unclear,
        },
        // Whether all of it went back is asked in the next round.
        Reply::Refused { code, .. }
            if matches!(
                code.as_str(),
                "ALREADY_CANCELED_PAYMENT" | "ALREADY_PROCESSED_PAYMENT"
            ) =>
        {
            Outcome::Unclear
        }
        Reply::Refused { .. } if reply.is_about_caller() => Outcome::Unclear,
        Reply::Refused { code, .. } => Outcome::Refused(code.clone()),
        Reply::Unknown => Outcome::Unclear,
    }
}

/// The payment, if the reply is about this attempt and its whole amount.
fn told(attempt: &AttemptRow, reply: &Reply) -> Option<Payment> {
    let Reply::Done(body) = reply else {
        return None;
    };
    Payment::read(body)
        .filter(|payment| payment.order_id == attempt.id && payment.total_amount == attempt.amount)
}

fn back(payment: &Payment) -> Outcome {
    Outcome::Back(payment.last_cancel().map(|(_, at)| at))
}
