//! Where the money of each voucher programme is at the end of a day.
//!
//! What was issued is read from the programme's fund; the other amounts are read from its lots.
//! That both sides are equal is a promise of the books, not of this arithmetic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use shared::{
    ids::{ProgrammeId, TenantId},
    money::Won,
    time::{Date, Timestamp},
};

use crate::db::Conn;

/// Where the money of a programme is, in won.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProgrammeTotals {
    /// The programme.
    pub programme: ProgrammeId,
    /// What came into the world.
    pub issued: Won,
    /// Set aside for orders that are not paid yet.
    pub held: Won,
    /// Spent, less what was given back.
    pub spent: Won,
    /// Left on lots past their last day.
    pub expired: Won,
    /// Left on lots that can be used.
    pub remaining: Won,
}

impl ProgrammeTotals {
    /// What is issued but nowhere to be found. Zero in books that are right.
    pub fn missing(&self) -> Won {
        self.issued - self.held - self.spent - self.expired - self.remaining
    }
}

/// The part of the books that is asked about.
#[derive(Debug, Clone, Copy)]
pub struct AsOf {
    /// The first moment that is not part of it.
    pub until: Timestamp,
    /// The last link that is part of it.
    pub last_seq: i64,
}

impl AsOf {
    /// Everything known now about the days up to this one.
    pub fn end_of(day: Date) -> Self {
        Self {
            until: day.plus(1).start(),
            last_seq: i64::MAX,
        }
    }
}

/// The programmes whose vouchers the mall's own books keep, by id.
pub async fn totals(
    conn: &mut Conn,
    tenant: &TenantId,
    as_of: AsOf,
) -> sqlx::Result<Vec<ProgrammeTotals>> {
    let mut programmes = BTreeMap::new();
    for lots in of_lots(conn, tenant, as_of).await? {
        programmes.insert(lots.programme.clone(), lots);
    }
    for (programme, issued) in of_funds(conn, tenant, as_of).await? {
        let totals = programmes
            .entry(programme.clone())
            .or_insert(ProgrammeTotals {
                programme,
                issued: Won::ZERO,
                held: Won::ZERO,
                spent: Won::ZERO,
                expired: Won::ZERO,
                remaining: Won::ZERO,
            });
        totals.issued = issued;
    }
    Ok(programmes.into_values().collect())
}

async fn of_funds(
    conn: &mut Conn,
    tenant: &TenantId,
    as_of: AsOf,
) -> sqlx::Result<Vec<(ProgrammeId, Won)>> {
    sqlx::query_as(
        "select substr(entries.account_id, 6),
                cast(-sum(entries.amount) as bigint)
           from transfers
           join ledger_links
             on ledger_links.tenant_id = transfers.tenant_id
            and ledger_links.transfer_id = transfers.id
           join entries
             on entries.tenant_id = transfers.tenant_id
            and entries.transfer_id = transfers.id
          where transfers.tenant_id = $1
            and transfers.kind = 'ISSUE'
            and transfers.created_at < $2
            and ledger_links.seq <= $3
            and entries.account_id like 'fund/%'
          group by entries.account_id",
    )
    .bind(tenant)
    .bind(as_of.until)
    .bind(as_of.last_seq)
    .fetch_all(conn)
    .await
}

#[derive(sqlx::FromRow)]
struct LotSums {
    programme_id: ProgrammeId,
    spent: Won,
    held: Won,
    expired: Won,
    remaining: Won,
}

async fn of_lots(
    conn: &mut Conn,
    tenant: &TenantId,
    as_of: AsOf,
) -> sqlx::Result<Vec<ProgrammeTotals>> {
    let rows: Vec<LotSums> = sqlx::query_as(OF_LOTS)
        .bind(tenant)
        .bind(as_of.until)
        .bind(as_of.last_seq)
        .fetch_all(conn)
        .await?;
    let totals = |lots: LotSums| ProgrammeTotals {
        programme: lots.programme_id,
        issued: Won::ZERO,
        held: lots.held,
        spent: lots.spent,
        expired: lots.expired,
        remaining: lots.remaining,
    };
    Ok(rows.into_iter().map(totals).collect())
}

/// A hold has no times of its own: it begins with its order and ends with the order's first event
/// that pays or ends it.
const OF_LOTS: &str = "with moved as (
        select entries.account_id,
               sum(entries.amount) as balance,
               sum(case when transfers.kind = 'ISSUE' then 0 else -entries.amount end) as spent
          from transfers
          join ledger_links
            on ledger_links.tenant_id = transfers.tenant_id
           and ledger_links.transfer_id = transfers.id
          join entries
            on entries.tenant_id = transfers.tenant_id
           and entries.transfer_id = transfers.id
         where transfers.tenant_id = $1
           and transfers.created_at < $2
           and ledger_links.seq <= $3
           and entries.account_id like 'lot/%'
         group by entries.account_id
    ), ended as (
        select order_no,
               min(at) as at
          from order_events
         where tenant_id = $1
           and kind in ('PAID', 'EXPIRED', 'CANCELLED', 'FAILED')
         group by order_no
    ), kept as (
        select holds.account_id,
               sum(holds.amount) as held
          from holds
          join orders
            on orders.tenant_id = holds.tenant_id
           and orders.no = holds.order_no
          left join ended
            on ended.order_no = holds.order_no
         where holds.tenant_id = $1
           and orders.placed_at < $2
           and (holds.status = 'HELD' or ended.at >= $2)
         group by holds.account_id
    ), lots as (
        select voucher_lots.programme_id,
               voucher_lots.expires_at,
               moved.spent,
               coalesce(kept.held, 0) as held,
               moved.balance - coalesce(kept.held, 0) as unheld
          from voucher_lots
          join moved
            on moved.account_id = 'lot/' || voucher_lots.id
          left join kept
            on kept.account_id = 'lot/' || voucher_lots.id
         where voucher_lots.tenant_id = $1
    )
    select programme_id,
           cast(sum(spent) as bigint) as spent,
           cast(sum(held) as bigint) as held,
           cast(sum(case when expires_at <= $2 then unheld else 0 end) as bigint) as expired,
           cast(sum(case when expires_at <= $2 then 0 else unheld end) as bigint) as remaining
      from lots
     group by programme_id";
