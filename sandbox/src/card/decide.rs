//! What the card provider says to an approval and to a cancel, as pure decisions on its book.

use serde::Deserialize;

use crate::{
    card::{
        book::{Book, Event},
        payment::{Cancel, Payment, Status},
        refusal::Code,
        view,
    },
    provider::{Decision, Moment},
    token,
};

/// Cancels of one payment closer together than this are refused but for the first.
const CANCEL_APART_MS: i64 = 1_000;
const LONGEST_REASON: usize = 200;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Confirm {
    pub(crate) payment_key: String,
    pub(crate) order_id: String,
    pub(crate) amount: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CancelRequest {
    cancel_reason: String,
    cancel_amount: Option<i64>,
    tax_free_amount: Option<i64>,
}

pub(crate) fn confirm(book: &Book, moment: Moment, asked: &Confirm) -> Decision<Event> {
    let Some(payment) = book.find(&asked.payment_key) else {
        return Decision::refused(Code::NotFoundPayment);
    };
    if payment.purchase.order_id != asked.order_id || payment.purchase.amount != asked.amount {
        return Decision::refused(Code::ForbiddenRequest);
    }
    if payment.status.was_approved() {
        return Decision::refused(Code::AlreadyProcessedPayment);
    }
    if payment.status != Status::InProgress {
        return Decision::refused(Code::NotFoundPaymentSession);
    }
    if book.is_paid(&asked.order_id) {
        return Decision::refused(Code::DuplicatedOrderId);
    }
    let payment_key = payment.key.clone();
    let order_id = payment.purchase.order_id.clone();
    let refusal = if moment.declined {
        Some(Code::RejectCardCompany)
    } else {
        payment.card.and_then(|card| card.0.refusal)
    };
    if let Some(code) = refusal {
        let aborted = Event::Aborted {
            payment_key,
            order_id,
            code,
        };
        return Decision {
            events: vec![aborted],
            ..Decision::refused(code)
        };
    }
    let approved = Event::Approved {
        payment_key,
        order_id,
        amount: asked.amount,
        transaction_key: token::upper_hex(32),
        approve_no: token::digits(8),
    };
    after(payment, moment, approved)
}

pub(crate) fn cancel(
    book: &Book,
    moment: Moment,
    payment_key: &str,
    asked: &CancelRequest,
) -> Decision<Event> {
    let Some(payment) = book.find(payment_key) else {
        return Decision::refused(Code::NotFoundPayment);
    };
    if payment.status == Status::Canceled {
        return Decision::refused(Code::AlreadyCanceledPayment);
    }
    if moment.declined || !payment.status.was_approved() {
        return Decision::refused(Code::NotCancelablePayment);
    }
    let last = payment.cancels.last();
    if last.is_some_and(|last| moment.now - last.canceled_at < CANCEL_APART_MS) {
        return Decision::not_now(Code::ForbiddenConsecutiveRequest);
    }
    match make_cancel(payment, moment.now, asked) {
        Ok(cancel) => {
            let canceled = Event::Canceled {
                payment_key: payment.key.clone(),
                order_id: payment.purchase.order_id.clone(),
                cancel,
            };
            after(payment, moment, canceled)
        }
        Err(code) => Decision::refused(code),
    }
}

/// The tax-free and the taxable part may each not be canceled beyond what is left of them.
fn make_cancel(payment: &Payment, now: i64, asked: &CancelRequest) -> Result<Cancel, Code> {
    let reason_length = asked.cancel_reason.chars().count();
    if !(1..=LONGEST_REASON).contains(&reason_length) {
        return Err(Code::InvalidRequest);
    }
    let left = payment.balance();
    let amount = asked.cancel_amount.unwrap_or(left.total);
    // The whole rest takes the whole tax-free rest with it; a part is taxable unless it says otherwise.
    let tax_free = match asked.tax_free_amount {
        Some(tax_free) => tax_free,
        None if amount == left.total => left.tax_free,
        None => 0,
    };
    if amount <= 0 || tax_free < 0 || tax_free > amount {
        return Err(Code::InvalidRequest);
    }
    let is_covered = tax_free <= left.tax_free && amount - tax_free <= left.total - left.tax_free;
    if !is_covered {
        return Err(Code::NotCancelableAmount);
    }
    Ok(Cancel {
        transaction_key: token::upper_hex(32),
        reason: asked.cancel_reason.clone(),
        amount,
        tax_free_amount: tax_free,
        canceled_at: now,
        refundable_amount: left.total - amount,
    })
}

/// The event, answered with the payment as it is after it.
fn after(payment: &Payment, moment: Moment, event: Event) -> Decision<Event> {
    let mut payment = payment.clone();
    payment.apply(moment.now, &event);
    Decision::ok(vec![event], view::payment(&payment))
}
