//! Beside the chain: rows that no link covers, and the sums that accounts keep.

use shared::ids::TenantId;

use super::{VerifyError, fault::Fault};
use crate::{db::Conn, ledger::AccountId};

/// Accounts compared at once, each batch at one moment.
const BATCH: i64 = 500;

pub(super) async fn check(conn: &mut Conn, tenant: &TenantId) -> Result<(), VerifyError> {
    unlinked(conn, tenant).await?;
    loose(conn, tenant).await?;
    let mut after = AccountId(String::new());
    loop {
        let accounts = accounts(conn, tenant, &after).await?;
        for account in &accounts {
            account.check()?;
        }
        match accounts.into_iter().last() {
            Some(last) => after = last.id,
            None => return Ok(()),
        }
    }
}

async fn unlinked(conn: &mut Conn, tenant: &TenantId) -> Result<(), VerifyError> {
    let found: Option<String> = sqlx::query_scalar(
        "select transfers.id
           from transfers
           left join ledger_links
             on ledger_links.tenant_id = transfers.tenant_id
            and ledger_links.transfer_id = transfers.id
          where transfers.tenant_id = $1
            and ledger_links.transfer_id is null
          order by transfers.id
          limit 1",
    )
    .bind(tenant)
    .fetch_optional(conn)
    .await?;
    found.map_or(Ok(()), |transfer| {
        let row = format!("transfer {transfer}");
        Err(Fault::new(row, "a transfer outside the chain", "no row").into())
    })
}

async fn loose(conn: &mut Conn, tenant: &TenantId) -> Result<(), VerifyError> {
    let found: Option<(String, i64, String)> = sqlx::query_as(
        "select entries.transfer_id,
                entries.seq,
                entries.account_id
           from entries
           left join transfers
             on transfers.tenant_id = entries.tenant_id
            and transfers.id = entries.transfer_id
           left join accounts
             on accounts.tenant_id = entries.tenant_id
            and accounts.id = entries.account_id
          where entries.tenant_id = $1
            and (transfers.id is null or accounts.id is null)
          order by entries.transfer_id,
                   entries.seq
          limit 1",
    )
    .bind(tenant)
    .fetch_optional(conn)
    .await?;
    found.map_or(Ok(()), |(transfer, seq, account)| {
        let row = format!("entry {seq} of transfer {transfer} ({account})");
        Err(Fault::new(row, "a transfer or an account that has no row", "both rows").into())
    })
}

#[derive(sqlx::FromRow)]
struct Account {
    id: AccountId,
    kind: String,
    floor: Option<i64>,
    posted: i64,
    held: i64,
    entries: i64,
    holds: i64,
}

impl Account {
    fn check(&self) -> Result<(), Fault> {
        let differs = |column: &str, stored: &str, right: &str| {
            let row = format!("account {}", self.id.0);
            let (stored, right) = (format!("{column} {stored}"), format!("{column} {right}"));
            if stored == right {
                Ok(())
            } else {
                Err(Fault::new(row, stored, right))
            }
        };
        let floor =
            |floor: Option<i64>| floor.map_or_else(|| "none".to_owned(), |won| won.to_string());
        differs(
            "posted",
            &self.posted.to_string(),
            &self.entries.to_string(),
        )?;
        differs("held", &self.held.to_string(), &self.holds.to_string())?;
        differs("kind", &self.kind, self.id.kind())?;
        differs("floor", &floor(self.floor), &floor(self.id.floor()))
    }
}

async fn accounts(
    conn: &mut Conn,
    tenant: &TenantId,
    after: &AccountId,
) -> sqlx::Result<Vec<Account>> {
    sqlx::query_as(
        "select accounts.id,
                accounts.kind,
                accounts.floor,
                accounts.posted,
                accounts.held,
                (
                    select cast(coalesce(sum(entries.amount), 0) as bigint)
                      from entries
                     where entries.tenant_id = accounts.tenant_id
                       and entries.account_id = accounts.id
                ) as entries,
                (
                    select cast(coalesce(sum(holds.amount), 0) as bigint)
                      from holds
                     where holds.tenant_id = accounts.tenant_id
                       and holds.account_id = accounts.id
                       and holds.status = 'HELD'
                ) as holds
           from accounts
          where accounts.tenant_id = $1
            and accounts.id > $2
          order by accounts.id
          limit $3",
    )
    .bind(tenant)
    .bind(after)
    .bind(BATCH)
    .fetch_all(conn)
    .await
}
