//! The table `paybacks`: the lines of batches.

use std::collections::BTreeMap;

use shared::{
    ids::{LotId, ProgrammeId, TenantId},
    money::Won,
    text::Phone,
    time::Timestamp,
};

use super::{
    judge::{Judged, Known},
    store::NewBatch,
};
use crate::db::Conn;

/// What the programme has paid back, and to whom since the year began.
pub(super) async fn known(
    conn: &mut Conn,
    tenant: &TenantId,
    programme: &ProgrammeId,
    new_year: Timestamp,
) -> sqlx::Result<Known> {
    let rows: Vec<(String, String, Phone, Timestamp)> = sqlx::query_as(
        "select paybacks.claim,
                payback_batches.file_name,
                paybacks.phone,
                paybacks.prepared_at
           from paybacks
           join payback_batches
             on payback_batches.tenant_id = paybacks.tenant_id
            and payback_batches.id = paybacks.batch_id
          where paybacks.tenant_id = $1
            and paybacks.programme_id = $2
            and paybacks.claim is not null",
    )
    .bind(tenant)
    .bind(programme)
    .fetch_all(conn)
    .await?;
    let mut known = Known {
        claims: BTreeMap::new(),
        of_phone: BTreeMap::new(),
    };
    for (claim, file, phone, at) in rows {
        known.claims.insert(claim, file);
        if at >= new_year {
            *known.of_phone.entry(phone.digits().to_owned()).or_insert(0) += 1;
        }
    }
    Ok(known)
}

/// Keeps the lines of a new batch.
pub(super) async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    batch: &NewBatch<'_>,
    judged: &Judged,
) -> sqlx::Result<()> {
    for payback in &judged.paybacks {
        sqlx::query(
            "insert into paybacks (tenant_id, batch_id, line, programme_id, name, phone, reference,
                                   note, amount, claim, prepared_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(tenant)
        .bind(batch.id)
        .bind(i64::from(payback.line))
        .bind(batch.programme)
        .bind(&payback.name)
        .bind(&payback.phone)
        .bind(&payback.reference)
        .bind(&payback.note)
        .bind(payback.amount)
        .bind(payback.claim())
        .bind(batch.at)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Lets the lines of a cancelled batch come again.
pub(super) async fn release(tx: &mut Conn, tenant: &TenantId, batch: &str) -> sqlx::Result<()> {
    sqlx::query(
        "update paybacks
            set claim = null
          where tenant_id = $1
            and batch_id = $2",
    )
    .bind(tenant)
    .bind(batch)
    .execute(tx)
    .await?;
    Ok(())
}

/// A line of a batch.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct PaybackRow {
    pub(super) line: i64,
    pub(super) name: String,
    pub(super) phone: Phone,
    pub(super) reference: String,
    pub(super) note: String,
    pub(super) amount: Won,
}

/// The first lines of a batch, or the first that have no lot yet.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    batch: &str,
    (unissued, most): (bool, i64),
) -> sqlx::Result<Vec<PaybackRow>> {
    sqlx::query_as(
        "select line,
                name,
                phone,
                reference,
                note,
                amount
           from paybacks
          where tenant_id = $1
            and batch_id = $2
            and ($3 = 0 or lot_id is null)
          order by line
          limit $4",
    )
    .bind(tenant)
    .bind(batch)
    .bind(i64::from(unissued))
    .bind(most)
    .fetch_all(conn)
    .await
}

/// Gives a line its lot. `false`: it has one.
pub(super) async fn give_lot(
    tx: &mut Conn,
    tenant: &TenantId,
    (batch, line): (&str, i64),
    lot: &LotId,
) -> sqlx::Result<bool> {
    let given = sqlx::query(
        "update paybacks
            set lot_id = $4
          where tenant_id = $1
            and batch_id = $2
            and line = $3
            and lot_id is null",
    )
    .bind(tenant)
    .bind(batch)
    .bind(line)
    .bind(lot)
    .execute(tx)
    .await?
    .rows_affected();
    Ok(given == 1)
}
