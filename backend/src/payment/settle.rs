//! The one way a payment comes to its end.
//!
//! Steps: the provider's vouchers are authorised, the card is charged last, then one transaction
//! books everything. Each step is written before and after it is taken, so that whoever comes
//! next, the shopper, the webhook or the reconciler, goes on where the last one stopped.

use shared::{
    error::ErrorCode,
    ids::{AttemptId, OrderNo, TenantId},
    order::OrderStatus,
    payment::{AttemptStatus, ConfirmPayment, ConfirmStatus},
};

use super::{
    book, card,
    store::{self, AttemptRow, Change},
    voucher::{self, Authorized},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order::{self, PAY_WITHIN_MS},
    outside::{Call, Reply},
    state::AppState,
};

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

/// Starts charging: the shopper came back from the provider's page. Then settles.
pub(super) async fn confirm(
    state: &AppState,
    tenant: &TenantId,
    request: &ConfirmPayment,
) -> Result<Settled, AppError> {
    state
        .db
        .write(|tx| boxed(begin(tx, state, tenant, request)))
        .await?;
    settle(state, &request.order_id).await
}

async fn begin(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    request: &ConfirmPayment,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let attempt = store::find(tx, &request.order_id)
        .await?
        .filter(|attempt| attempt.tenant == *tenant)
        .ok_or_else(|| AppError::not_found("결제를 찾을 수 없어요."))?;
    if attempt.amount != request.amount {
        return Err(AppError::refused(
            ErrorCode::AmountMismatch,
            "결제 금액이 주문과 달라요. 돈은 빠져나가지 않았어요.",
        ));
    }
    if attempt.status()? != AttemptStatus::Created {
        // Asking twice, or after the webhook: settling tells how it stands.
        return Ok(());
    }
    let order = order::store::find(tx, tenant, &attempt.order_no).await?;
    let payable = match order {
        Some(order) => order.status()? == OrderStatus::PendingPayment && order.pay_until > now,
        None => false,
    };
    if !payable {
        return Err(AppError::refused(
            ErrorCode::WrongState,
            "결제 시간이 지났거나 취소한 주문이에요. 돈은 빠져나가지 않았어요.",
        ));
    }
    // Stock and vouchers stay set aside while the approval is in flight.
    order::store::extend(tx, tenant, &attempt.order_no, now.plus_ms(PAY_WITHIN_MS)).await?;
    let change = Change {
        provider_key: Some(&request.payment_key),
        next_check_at: Some(now.plus_ms(PATIENCE_MS)),
        ..Change::default()
    };
    let (from, to) = (AttemptStatus::Created, AttemptStatus::Approving);
    if store::change_status(tx, &attempt.id, from, to, change).await? {
        Ok(())
    } else {
        Err(AppError::refused(
            ErrorCode::PaymentPending,
            "다른 결제를 확인하고 있어요.",
        ))
    }
}

/// How long a round may take before another one starts: the call's own limit and some more.
const PATIENCE_MS: i64 = 35_000;

/// Goes on with a payment from wherever it is.
pub async fn settle(state: &AppState, id: &AttemptId) -> Result<Settled, AppError> {
    let attempt = load(state, id).await?;
    match attempt.status()? {
        AttemptStatus::Approving | AttemptStatus::Unknown => charge(state, &attempt).await?,
        AttemptStatus::Approved => book::approved(state, &attempt).await?,
        AttemptStatus::Voiding => super::void_card(state, id).await.map(|_| ())?,
        _ => {}
    }
    report(&load(state, id).await?)
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
        Authorized::Unknown => return unknown(state, attempt, None).await,
        Authorized::Refused => {
            let message = "상품권 잔액이 부족해요. 카드는 결제하지 않았어요.";
            return decline(state, attempt, None, message).await;
        }
    }
    // Only the first round may take the attempt for new; later ones ask before they repeat.
    let call = if attempt.status()? == AttemptStatus::Approving && attempt.tries == 0 {
        confirm_card(state, attempt).await
    } else {
        card::query(state, &attempt.id).await
    };
    judge(state, attempt, call).await
}

async fn confirm_card(state: &AppState, attempt: &AttemptRow) -> Call {
    card::confirm(
        state,
        attempt,
        attempt.provider_key.as_deref().unwrap_or_default(),
    )
    .await
}

/// Acts on the provider's word. What is unclear is asked for once more before it stays unknown.
async fn judge(state: &AppState, attempt: &AttemptRow, call: Call) -> Result<(), AppError> {
    match call.reply.clone() {
        Reply::Done(body) => match card::Payment::read(body) {
            Some(payment) if payment.order_id == attempt.id => {
                told(state, attempt, call, &payment).await
            }
            _ => unknown(state, attempt, Some(call)).await,
        },
        Reply::Refused { code, .. } if code == "ALREADY_PROCESSED_PAYMENT" => {
            let query = card::query(state, &attempt.id).await;
            match query.reply.clone() {
                Reply::Done(body) => match card::Payment::read(body) {
                    Some(payment) => told(state, attempt, query, &payment).await,
                    None => unknown(state, attempt, Some(query)).await,
                },
                _ => unknown(state, attempt, Some(query)).await,
            }
        }
        Reply::Refused { code, message } if is_final(&code) => {
            decline(state, attempt, Some(&call), &message).await
        }
        Reply::Refused { .. } | Reply::Unknown => unknown(state, attempt, Some(call)).await,
    }
}

/// Acts on the state that the provider tells.
async fn told(
    state: &AppState,
    attempt: &AttemptRow,
    call: Call,
    payment: &card::Payment,
) -> Result<(), AppError> {
    match payment.status.as_str() {
        "DONE" if payment.total_amount == attempt.amount => {
            book::charged(state, attempt, &call, payment).await
        }
        "ABORTED" | "EXPIRED" | "CANCELED" => {
            decline(state, attempt, Some(&call), &payment.failure()).await
        }
        // Authenticated but not charged: the first call did not reach the provider.
        "IN_PROGRESS" => {
            let again = confirm_card(state, attempt).await;
            match again.reply.clone() {
                Reply::Done(body) => match card::Payment::read(body) {
                    Some(payment)
                        if payment.status == "DONE" && payment.total_amount == attempt.amount =>
                    {
                        book::charged(state, attempt, &again, &payment).await
                    }
                    _ => unknown(state, attempt, Some(again)).await,
                },
                Reply::Refused { code, message } if is_final(&code) => {
                    decline(state, attempt, Some(&again), &message).await
                }
                _ => unknown(state, attempt, Some(again)).await,
            }
        }
        _ => unknown(state, attempt, Some(call)).await,
    }
}

/// Refusals after which the provider will not charge this payment any more.
fn is_final(code: &str) -> bool {
    !matches!(
        code,
        "ALREADY_PROCESSED_PAYMENT" | "PROVIDER_ERROR" | "UNAUTHORIZED_KEY" | "INVALID_API_KEY"
    )
}

async fn decline(
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<&Call>,
    message: &str,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(decline_in(tx, state, attempt, call, message)))
        .await
}

async fn decline_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<&Call>,
    message: &str,
) -> Result<(), AppError> {
    let (tenant, no, now) = (&attempt.tenant, &attempt.order_no, state.clock.now());
    if let Some(call) = call {
        call.store(tx, tenant).await?;
    }
    let change = Change {
        message: Some(message),
        ..Change::default()
    };
    let to = AttemptStatus::Declined;
    if store::change_status(tx, &attempt.id, attempt.status()?, to, change).await? {
        let text = format!("카드 결제가 승인되지 않았어요: {message}");
        order::store::add_event(tx, tenant, no, now, "DECLINED", &text).await?;
        voucher::give_up(tx, state, tenant, no).await?;
    }
    Ok(())
}

/// Nobody knows yet: the reconciler asks again, less and less often.
async fn unknown(
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<Call>,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(unknown_in(tx, state, attempt, call.as_ref())))
        .await
}

async fn unknown_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<&Call>,
) -> Result<(), AppError> {
    if let Some(call) = call {
        call.store(tx, &attempt.tenant).await?;
    }
    let next = state.clock.now().plus_ms(back_off_ms(attempt.tries));
    if attempt.status()? == AttemptStatus::Approving {
        let change = Change {
            next_check_at: Some(next),
            ..Change::default()
        };
        let (from, to) = (AttemptStatus::Approving, AttemptStatus::Unknown);
        store::change_status(tx, &attempt.id, from, to, change).await?;
    }
    store::postpone(tx, &attempt.id, next).await?;
    Ok(())
}

/// 5 s, 15 s, 1 min, 5 min, 15 min, then every hour.
pub(super) fn back_off_ms(tries: i64) -> i64 {
    match tries {
        0 => 5_000,
        1 => 15_000,
        2 => 60_000,
        3 => 300_000,
        4 => 900_000,
        _ => 3_600_000,
    }
}

/// Settles an order that vouchers of the provider cover wholly.
pub async fn settle_without_card(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
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
            state
                .db
                .write(|tx| boxed(book::fail(tx, state, tenant, no)))
                .await?;
            Err(crate::voucher::insufficient())
        }
    }
}
