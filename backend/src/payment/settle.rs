//! The one way a payment comes to its end.
//!
//! Steps: the provider's vouchers are authorised, the card is charged last, then one transaction
//! books everything. Each step is written before and after it is taken, so that whoever comes
//! next, the shopper, the webhook or the reconciler, goes on where the last one stopped.

use shared::{
    ids::{AttemptId, OrderNo, TenantId},
    order::OrderStatus,
    payment::{AttemptStatus, ConfirmStatus},
};

use super::{
    book, card,
    store::{self, AttemptRow},
    unpaid::{decline, unknown},
    verdict::{Verdict, judge},
    void::{look_again, void_card},
    voucher::{self, Authorized},
};
use crate::{
    db::boxed, error::AppError, order, outside::Call, state::AppState, voucher::insufficient,
};

/// How often the provider is asked in one round: confirming may lead to asking, and that to
/// confirming again.
const QUESTIONS: usize = 3;

/// How a payment stands after a round of settling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The order.
    pub order_no: OrderNo,
    /// How it stands.
    pub status: ConfirmStatus,
    /// The provider's reason for a refusal.
    pub message: Option<String>,
}

/// Goes on with a payment from wherever it is.
pub async fn settle(state: &AppState, id: &AttemptId) -> Result<Settled, AppError> {
    let attempt = load(state, id).await?;
    match attempt.status()? {
        AttemptStatus::Approving | AttemptStatus::Unknown => charge(state, &attempt).await?,
        AttemptStatus::Approved => book::approved(state, &attempt).await?,
        AttemptStatus::Voiding => void_again(state, &attempt).await?,
        AttemptStatus::Declined | AttemptStatus::Abandoned => look_again(state, &attempt).await?,
        AttemptStatus::Created | AttemptStatus::Booked | AttemptStatus::Voided => {}
    }
    report(&load(state, id).await?)
}

/// The outbox sends the charge back, too; whoever comes first.
async fn void_again(state: &AppState, attempt: &AttemptRow) -> Result<(), AppError> {
    if !void_card(state, &attempt.id, attempt.tries == 0).await? {
        unknown(state, attempt, &[]).await?;
    }
    Ok(())
}

async fn load(state: &AppState, id: &AttemptId) -> Result<AttemptRow, AppError> {
    let mut conn = state.db.read().await?;
    let attempt = store::find(&mut conn, id).await?;
    attempt.ok_or_else(|| AppError::not_found("결제를 찾을 수 없어요."))
}

fn report(attempt: &AttemptRow) -> Result<Settled, AppError> {
    let status = match attempt.status()? {
        AttemptStatus::Booked => ConfirmStatus::Paid,
        AttemptStatus::Declined | AttemptStatus::Abandoned => ConfirmStatus::Declined,
        AttemptStatus::Voiding | AttemptStatus::Voided => ConfirmStatus::Voided,
        _ => ConfirmStatus::Confirming,
    };
    let message = (!attempt.message.is_empty()).then(|| attempt.message.clone());
    Ok(Settled {
        order_no: attempt.order_no.clone(),
        status,
        message,
    })
}

/// Authorises the provider's vouchers, then charges the card.
async fn charge(state: &AppState, attempt: &AttemptRow) -> Result<(), AppError> {
    match voucher::authorize(state, &attempt.tenant, &attempt.order_no).await? {
        Authorized::Ready => {}
        Authorized::Unknown => return unknown(state, attempt, &[]).await,
        Authorized::Refused => {
            let message = "상품권 잔액이 부족해요. 카드는 결제하지 않았어요.";
            return decline(state, attempt, &[], message).await;
        }
    }
    // Only the first round may take the attempt for new; later ones ask before they repeat.
    let mut calls = vec![
        if attempt.status()? == AttemptStatus::Approving && attempt.tries == 0 {
            confirm_card(state, attempt).await
        } else {
            card::query(state, &attempt.id).await
        },
    ];
    while let Some(last) = calls.last() {
        let next = match judge(&attempt.id, attempt.amount, &last.reply) {
            Verdict::Charged(payment) => {
                return book::charged(state, attempt, &calls, &payment).await;
            }
            Verdict::Declined(message) => {
                return decline(state, attempt, &calls, &message).await;
            }
            _ if calls.len() > QUESTIONS => break,
            Verdict::NotCharged => confirm_card(state, attempt).await,
            Verdict::Processed => card::query(state, &attempt.id).await,
            Verdict::Unclear => break,
        };
        calls.push(next);
    }
    unknown(state, attempt, &calls).await
}

async fn confirm_card(state: &AppState, attempt: &AttemptRow) -> Call {
    let key = attempt.provider_key.as_deref().unwrap_or_default();
    card::confirm(state, attempt, key).await
}

/// Settles an order that vouchers of the provider cover wholly. Repeating it asks for nothing that
/// an earlier round has decided.
pub async fn settle_without_card(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    let order = {
        let mut conn = state.db.read().await?;
        order::store::find(&mut conn, tenant, no).await?
    };
    let order = order.ok_or_else(|| AppError::not_found("주문을 찾을 수 없어요."))?;
    match order.status()? {
        OrderStatus::PendingPayment => {}
        OrderStatus::Failed => return Err(insufficient()),
        _ => return Ok(()),
    }
    match voucher::authorize(state, tenant, no).await? {
        Authorized::Ready => {
            state
                .db
                .write(|tx| boxed(book::book_without_card(tx, state, tenant, no)))
                .await
        }
        Authorized::Unknown => Err(AppError::Unavailable(anyhow::anyhow!(
            "the voucher provider did not answer for order {no}"
        ))),
        Authorized::Refused => {
            let text = "상품권으로 결제하지 못해 주문을 닫았어요";
            let failed = OrderStatus::Failed;
            state
                .db
                .write(|tx| boxed(order::end_unpaid(tx, state, tenant, no, failed, text)))
                .await?;
            Err(insufficient())
        }
    }
}
