//! The table `payback_batches`.

use shared::{
    console::payback::{BatchStatus, Rejected},
    ids::{ProgrammeId, TenantId},
    money::Won,
    time::Timestamp,
};

use super::{judge::Judged, lines};
use crate::{db::Conn, error::AppError};

/// A batch as it is kept.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct BatchRow {
    pub(super) id: String,
    pub(super) programme_id: ProgrammeId,
    pub(super) file_name: String,
    pub(super) rejected: String,
    pub(super) people: i64,
    pub(super) issued: i64,
    pub(super) total: Won,
    pub(super) status: String,
    pub(super) prepared_by: String,
    pub(super) prepared_name: String,
    pub(super) prepared_at: Timestamp,
    pub(super) decided_name: Option<String>,
    pub(super) decided_at: Option<Timestamp>,
    pub(super) reason: String,
    pub(super) expires_at: Option<Timestamp>,
}

impl BatchRow {
    pub(super) fn status(&self) -> Result<BatchStatus, AppError> {
        BatchStatus::parse(&self.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("batch status {}", self.status)))
    }
}

/// Selects batches of a tenant (`$1`), as [`BatchRow`]s.
macro_rules! select_batches {
    () => {
        "select id,
                programme_id,
                file_name,
                rejected,
                people,
                (select count(*)
                   from paybacks
                  where paybacks.tenant_id = payback_batches.tenant_id
                    and paybacks.batch_id = payback_batches.id
                    and paybacks.lot_id is not null) as issued,
                total,
                status,
                prepared_by,
                prepared_name,
                prepared_at,
                decided_name,
                decided_at,
                reason,
                expires_at
           from payback_batches
          where tenant_id = $1"
    };
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> sqlx::Result<Option<BatchRow>> {
    sqlx::query_as(concat!(select_batches!(), " and id = $2"))
        .bind(tenant)
        .bind(id)
        .fetch_optional(conn)
        .await
}

/// The newest batches, those that wait for a decision first.
pub(super) async fn list(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Vec<BatchRow>> {
    sqlx::query_as(concat!(
        select_batches!(),
        " order by case when status in ('PREPARED', 'ISSUING') then 0 else 1 end,
                   prepared_at desc,
                   id desc
             limit 30"
    ))
    .bind(tenant)
    .fetch_all(conn)
    .await
}

/// The batch that a file is already, unless it was cancelled.
pub(super) async fn find_by_file(
    conn: &mut Conn,
    tenant: &TenantId,
    programme: &ProgrammeId,
    file_hash: &str,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select id
           from payback_batches
          where tenant_id = $1
            and programme_id = $2
            and file_hash = $3
            and status <> 'CANCELLED'",
    )
    .bind(tenant)
    .bind(programme)
    .bind(file_hash)
    .fetch_optional(conn)
    .await
}

/// A batch to be kept.
pub(super) struct NewBatch<'a> {
    pub(super) id: &'a str,
    pub(super) programme: &'a ProgrammeId,
    pub(super) file_hash: &'a str,
    pub(super) file_name: &'a str,
    /// Who put it in, by id and name.
    pub(super) by: (&'a str, &'a str),
    pub(super) at: Timestamp,
}

pub(super) async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    batch: &NewBatch<'_>,
    judged: &Judged,
) -> Result<(), AppError> {
    let rejected = serde_json::to_string(&judged.rejected).map_err(AppError::internal)?;
    sqlx::query(
        "insert into payback_batches (tenant_id, id, programme_id, file_hash, file_name, rejected,
                                      people, total, status, prepared_by, prepared_name,
                                      prepared_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'PREPARED', $9, $10, $11)",
    )
    .bind(tenant)
    .bind(batch.id)
    .bind(batch.programme)
    .bind(batch.file_hash)
    .bind(batch.file_name)
    .bind(rejected)
    .bind(i64::from(judged.people()))
    .bind(judged.total())
    .bind(batch.by.0)
    .bind(batch.by.1)
    .bind(batch.at)
    .execute(&mut *tx)
    .await?;
    lines::insert(tx, tenant, batch, judged).await?;
    Ok(())
}

/// Lets a batch be issued. `false`: it was decided already, or by the one who put it in.
pub(super) async fn approve(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    (by, name): (&str, &str),
    (now, expires_at): (Timestamp, Timestamp),
) -> sqlx::Result<bool> {
    let approved = sqlx::query(
        "update payback_batches
            set status = 'ISSUING',
                decided_by = $3,
                decided_name = $4,
                decided_at = $5,
                expires_at = $6
          where tenant_id = $1
            and id = $2
            and status = 'PREPARED'
            and prepared_by <> $3",
    )
    .bind(tenant)
    .bind(id)
    .bind(by)
    .bind(name)
    .bind(now)
    .bind(expires_at)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(approved == 1)
}

/// Gives a batch up; its lines may come again. `false`: it was decided already.
pub(super) async fn cancel(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    (by, name): (&str, &str),
    (now, reason): (Timestamp, &str),
) -> sqlx::Result<bool> {
    let cancelled = sqlx::query(
        "update payback_batches
            set status = 'CANCELLED',
                decided_by = $3,
                decided_name = $4,
                decided_at = $5,
                reason = $6
          where tenant_id = $1
            and id = $2
            and status = 'PREPARED'",
    )
    .bind(tenant)
    .bind(id)
    .bind(by)
    .bind(name)
    .bind(now)
    .bind(reason)
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if cancelled == 1 {
        lines::release(tx, tenant, id).await?;
    }
    Ok(cancelled == 1)
}

/// Keeps a batch that is being issued for this transaction alone. `false`: it is in no such state.
pub(super) async fn lock(tx: &mut Conn, tenant: &TenantId, batch: &str) -> sqlx::Result<bool> {
    let locked = sqlx::query(
        "update payback_batches
            set status = status
          where tenant_id = $1
            and id = $2
            and status = 'ISSUING'",
    )
    .bind(tenant)
    .bind(batch)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(locked == 1)
}

/// Batches that are approved and not all issued, of all malls.
pub(super) async fn list_issuing(conn: &mut Conn) -> sqlx::Result<Vec<(TenantId, String)>> {
    sqlx::query_as(
        "select tenant_id,
                id
           from payback_batches
          where status = 'ISSUING'
          order by decided_at, id",
    )
    .fetch_all(conn)
    .await
}

/// Ends a batch of which every line has its lot. `false`: one has not, or it is ended already.
pub(super) async fn finish(tx: &mut Conn, tenant: &TenantId, batch: &str) -> sqlx::Result<bool> {
    let finished = sqlx::query(
        "update payback_batches
            set status = 'ISSUED'
          where tenant_id = $1
            and id = $2
            and status = 'ISSUING'
            and not exists (
                select 1
                  from paybacks
                 where paybacks.tenant_id = payback_batches.tenant_id
                   and paybacks.batch_id = payback_batches.id
                   and paybacks.lot_id is null)",
    )
    .bind(tenant)
    .bind(batch)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(finished == 1)
}

/// What was left out of a file.
pub(super) fn rejected(row: &BatchRow) -> Result<Vec<Rejected>, AppError> {
    serde_json::from_str(&row.rejected).map_err(AppError::internal)
}
