//! Money whose outcome stays open: after ten minutes somebody is alarmed, after a day a person has
//! to settle it.

use std::fmt::Write;

use shared::{
    console::case::CaseKind,
    ids::{OrderNo, TenantId},
    time::Timestamp,
};

use crate::{
    case,
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

const ALARM_MS: i64 = 10 * 60_000;
const CASE_MS: i64 = 24 * 60 * 60_000;

/// What is open for too long.
#[derive(Debug, Clone, sqlx::FromRow)]
struct Overdue {
    #[sqlx(rename = "tenant_id")]
    tenant: TenantId,
    id: String,
    #[sqlx(rename = "ref")]
    reference: String,
    #[sqlx(rename = "order_no")]
    order: Option<OrderNo>,
    what: String,
    since: Timestamp,
}

/// Raises the alarm once for each payment, refund or void that is open for ten minutes, and opens
/// a case for each that is open for a day.
pub async fn tell_overdue(state: &AppState) -> Result<(), AppError> {
    let now = state.clock.now();
    for overdue in list(state, now.plus_ms(-ALARM_MS), "alarmed_at is null").await? {
        let first = state.db.write(|tx| boxed(alarm(tx, &overdue, now)));
        if first.await? {
            let Overdue {
                tenant,
                reference,
                what,
                since,
                ..
            } = &overdue;
            state.metrics.count("payment_overdue", "unresolved");
            let since = since.rfc3339();
            tracing::error!(%tenant, reference, what, since, "a provider's answer is overdue");
        }
    }
    for overdue in list(state, now.plus_ms(-CASE_MS), "1 = 1").await? {
        let write = state
            .db
            .write(|tx| boxed(open_case(tx, state, &overdue, now)));
        write.await?;
    }
    Ok(())
}

async fn list(
    state: &AppState,
    before: Timestamp,
    condition: &'static str,
) -> Result<Vec<Overdue>, AppError> {
    let sql = format!(
        "select tenant_id,
                id,
                id as ref,
                order_no,
                status as what,
                unsettled_since as since
           from payment_attempts
          where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')
            and unsettled_since <= $1
            and {condition}
         union all
         select tenant_id,
                id,
                ref,
                coalesce(
                    (select no from orders
                      where orders.tenant_id = outbox.tenant_id and orders.no = outbox.ref),
                    (select order_no from payment_attempts
                      where payment_attempts.tenant_id = outbox.tenant_id
                        and payment_attempts.id = outbox.ref),
                    (select order_no from refunds
                      where refunds.tenant_id = outbox.tenant_id and refunds.id = outbox.ref)
                ) as order_no,
                topic as what,
                created_at as since
           from outbox
          where done_at is null
            and topic <> 'MESSAGE'
            and created_at <= $1
            and {condition}
          order by since, id
          limit 50"
    );
    let mut conn = state.db.read().await?;
    let rows = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(before)
        .fetch_all(&mut *conn)
        .await?;
    Ok(rows)
}

/// `false`: another process has raised it.
async fn alarm(tx: &mut Conn, overdue: &Overdue, now: Timestamp) -> Result<bool, AppError> {
    let mut raised = 0;
    for sql in [
        "update payment_attempts set alarmed_at = $2 where id = $1 and alarmed_at is null",
        "update outbox set alarmed_at = $2 where id = $1 and alarmed_at is null",
    ] {
        let done = sqlx::query(sql)
            .bind(&overdue.id)
            .bind(now)
            .execute(&mut *tx)
            .await?;
        raised += done.rows_affected();
    }
    Ok(raised > 0)
}

async fn open_case(
    tx: &mut Conn,
    state: &AppState,
    overdue: &Overdue,
    now: Timestamp,
) -> Result<(), AppError> {
    let kind = CaseKind::PaymentUnresolved;
    let tenant = &overdue.tenant;
    // One that a person has closed is not opened again before another day has passed.
    if case::was_opened(tx, tenant, kind, &overdue.reference, now.plus_ms(-CASE_MS)).await? {
        return Ok(());
    }
    let mut text = format!(
        "{}({})의 결과가 {}부터 오지 않았어요. 그동안 물어본 것:",
        overdue.reference,
        overdue.what,
        overdue.since.rfc3339()
    );
    for (at, operation, http, answer) in calls(tx, &overdue.reference).await? {
        let http = http.map_or_else(|| "답 없음".to_owned(), |status| status.to_string());
        // Writing to a String cannot fail.
        let _ = write!(text, "\n{} {operation}: {http} {answer}", at.rfc3339());
    }
    let about = case::About {
        order: overdue.order.as_ref(),
        reference: &overdue.reference,
    };
    case::open(tx, state, tenant, kind, about, &text).await
}

/// The last calls about a thing, oldest first.
async fn calls(
    tx: &mut Conn,
    reference: &str,
) -> sqlx::Result<Vec<(Timestamp, String, Option<i64>, String)>> {
    let mut calls: Vec<(Timestamp, String, Option<i64>, String)> = sqlx::query_as(
        "select sent_at,
                operation,
                http,
                answer
           from provider_calls
          where ref in ($1, $2, $3)
          order by sent_at desc, id desc
          limit 60",
    )
    .bind(reference)
    .bind(format!("void-{reference}"))
    .bind(format!("refund-{reference}"))
    .fetch_all(tx)
    .await?;
    calls.reverse();
    Ok(calls)
}
