//! The tables `accounts`, `transfers` and `entries`.

use shared::{ids::TenantId, money::Won};

#[cfg(feature = "torture")]
use crate::torture::naive;
use crate::{
    db::Conn,
    ledger::{AccountId, Transfer},
};

/// What an account has posted and held. `None`: it was never used.
pub async fn find_balance(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
) -> sqlx::Result<Option<(Won, Won)>> {
    #[cfg(feature = "torture")]
    for row in [naive::POSTED, naive::HELD] {
        naive::believe(conn, row, (tenant.as_str(), &account.0)).await?;
    }
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

/// What an account can spend.
pub async fn available(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
) -> sqlx::Result<Won> {
    let balance = find_balance(conn, tenant, account).await?;
    Ok(balance.map_or(Won::ZERO, |(posted, held)| posted - held))
}

pub(super) async fn insert_transfer(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    transfer: &Transfer<'_>,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into transfers (tenant_id, id, kind, ref, created_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(tenant)
    .bind(id)
    .bind(transfer.kind.as_str())
    .bind(transfer.reference)
    .bind(transfer.at)
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn insert_entry(
    conn: &mut Conn,
    tenant: &TenantId,
    transfer: &str,
    seq: i64,
    account: &AccountId,
    amount: Won,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into entries (tenant_id, transfer_id, seq, account_id, amount)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(tenant)
    .bind(transfer)
    .bind(seq)
    .bind(account)
    .bind(amount)
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn open_account(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into accounts (tenant_id, id, kind, floor)
         values ($1, $2, $3, $4)
         on conflict (tenant_id, id) do nothing",
    )
    .bind(tenant)
    .bind(account)
    .bind(account.kind())
    .bind(account.floor())
    .execute(conn)
    .await?;
    Ok(())
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
