//! Cancelling a whole order: unpaid at once, paid as a claim of everything that is left.

use shared::{
    error::ErrorCode,
    ids::{OrderNo, TenantId},
    order::OrderStatus,
};

use super::{release::end_unpaid, store};
use crate::{
    claim,
    db::{Conn, boxed},
    error::AppError,
    outbox::{self, Template},
    state::AppState,
};

/// Cancels the order, or says why it cannot be.
pub(super) async fn cancel(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    reason: &str,
) -> Result<(), AppError> {
    failpoint!(CancelAsked);
    state
        .db
        .write(|tx| boxed(cancel_in(tx, state, tenant, no, reason)))
        .await?;
    failpoint!(CancelCommitted);
    outbox::wake(state);
    Ok(())
}

async fn cancel_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    reason: &str,
) -> Result<(), AppError> {
    let order = store::find(tx, tenant, no)
        .await?
        .ok_or_else(|| AppError::not_found("주문을 찾을 수 없어요."))?;
    match order.status()? {
        OrderStatus::PendingPayment => cancel_unpaid(tx, state, tenant, no).await,
        OrderStatus::Paid => claim::cancel_rest(tx, state, tenant, no, reason).await,
        // Asking twice is not a mistake.
        OrderStatus::CancelRequested | OrderStatus::Cancelled => Ok(()),
        OrderStatus::Expired | OrderStatus::Failed => Err(wrong_state("이미 끝난 주문이에요.")),
    }
}

async fn cancel_unpaid(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    let text = "결제 전에 주문을 취소했어요";
    if end_unpaid(tx, state, tenant, no, OrderStatus::Cancelled, text).await? {
        Ok(())
    } else {
        Err(changed_meanwhile())
    }
}

/// Closes a cancelled order once everything outside is back, too.
pub async fn finish(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let (from, to) = (OrderStatus::CancelRequested, OrderStatus::Cancelled);
    if store::change_status(tx, tenant, no, from, to, now).await? {
        let text = "취소가 끝나 모두 돌려드렸어요";
        store::add_event(tx, tenant, no, now, to.as_str(), text).await?;
        outbox::message(tx, state, tenant, Template::Cancelled, no).await?;
        failpoint!(CancelFinished);
    }
    Ok(())
}

/// Somebody was faster.
pub fn changed_meanwhile() -> AppError {
    wrong_state("그사이 주문이 바뀌었어요. 새로 고쳐 확인해 주세요.")
}

fn wrong_state(text: &str) -> AppError {
    AppError::refused(ErrorCode::WrongState, text)
}
