//! The tables `accounts`, `transfers` and `entries`.

use shared::{ids::TenantId, money::Won};
use sqlx::AssertSqlSafe;

use super::{
    AccountId, Movement,
    chain::{Entry, Link},
};
use crate::db::{Conn, Row, Statement, Together, values};
#[cfg(feature = "torture")]
use crate::torture::naive;

/// What an account has posted and held. `None`: it was never used.
pub async fn find_balance(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
) -> sqlx::Result<Option<(Won, Won)>> {
    sqlx::query_as(
        "select posted,
                held
           from accounts
          where tenant_id = $1
            and id = $2",
    )
    .bind(tenant)
    .bind(account)
    .fetch_optional(conn)
    .await
}

/// Adds transfers and their entries to what is written together.
pub(super) fn write(writes: Together, links: &[Link<'_>]) -> Together {
    let transfers: Vec<_> = links.iter().map(TransferRow).collect();
    let mut entries = Vec::new();
    for link in links {
        entries.extend(link.entries.iter().map(|entry| EntryRow { link, entry }));
    }
    writes.insert(&transfers).insert(&entries)
}

struct TransferRow<'a>(&'a Link<'a>);

impl Row for TransferRow<'_> {
    const INTO: &'static str = "transfers (tenant_id, id, kind, ref, created_at)";
    const WIDTH: usize = 5;

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        let link = self.0;
        statement
            .bind(link.tenant)
            .bind(link.transfer)
            .bind(link.kind)
            .bind(link.reference)
            .bind(link.at)
    }
}

struct EntryRow<'a> {
    link: &'a Link<'a>,
    entry: &'a Entry,
}

impl Row for EntryRow<'_> {
    const INTO: &'static str = "entries (tenant_id, transfer_id, seq, account_id, amount)";
    const WIDTH: usize = 5;

    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement
            .bind(self.link.tenant)
            .bind(self.link.transfer)
            .bind(self.entry.seq)
            .bind(&self.entry.account)
            .bind(self.entry.amount)
    }
}

/// Adds to what is posted on accounts that may fall as low as they like, and opens those that are
/// not there yet, in the given order. `false`: one of them has a floor.
pub(super) async fn add_posted(
    conn: &mut Conn,
    tenant: &TenantId,
    movements: &[Movement<'_>],
) -> sqlx::Result<bool> {
    let mut added = 0;
    for movements in movements.chunks(200) {
        let sql = format!(
            "insert into accounts (tenant_id, id, kind, posted)
             values {}
             on conflict (tenant_id, id) do update
                set posted = accounts.posted + excluded.posted
              where accounts.floor is null",
            values(movements.len(), 4)
        );
        let statement = movements.iter().fold(
            sqlx::query(AssertSqlSafe(sql)),
            |statement,
             Movement {
                 account, amount, ..
             }| {
                let statement = statement.bind(tenant).bind(*account);
                statement.bind(account.kind()).bind(*amount)
            },
        );
        added += statement.execute(&mut *conn).await?.rows_affected();
    }
    Ok(usize::try_from(added).is_ok_and(|added| added == movements.len()))
}

/// Opens an account with its first amount. `false`: it is open already, or would fall below its
/// floor.
pub(super) async fn open_account(
    conn: &mut Conn,
    tenant: &TenantId,
    movement: &Movement<'_>,
) -> sqlx::Result<bool> {
    let account = movement.account;
    if account
        .floor()
        .is_some_and(|floor| movement.lowest.0 < floor)
    {
        return Ok(false);
    }
    let opened = sqlx::query(
        "insert into accounts (tenant_id, id, kind, floor, posted)
         values ($1, $2, $3, $4, $5)
         on conflict (tenant_id, id) do nothing",
    )
    .bind(tenant)
    .bind(account)
    .bind(account.kind())
    .bind(account.floor())
    .bind(movement.amount)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(opened == 1)
}

/// Adds to what is posted. `false`: the account would fall below its floor, at the end or on the
/// way.
pub(super) async fn change_posted(
    conn: &mut Conn,
    tenant: &TenantId,
    movement: &Movement<'_>,
) -> sqlx::Result<bool> {
    let account = movement.account;
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::POSTED, (tenant.as_str(), &account.0)).await?;
    let changed = sqlx::query(
        "update accounts
            set posted = posted + $3
          where tenant_id = $1
            and id = $2
            and (floor is null or posted + $4 - held >= floor)",
    )
    .bind(tenant)
    .bind(account)
    .bind(movement.amount)
    .bind(movement.lowest)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// Adds to what is held. `false`: not enough is free, or less is held than given up.
pub(super) async fn change_held(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    amount: Won,
) -> sqlx::Result<bool> {
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::HELD, (tenant.as_str(), &account.0)).await?;
    let changed = sqlx::query(
        "update accounts
            set held = held + $3
          where tenant_id = $1
            and id = $2
            and held + $3 >= 0
            and (floor is null or posted - held - $3 >= floor)",
    )
    .bind(tenant)
    .bind(account)
    .bind(amount)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

/// The stored hash of a link.
pub(super) async fn hash_at(
    conn: &mut Conn,
    tenant: &TenantId,
    seq: i64,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select hash
           from ledger_links
          where tenant_id = $1
            and seq = $2",
    )
    .bind(tenant)
    .bind(seq)
    .fetch_optional(conn)
    .await
}
