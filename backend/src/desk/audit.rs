//! The audit log, the newest first, with what its chain says.

use shared::{
    console::desk::{AuditPage, AuditRow},
    ids::TenantId,
    time::Timestamp,
};

use crate::{console::verify, error::AppError, state::AppState};

const PAGE: usize = 50;

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    at: Timestamp,
    staff_name: String,
    address: String,
    action: String,
    subject: String,
    reason: String,
    detail: String,
    hash: String,
}

pub(super) async fn page(
    state: &AppState,
    tenant: &TenantId,
    before: Option<i64>,
) -> Result<AuditPage, AppError> {
    let mut conn = state.db.read().await?;
    let rows: Vec<Row> = sqlx::query_as(
        "select seq,
                at,
                staff_name,
                address,
                action,
                subject,
                reason,
                detail,
                hash
           from audit_log
          where tenant_id = $1
            and seq < $2
          order by seq desc
          limit $3",
    )
    .bind(tenant)
    .bind(before.unwrap_or(i64::MAX))
    .bind(i64::try_from(PAGE).unwrap_or(i64::MAX))
    .fetch_all(&mut *conn)
    .await?;
    let verified = verify(&mut conn, tenant).await?;
    let full = rows.len() == PAGE;
    let rows: Vec<AuditRow> = rows.into_iter().map(read).collect();
    let next = rows.last().map(|row| row.seq).filter(|_| full);
    Ok(AuditPage {
        rows,
        next,
        whole: verified.whole,
        broken: verified.broken,
    })
}

fn read(row: Row) -> AuditRow {
    AuditRow {
        seq: row.seq,
        at: row.at,
        who: row.staff_name,
        address: row.address,
        action: row.action,
        subject: row.subject,
        reason: row.reason,
        detail: row.detail,
        hash: row.hash,
    }
}
