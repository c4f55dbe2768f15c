//! Adding a link: the last rows that a posting transaction writes.

use shared::ids::TenantId;

use super::{Hash, Link};
use crate::{db::Conn, ledger::PostError};

/// Puts a transfer, whose `seq` is not known yet, at the end of the chain.
///
/// The head stays locked until the caller's transaction ends, so links never fork or leave a gap.
pub(in crate::ledger) async fn append(
    conn: &mut Conn,
    mut link: Link<'_>,
) -> Result<(), PostError> {
    let tenant = link.tenant;
    let mut advanced = advance_head(conn, tenant).await?;
    if advanced.is_none() {
        open_head(conn, tenant).await?;
        advanced = advance_head(conn, tenant).await?;
    }
    let broken = || PostError::BrokenHead(tenant.clone());
    let (seq, previous) = advanced.ok_or_else(broken)?;
    link.seq = seq;
    let previous = Hash::parse(&previous).ok_or_else(broken)?;
    let hash = link.hash(&previous).to_string();
    insert_link(conn, &link, &hash).await?;
    if set_hash(conn, &link, &hash).await? {
        Ok(())
    } else {
        Err(broken())
    }
}

/// Locks the head and answers the new link's place and the hash before it.
async fn advance_head(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<Option<(i64, String)>> {
    sqlx::query_as(
        "update ledger_heads
            set seq = seq + 1
          where tenant_id = $1
        returning seq,
                  hash",
    )
    .bind(tenant)
    .fetch_optional(conn)
    .await
}

async fn open_head(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<()> {
    sqlx::query(
        "insert into ledger_heads (tenant_id, seq, hash)
         values ($1, 0, $2)
         on conflict (tenant_id) do nothing",
    )
    .bind(tenant)
    .bind(Hash::START.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

async fn insert_link(conn: &mut Conn, link: &Link<'_>, hash: &str) -> sqlx::Result<()> {
    sqlx::query(
        "insert into ledger_links (tenant_id, seq, transfer_id, hash)
         values ($1, $2, $3, $4)",
    )
    .bind(link.tenant)
    .bind(link.seq)
    .bind(link.transfer)
    .bind(hash)
    .execute(conn)
    .await?;
    Ok(())
}

async fn set_hash(conn: &mut Conn, link: &Link<'_>, hash: &str) -> sqlx::Result<bool> {
    let changed = sqlx::query(
        "update ledger_heads
            set hash = $3
          where tenant_id = $1
            and seq = $2",
    )
    .bind(link.tenant)
    .bind(link.seq)
    .bind(hash)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}
