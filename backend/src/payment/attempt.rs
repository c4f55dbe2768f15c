//! Opening and abandoning attempts.

use shared::{
    error::ErrorCode,
    ids::{AttemptId, OrderNo, TenantId},
    money::Won,
    order::OrderStatus,
    payment::PaymentRequest,
};

use super::{
    card,
    store::{self, NewAttempt},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order::{self, PAY_WITHIN_MS},
    state::AppState,
};

/// Writes an attempt down and answers where to pay.
pub async fn new_attempt(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    origin: &str,
    no: &OrderNo,
    (amount, tax_free): (Won, Won),
) -> Result<PaymentRequest, AppError> {
    let id = AttemptId(state.ids.id("pay"));
    let attempt = NewAttempt {
        tenant,
        id: &id,
        order_no: no,
        amount,
        tax_free,
        provider_idem: &state.ids.id("idem"),
        now: state.clock.now(),
    };
    store::insert(tx, &attempt).await?;
    let row = store::find(tx, &id).await?;
    let row = row.ok_or_else(|| AppError::internal(anyhow::anyhow!("attempt {id} is gone")))?;
    let token = order::token::mint(&state.key, tenant, no, state.clock.now());
    let name = order_name(tx, tenant, no).await?;
    let url = card::payment_url(state, &row, &name, origin, &token);
    Ok(PaymentRequest {
        attempt: id,
        amount,
        url,
    })
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
    let request = new_attempt(tx, state, tenant, origin, no, (order.card, tax_free)).await?;
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

async fn order_name(tx: &mut Conn, tenant: &TenantId, no: &OrderNo) -> Result<String, AppError> {
    #[derive(serde::Deserialize)]
    struct Named {
        name: String,
    }
    let lines: Vec<String> = sqlx::query_scalar(
        "select content
           from order_places
          where tenant_id = $1
            and order_no = $2
            and kind = 'LINE'
          order by place",
    )
    .bind(tenant)
    .bind(no)
    .fetch_all(tx)
    .await?;
    let first: Option<Named> = match lines.first() {
        Some(content) => serde_json::from_str(content).map_err(AppError::internal)?,
        None => None,
    };
    let first = first.map(|line| line.name).unwrap_or_default();
    Ok(card::order_name(&first, lines.len().saturating_sub(1), no))
}
