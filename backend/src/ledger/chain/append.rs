//! Adding links: the last that a posting transaction writes.

use shared::ids::TenantId;

use super::{Hash, Link};
use crate::{
    db::{Conn, Row, Statement, Together},
    ledger::{PostError, store},
};

/// Writes transfers, whose `seq` is not known yet, and puts them at the end of the chain.
///
/// The head stays locked until the caller's transaction ends, so links never fork or leave a gap.
pub(in crate::ledger) async fn append(
    conn: &mut Conn,
    tenant: &TenantId,
    links: &mut [Link<'_>],
) -> Result<(), PostError> {
    let count = i64::try_from(links.len()).unwrap_or(i64::MAX);
    let mut advanced = advance_head(conn, tenant, count).await?;
    if advanced.is_none() {
        open_head(conn, tenant).await?;
        advanced = advance_head(conn, tenant, count).await?;
    }
    let broken = || PostError::BrokenHead(tenant.clone());
    let (last, previous) = advanced.ok_or_else(broken)?;
    let mut hash = Hash::parse(&previous).ok_or_else(broken)?;
    let mut rows = Vec::with_capacity(links.len());
    for (seq, link) in (last - count + 1..).zip(&mut *links) {
        link.seq = seq;
    }
    for link in &*links {
        hash = link.hash(&hash);
        rows.push(LinkRow {
            link,
            hash: hash.to_string(),
        });
    }
    let sql = "update ledger_heads
                  set hash = $3
                where tenant_id = $1
                  and seq = $2";
    let writes = store::write(Together::new(), links).insert(&rows);
    let writes = writes.write(sql, |statement| {
        statement.bind(tenant).bind(last).bind(hash.to_string())
    });
    Ok(writes.execute(conn).await?)
}

/// A row of `ledger_links`.
struct LinkRow<'a> {
    link: &'a Link<'a>,
    hash: String,
}

impl Row for LinkRow<'_> {
    const INTO: &'static str = "ledger_links (tenant_id, seq, transfer_id, hash)";
    const WIDTH: usize = 4;

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement
            .bind(self.link.tenant)
            .bind(self.link.seq)
            .bind(self.link.transfer)
            .bind(&self.hash)
    }
}

/// Locks the head and answers the last new link's place and the hash before the first.
async fn advance_head(
    conn: &mut Conn,
    tenant: &TenantId,
    count: i64,
) -> sqlx::Result<Option<(i64, String)>> {
    sqlx::query_as(
        "update ledger_heads
            set seq = seq + $2
          where tenant_id = $1
        returning seq,
                  hash",
    )
    .bind(tenant)
    .bind(count)
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
