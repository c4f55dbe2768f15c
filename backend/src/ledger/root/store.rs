//! The table `ledger_roots`.

use shared::{
    ids::TenantId,
    time::{Date, Timestamp},
};

use crate::db::Conn;

/// A day's root as it was decided.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Published {
    pub(super) day: String,
    pub(super) last_seq: i64,
    pub(super) root: String,
    /// The file, byte for byte.
    pub(super) content: String,
}

/// All of them, by day.
pub(super) async fn list(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Vec<Published>> {
    sqlx::query_as(
        "select day, last_seq, root, content
           from ledger_roots
          where tenant_id = $1
          order by day",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await
}

/// The newest one.
pub(super) async fn newest(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Option<Published>> {
    sqlx::query_as(
        "select day, last_seq, root, content
           from ledger_roots
          where tenant_id = $1
          order by day desc
          limit 1",
    )
    .bind(tenant)
    .fetch_optional(conn)
    .await
}

/// Decides a day's root, unless another process has.
pub(super) async fn insert(
    conn: &mut Conn,
    tenant: &TenantId,
    root: &Published,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into ledger_roots (tenant_id, day, last_seq, root, content)
         values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, day) do nothing",
    )
    .bind(tenant)
    .bind(&root.day)
    .bind(root.last_seq)
    .bind(&root.root)
    .bind(&root.content)
    .execute(conn)
    .await?;
    Ok(())
}

/// The last link of a day: all links up to it were posted by the day's end.
pub(super) async fn last_link(
    conn: &mut Conn,
    tenant: &TenantId,
    day: Date,
) -> sqlx::Result<Option<(i64, String)>> {
    let until: Timestamp = day.plus(1).start();
    sqlx::query_as(
        "select ledger_links.seq,
                ledger_links.hash
           from ledger_links
           join transfers
             on transfers.tenant_id = ledger_links.tenant_id
            and transfers.id = ledger_links.transfer_id
          where ledger_links.tenant_id = $1
            and transfers.created_at < $2
          order by ledger_links.seq desc
          limit 1",
    )
    .bind(tenant)
    .bind(until)
    .fetch_optional(conn)
    .await
}
