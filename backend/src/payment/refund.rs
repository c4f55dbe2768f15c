//! Giving the card money of a paid order back.

use shared::{
    console::case::CaseKind,
    ids::{AttemptId, ClaimId, OrderNo, TenantId},
    money::Won,
};

use super::{
    give_back::{Answer, GiveBack, Outcome, give_back},
    store::{self, AttemptRow},
};
use crate::{
    case, claim,
    db::{Conn, boxed},
    error::AppError,
    order,
    outbox::{self, Topic},
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
pub async fn refund_card(state: &AppState, id: &str, first: bool) -> Result<bool, AppError> {
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
    let attempt = attempt
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("the attempt of refund {id} is gone")))?;
    let what = GiveBack {
        idempotency_key: &refund.provider_idem,
        amount: refund.amount,
        tax_free: refund.tax_free,
        reason: &refund.reason,
    };
    failpoint!(RefundSending);
    let answer = give_back(state, &attempt, what, first).await;
    failpoint!(RefundAnswered);
    state
        .db
        .write(|tx| boxed(refunded(tx, state, id, &refund, &attempt, &answer)))
        .await?;
    failpoint!(RefundCommitted);
    Ok(matches!(answer.outcome, Outcome::Back(_)))
}

async fn refunded(
    tx: &mut Conn,
    state: &AppState,
    id: &str,
    refund: &RefundRow,
    attempt: &AttemptRow,
    answer: &Answer,
) -> Result<(), AppError> {
    // The voucher may be on its way back at the same time, and the later one closes the order.
    order::store::lock(tx, &refund.tenant, &refund.order_no).await?;
    answer.store(tx, attempt).await?;
    let now = state.clock.now();
    let done_at = match &answer.outcome {
        Outcome::Back(at) => at.unwrap_or(now),
        Outcome::Refused(code) => return refused(tx, state, id, refund, code).await,
        Outcome::Unclear => return Ok(()),
    };
    let changed = sqlx::query(
        "update refunds
            set status = 'DONE',
                done_at = $2
          where id = $1
            and status = 'REQUESTED'",
    )
    .bind(id)
    .bind(done_at)
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

async fn refused(
    tx: &mut Conn,
    state: &AppState,
    id: &str,
    refund: &RefundRow,
    code: &str,
) -> Result<(), AppError> {
    let amount = refund.amount;
    let text = format!("카드사가 {amount}을 돌려주지 않겠다고 했어요({code}).");
    let about = case::About::part(&refund.order_no, id);
    let kind = CaseKind::RefundRefused;
    case::open(tx, state, &refund.tenant, kind, about, &text).await
}
