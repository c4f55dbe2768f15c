//! The shopper came back from the provider's page: the attempt is made sure of, then charged.

use shared::{
    error::ErrorCode,
    ids::TenantId,
    order::OrderStatus,
    payment::{AttemptStatus, ConfirmPayment},
};

use super::{
    settle::{Settled, settle},
    store::{self, Change},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order::{self, PAY_WITHIN_MS},
    outside,
    state::AppState,
};

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
        next_check_at: Some(outside::answer_due(state)),
        unsettled_since: Some(now),
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
