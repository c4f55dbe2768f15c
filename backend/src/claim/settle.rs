//! Closing a claim once everything outside is back, and its order with it when nothing is left.

use shared::{
    claim::{ClaimStatus, late_interest},
    console::case::CaseKind,
    ids::{ClaimId, OrderNo, TenantId},
    money::Won,
    order::OrderStatus,
    time::{Date, Timestamp},
};

use super::store;
use crate::{
    case,
    db::Conn,
    error::AppError,
    order,
    outbox::{self, Template},
    state::AppState,
};

/// Closes the claim, unless a provider has still to give something back.
pub async fn settle(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    id: &ClaimId,
) -> Result<(), AppError> {
    let Some(claim) = store::find(tx, id).await? else {
        return Ok(());
    };
    // Card and voucher may come back at the same moment: whoever comes later sees both.
    order::store::lock(tx, tenant, &claim.order_no).await?;
    if claim.status()? != ClaimStatus::Refunding || is_open(tx, id).await? {
        return Ok(());
    }
    let (no, now) = (&claim.order_no, state.clock.now());
    let (from, to) = (ClaimStatus::Refunding, ClaimStatus::Refunded);
    if !store::change_status(tx, id, from, to, None).await? {
        return Ok(());
    }
    store::stop_clock(tx, id, now).await?;
    tell_late(tx, state, tenant, (no, id), now).await?;
    let order = order::store::find(tx, tenant, no).await?;
    let ending = match order {
        Some(order) => order.status()? == OrderStatus::CancelRequested,
        None => false,
    };
    if ending {
        if count_refunding(tx, tenant, no).await? == 0 {
            order::finish_cancel(tx, state, tenant, no).await?;
        }
        return Ok(());
    }
    let text = format!("{} 금액을 모두 돌려드렸어요", claim.kind()?.name());
    order::store::add_event(tx, tenant, no, now, to.as_str(), &text).await?;
    outbox::message(tx, state, tenant, Template::Refunded, no).await
}

/// Money that is back after its last day costs interest. No provider pays that, so a person does.
async fn tell_late(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (no, id): (&OrderNo, &ClaimId),
    now: Timestamp,
) -> Result<(), AppError> {
    let refund: Option<(i64, Won)> = sqlx::query_as(
        "select claims.due_on,
                cast(sum(claim_parts.amount) as bigint)
           from claims
           join claim_parts
             on claim_parts.claim_id = claims.id
          where claims.id = $1
            and claims.due_on is not null
          group by claims.due_on",
    )
    .bind(id)
    .fetch_optional(&mut *tx)
    .await?;
    let Some((due_on, total)) = refund else {
        return Ok(());
    };
    let interest = late_interest(total, Date(due_on), now.date());
    if interest.is_zero() {
        return Ok(());
    }
    let text = format!("{total}을 늦게 돌려드려 이자 {interest}을 더 드려야 해요(연 15%).");
    let about = case::About::part(no, id.as_str());
    case::open(tx, state, tenant, CaseKind::LateInterest, about, &text).await
}

async fn is_open(tx: &mut Conn, id: &ClaimId) -> sqlx::Result<bool> {
    let open: i64 = sqlx::query_scalar(
        "select (select count(*)
                   from refunds
                  where claim_id = $1
                    and status = 'REQUESTED')
              + (select count(*)
                   from voucher_refunds
                  where claim_id = $1
                    and status = 'REQUESTED')",
    )
    .bind(id)
    .fetch_one(tx)
    .await?;
    Ok(open > 0)
}

async fn count_refunding(tx: &mut Conn, tenant: &TenantId, no: &OrderNo) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "select count(*)
           from claims
          where tenant_id = $1
            and order_no = $2
            and status = 'REFUNDING'",
    )
    .bind(tenant)
    .bind(no)
    .fetch_one(tx)
    .await
}
