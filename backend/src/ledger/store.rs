//! The tables `accounts`, `transfers` and `entries`.

use std::fmt::Write;

use shared::{ids::TenantId, money::Won};
use sqlx::AssertSqlSafe;

use super::{AccountId, chain::Link};
use crate::db::Conn;
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

pub(super) async fn insert_transfer(conn: &mut Conn, link: &Link<'_>) -> sqlx::Result<()> {
    sqlx::query(
        "insert into transfers (tenant_id, id, kind, ref, created_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(link.tenant)
    .bind(link.transfer)
    .bind(link.kind)
    .bind(link.reference)
    .bind(link.at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Writes all entries in one statement.
pub(super) async fn insert_entries(conn: &mut Conn, link: &Link<'_>) -> sqlx::Result<()> {
    if link.entries.is_empty() {
        return Ok(());
    }
    let mut sql = String::from(
        "insert into entries (tenant_id, transfer_id, seq, account_id, amount) values ",
    );
    for place in 0..link.entries.len() {
        let comma = if place == 0 { "" } else { ", " };
        let first = 3 * place + 3;
        // Writing to a String cannot fail.
        let _ = write!(
            sql,
            "{comma}($1, $2, ${}, ${}, ${})",
            first,
            first + 1,
            first + 2
        );
    }
    let mut insert = sqlx::query(AssertSqlSafe(sql))
        .bind(link.tenant)
        .bind(link.transfer);
    for entry in link.entries {
        insert = insert
            .bind(entry.seq)
            .bind(&entry.account)
            .bind(entry.amount);
    }
    insert.execute(conn).await?;
    Ok(())
}

/// Opens an account with its first amount. `false`: it is open already, or the amount is below
/// its floor.
pub(super) async fn open_account(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    amount: Won,
) -> sqlx::Result<bool> {
    if account.floor().is_some_and(|floor| amount.0 < floor) {
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
    .bind(amount)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(opened == 1)
}

/// Adds to what is posted. `false`: the account would fall below its floor.
pub(super) async fn change_posted(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    amount: Won,
) -> sqlx::Result<bool> {
    #[cfg(feature = "torture")]
    naive::believe(conn, naive::POSTED, (tenant.as_str(), &account.0)).await?;
    let changed = sqlx::query(
        "update accounts
            set posted = posted + $3
          where tenant_id = $1
            and id = $2
            and (floor is null or posted + $3 - held >= floor)",
    )
    .bind(tenant)
    .bind(account)
    .bind(amount)
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
