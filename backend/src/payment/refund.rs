//! Giving card money back: a paid order that is cancelled, and a charge without an order.

use shared::{
    ids::{AttemptId, ClaimId, OrderNo, TenantId},
    money::Won,
    payment::AttemptStatus,
};

use super::{
    card,
    store::{self, AttemptRow, Change},
};
use crate::{
    claim,
    db::{Conn, boxed},
    error::AppError,
    order,
    outbox::{self, Topic},
    outside::{Call, Reply},
    state::AppState,
};

/// Writes down what a claim gives back to the card, and the tax-free part of it.
pub async fn refund(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    claim: &ClaimId,
    (amount, tax_free): (Won, Won),
    reason: &str,
) -> Result<(), AppError> {
    let attempt = store::find_booked(tx, tenant, no).await?;
    let attempt = attempt.ok_or_else(|| {
        AppError::internal(anyhow::anyhow!("the card payment of order {no} is gone"))
    })?;
    let id = state.ids.id("rfd");
    let reason = if reason.is_empty() {
        "고객 취소"
    } else {
        reason
    };
    sqlx::query(
        "insert into refunds
                (tenant_id, id, order_no, claim_id, attempt_id, amount, tax_free, provider_idem,
                 reason, status, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'REQUESTED', $10)",
    )
    .bind(tenant)
    .bind(&id)
    .bind(no)
    .bind(claim)
    .bind(&attempt.id)
    .bind(amount)
    .bind(tax_free)
    .bind(format!("refund-{id}"))
    .bind(reason)
    .bind(state.clock.now())
    .execute(&mut *tx)
    .await?;
    outbox::add(tx, state, tenant, Topic::RefundCard, &id, "{}").await
}

#[derive(Debug, Clone, sqlx::FromRow)]
struct RefundRow {
    #[sqlx(rename = "tenant_id")]
    tenant: TenantId,
    order_no: OrderNo,
    claim_id: ClaimId,
    attempt_id: AttemptId,
    amount: Won,
    tax_free: Won,
    provider_idem: String,
    reason: String,
}

/// Sends a refund to the provider and closes the claim when all is back. `false`: not yet.
pub async fn refund_card(state: &AppState, id: &str) -> Result<bool, AppError> {
    let (refund, attempt) = {
        let mut conn = state.db.read().await?;
        let refund: Option<RefundRow> = sqlx::query_as(
            "select tenant_id,
                    order_no,
                    claim_id,
                    attempt_id,
                    amount,
                    tax_free,
                    provider_idem,
                    reason
               from refunds
              where id = $1
                and status = 'REQUESTED'",
        )
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
        let Some(refund) = refund else {
            return Ok(true);
        };
        let attempt = store::find(&mut conn, &refund.attempt_id).await?;
        (refund, attempt)
    };
    let key = attempt
        .and_then(|attempt| attempt.provider_key)
        .unwrap_or_default();
    let amounts = (refund.amount, refund.tax_free);
    let call = card::cancel(state, &key, &refund.provider_idem, amounts, &refund.reason).await;
    let done = is_back(&call);
    state
        .db
        .write(|tx| boxed(refunded(tx, state, id, &refund, &call, done)))
        .await?;
    Ok(done)
}

async fn refunded(
    tx: &mut Conn,
    state: &AppState,
    id: &str,
    refund: &RefundRow,
    call: &Call,
    done: bool,
) -> Result<(), AppError> {
    call.store(tx, &refund.tenant).await?;
    if !done {
        return Ok(());
    }
    let now = state.clock.now();
    let changed = sqlx::query(
        "update refunds
            set status = 'DONE',
                done_at = $2
          where id = $1
            and status = 'REQUESTED'",
    )
    .bind(id)
    .bind(now)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if changed == 1 {
        let text = format!("카드로 {}을 돌려드렸어요", refund.amount);
        let (tenant, no) = (&refund.tenant, &refund.order_no);
        order::store::add_event(tx, tenant, no, now, "REFUNDED", &text).await?;
        claim::settle(tx, state, tenant, &refund.claim_id).await?;
    }
    Ok(())
}

/// Sends the money of a charge back that has no order. `false`: not yet.
pub async fn void_card(state: &AppState, id: &AttemptId) -> Result<bool, AppError> {
    let attempt = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, id).await?
    };
    let Some(attempt) = attempt else {
        return Ok(true);
    };
    if attempt.status()? != AttemptStatus::Voiding {
        return Ok(true);
    }
    let key = attempt.provider_key.clone().unwrap_or_default();
    let amounts = (attempt.amount, attempt.tax_free);
    let call = card::cancel(state, &key, &format!("void-{id}"), amounts, "주문 불가").await;
    let done = is_back(&call);
    state
        .db
        .write(|tx| boxed(voided(tx, state, &attempt, &call, done)))
        .await?;
    Ok(done)
}

async fn voided(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    call: &Call,
    done: bool,
) -> Result<(), AppError> {
    call.store(tx, &attempt.tenant).await?;
    let (from, to) = (AttemptStatus::Voiding, AttemptStatus::Voided);
    if done && store::change_status(tx, &attempt.id, from, to, Change::default()).await? {
        let text = "카드 결제를 되돌렸어요";
        let (tenant, no) = (&attempt.tenant, &attempt.order_no);
        order::store::add_event(tx, tenant, no, state.clock.now(), "VOIDED", text).await?;
    }
    Ok(())
}

/// The money is back when the provider says so, now or before.
fn is_back(call: &Call) -> bool {
    match &call.reply {
        Reply::Done(_) => true,
        Reply::Refused { code, .. } => code == "ALREADY_CANCELED_PAYMENT",
        Reply::Unknown => false,
    }
}
