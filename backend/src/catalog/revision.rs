//! The revision row: what tells every process that shoppers see something new.

use std::collections::BTreeMap;

use shared::{ids::TenantId, time::Timestamp};

use crate::db::Conn;

/// Counts a visible change. The first one opens the mall.
pub async fn advance(conn: &mut Conn, tenant: &TenantId, now: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "insert into catalog_revisions (tenant_id, revision, changed_at)
         values ($1, 1, $2)
         on conflict (tenant_id) do update
            set revision = catalog_revisions.revision + 1,
                changed_at = excluded.changed_at",
    )
    .bind(tenant)
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// Lets one change of what a mall shows go on at a time: none may overlook what another is about to
/// write. The importer takes the same row first.
pub(crate) async fn one_at_a_time(tx: &mut Conn, tenant: &TenantId) -> sqlx::Result<()> {
    sqlx::query("update tenants set content = content where id = $1")
        .bind(tenant)
        .execute(tx)
        .await?;
    Ok(())
}

/// Counts the passing of a moment at which pages change. `false`: another process did already.
pub(super) async fn advance_past(
    conn: &mut Conn,
    tenant: &TenantId,
    boundary: Timestamp,
    now: Timestamp,
) -> sqlx::Result<bool> {
    let advanced = sqlx::query(
        "update catalog_revisions
            set revision = revision + 1,
                changed_at = $3
          where tenant_id = $1
            and changed_at < $2",
    )
    .bind(tenant)
    .bind(boundary)
    .bind(now)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(advanced == 1)
}

/// The revision of every mall.
pub(super) async fn list(conn: &mut Conn) -> sqlx::Result<BTreeMap<TenantId, u64>> {
    let rows: Vec<(TenantId, i64)> =
        sqlx::query_as("select tenant_id, revision from catalog_revisions")
            .fetch_all(conn)
            .await?;
    let unsigned = |(tenant, revision): (TenantId, i64)| (tenant, revision.unsigned_abs());
    Ok(rows.into_iter().map(unsigned).collect())
}
