//! What the walk reads.

use shared::{ids::TenantId, money::Won, time::Timestamp};

use crate::{
    db::Conn,
    ledger::{
        AccountId,
        chain::{Entry, Link},
    },
};

/// The end of the chain, as its own row and as the links tell it, at one moment.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct End {
    /// Absent where nothing was posted yet.
    pub(super) head_seq: Option<i64>,
    pub(super) head_hash: Option<String>,
    /// Absent where there is no link.
    pub(super) last_seq: Option<i64>,
}

pub(super) async fn end(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<End> {
    sqlx::query_as(
        "select ledger_heads.seq as head_seq,
                ledger_heads.hash as head_hash,
                (
                    select max(ledger_links.seq)
                      from ledger_links
                     where ledger_links.tenant_id = tenants.id
                ) as last_seq
           from tenants
           left join ledger_heads
             on ledger_heads.tenant_id = tenants.id
          where tenants.id = $1",
    )
    .bind(tenant)
    .fetch_one(conn)
    .await
}

/// A link as it is stored, with its transfer's rows.
#[derive(Debug)]
pub(super) struct StoredLink {
    pub(super) seq: i64,
    pub(super) transfer: String,
    pub(super) hash: String,
    /// Absent when the transfer's row is.
    content: Option<(String, String, Timestamp)>,
    pub(super) entries: Vec<Entry>,
}

impl StoredLink {
    pub(super) fn link<'a>(&'a self, tenant: &'a TenantId) -> Option<Link<'a>> {
        let (kind, reference, at) = self.content.as_ref()?;
        Some(Link {
            tenant,
            seq: self.seq,
            transfer: &self.transfer,
            kind,
            reference,
            at: *at,
            entries: &self.entries,
        })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    transfer_id: String,
    hash: String,
    kind: Option<String>,
    reference: Option<String>,
    created_at: Option<i64>,
    entry_seq: Option<i64>,
    account_id: Option<String>,
    amount: Option<i64>,
}

/// The links after one place, up to and with another, in order.
pub(super) async fn links(
    conn: &mut Conn,
    tenant: &TenantId,
    after: i64,
    last: i64,
) -> sqlx::Result<Vec<StoredLink>> {
    let rows: Vec<Row> = sqlx::query_as(
        "select ledger_links.seq,
                ledger_links.transfer_id,
                ledger_links.hash,
                transfers.kind,
                transfers.ref as reference,
                transfers.created_at,
                entries.seq as entry_seq,
                entries.account_id,
                entries.amount
           from ledger_links
           left join transfers
             on transfers.tenant_id = ledger_links.tenant_id
            and transfers.id = ledger_links.transfer_id
           left join entries
             on entries.tenant_id = ledger_links.tenant_id
            and entries.transfer_id = ledger_links.transfer_id
          where ledger_links.tenant_id = $1
            and ledger_links.seq > $2
            and ledger_links.seq <= $3
          order by ledger_links.seq,
                   entries.seq",
    )
    .bind(tenant)
    .bind(after)
    .bind(last)
    .fetch_all(conn)
    .await?;
    Ok(grouped(rows))
}

fn grouped(rows: Vec<Row>) -> Vec<StoredLink> {
    let mut links: Vec<StoredLink> = Vec::new();
    for row in rows {
        let entry = match (row.entry_seq, row.account_id, row.amount) {
            (Some(seq), Some(account), Some(amount)) => Some(Entry {
                seq,
                account: AccountId(account),
                amount: Won(amount),
            }),
            _ => None,
        };
        if let Some(last) = links.last_mut().filter(|last| last.seq == row.seq) {
            last.entries.extend(entry);
            continue;
        }
        let content = match (row.kind, row.reference, row.created_at) {
            (Some(kind), Some(reference), Some(at)) => Some((kind, reference, Timestamp(at))),
            _ => None,
        };
        links.push(StoredLink {
            seq: row.seq,
            transfer: row.transfer_id,
            hash: row.hash,
            content,
            entries: entry.into_iter().collect(),
        });
    }
    links
}
