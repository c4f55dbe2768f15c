//! Opening and abandoning attempts.

use shared::{
    error::ErrorCode,
    ids::{AttemptId, OrderNo, TenantId},
    money::Won,
    order::OrderStatus,
    payment::{AttemptStatus, PaymentRequest},
};

use super::{
    card,
    store::{self, NewAttempt},
};
use crate::{
    db::{Conn, boxed, insert_all},
    error::AppError,
    order::{self, PAY_WITHIN_MS},
    state::AppState,
};

/// An attempt to be written down.
pub(crate) fn new_attempt(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    (amount, tax_free): (Won, Won),
) -> NewAttempt {
    NewAttempt {
        tenant: tenant.clone(),
        id: AttemptId(state.ids.id("pay")),
        no: no.clone(),
        provider: "card",
        amount,
        tax_free,
        provider_idem: state.ids.id("idem"),
        status: AttemptStatus::Created.as_str(),
        created_at: state.clock.now(),
    }
}

/// Where to pay. `lines` are the names of what is bought.
pub(crate) fn request<'a>(
    state: &AppState,
    attempt: &NewAttempt,
    origin: &str,
    mut lines: impl ExactSizeIterator<Item = &'a str>,
) -> PaymentRequest {
    let more = lines.len().saturating_sub(1);
    let name = card::order_name(lines.next().unwrap_or_default(), more, &attempt.no);
    let token = order::token::mint(&state.key, &attempt.tenant, &attempt.no, attempt.created_at);
    PaymentRequest {
        attempt: attempt.id.clone(),
        amount: attempt.amount,
        url: card::payment_url(state, attempt, &name, origin, &token),
    }
}

/// Opens another attempt of an unpaid order and gives it the time to pay again.
pub async fn pay_again(
    state: &AppState,
    tenant: &TenantId,
    origin: &str,
    no: &OrderNo,
) -> Result<PaymentRequest, AppError> {
    let request = state
        .db
        .write(|tx| boxed(pay_again_in(tx, state, tenant, origin, no)))
        .await?;
    failpoint!(PayAgainCommitted);
    Ok(request)
}

async fn pay_again_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    origin: &str,
    no: &OrderNo,
) -> Result<PaymentRequest, AppError> {
    let now = state.clock.now();
    let order = order::store::find(tx, tenant, no)
        .await?
        .ok_or_else(|| AppError::not_found("주문을 찾을 수 없어요."))?;
    if order.status()? != OrderStatus::PendingPayment || order.pay_until <= now {
        return Err(AppError::refused(
            ErrorCode::WrongState,
            "결제할 수 있는 주문이 아니에요.",
        ));
    }
    order::store::extend(tx, tenant, no, now.plus_ms(PAY_WITHIN_MS)).await?;
    if order.card.is_zero() || !abandon(tx, tenant, no).await? {
        return Err(AppError::refused(
            ErrorCode::PaymentPending,
            "앞선 결제를 확인하고 있어요. 잠시만 기다려 주세요.",
        ));
    }
    let tax_free: Won = sqlx::query_scalar(
        "select tax_free
           from payment_attempts
          where tenant_id = $1
            and order_no = $2
          order by created_at, id
          limit 1",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(&mut *tx)
    .await?;
    let attempt = new_attempt(state, tenant, no, (order.card, tax_free));
    let lines = order::line_names(tx, tenant, no).await?;
    let request = request(state, &attempt, origin, lines.iter().map(String::as_str));
    insert_all(tx, &[attempt]).await?;
    failpoint!(PayAgainWritten);
    Ok(request)
}

/// Gives up the attempts that the provider was not asked to charge. `false`: one is in flight.
pub async fn abandon(tx: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<bool> {
    sqlx::query(
        "update payment_attempts
            set status = 'ABANDONED',
                version = version + 1,
                next_check_at = null
          where tenant_id = $1
            and order_no = $2
            and status = 'CREATED'",
    )
    .bind(tenant)
    .bind(no)
    .execute(&mut *tx)
    .await?;
    Ok(!store::is_confirming(tx, tenant, no).await?)
}
