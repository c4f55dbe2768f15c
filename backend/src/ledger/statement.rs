//! `chorok ledger statement`: what happened on one account, day by day, with its balance.

use shared::{
    ids::TenantId,
    money::Won,
    time::{Date, Timestamp},
};

use super::AccountId;
use crate::db::Conn;

/// An account over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The balance before the first day.
    pub opening: Won,
    /// The entries, in the order of their times.
    pub lines: Vec<Line>,
    /// The balance after the last day.
    pub closing: Won,
}

/// An entry, and the balance after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When.
    pub at: Timestamp,
    /// The transfer's place in the chain.
    pub link: i64,
    /// What the transfer was for.
    pub kind: String,
    /// The thing that it was for, for example an order's number.
    pub reference: String,
    /// What the account gained, or lost when negative.
    pub amount: Won,
    /// The balance after it.
    pub balance: Won,
}

/// Why there is no statement.
#[derive(Debug, thiserror::Error)]
pub enum StatementError {
    /// The days are in the wrong order.
    #[error("--to is before --from; exchange the two days")]
    Days,
    /// The account was never used.
    #[error("there is no account {account}{}", hint(.close))]
    NoAccount {
        /// As it was asked for.
        account: String,
        /// Accounts with a name like it.
        close: Vec<String>,
    },
    /// The database did not answer.
    #[error("database error")]
    Database(#[from] sqlx::Error),
}

fn hint(close: &[String]) -> String {
    if close.is_empty() {
        return "; nothing is posted in this mall yet".to_owned();
    }
    format!("; did you mean {}?", close.join(", "))
}

/// The statement of an account over the days from `from` to `to`, both included.
pub async fn statement(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    from: Date,
    to: Date,
) -> Result<Statement, StatementError> {
    if to < from {
        return Err(StatementError::Days);
    }
    if super::find_balance(conn, tenant, account).await?.is_none() {
        return Err(StatementError::NoAccount {
            account: account.0.clone(),
            close: close_to(conn, tenant, account).await?,
        });
    }
    let opening = balance_before(conn, tenant, account, from.start()).await?;
    let mut balance = opening;
    let mut lines = list_lines(conn, tenant, account, from.start(), to.plus(1).start()).await?;
    for line in &mut lines {
        balance += line.amount;
        line.balance = balance;
    }
    Ok(Statement {
        opening,
        lines,
        closing: balance,
    })
}

async fn balance_before(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    at: Timestamp,
) -> sqlx::Result<Won> {
    sqlx::query_scalar(
        "select cast(coalesce(sum(entries.amount), 0) as bigint)
           from entries
           join transfers
             on transfers.tenant_id = entries.tenant_id
            and transfers.id = entries.transfer_id
          where entries.tenant_id = $1
            and entries.account_id = $2
            and transfers.created_at < $3",
    )
    .bind(tenant)
    .bind(account)
    .bind(at)
    .fetch_one(conn)
    .await
}

async fn list_lines(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
    from: Timestamp,
    until: Timestamp,
) -> sqlx::Result<Vec<Line>> {
    let rows: Vec<(Timestamp, i64, String, String, Won)> = sqlx::query_as(
        "select transfers.created_at,
                ledger_links.seq,
                transfers.kind,
                transfers.ref,
                entries.amount
           from entries
           join transfers
             on transfers.tenant_id = entries.tenant_id
            and transfers.id = entries.transfer_id
           join ledger_links
             on ledger_links.tenant_id = transfers.tenant_id
            and ledger_links.transfer_id = transfers.id
          where entries.tenant_id = $1
            and entries.account_id = $2
            and transfers.created_at >= $3
            and transfers.created_at < $4
          order by transfers.created_at,
                   ledger_links.seq",
    )
    .bind(tenant)
    .bind(account)
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await?;
    let line = |(at, link, kind, reference, amount)| Line {
        at,
        link,
        kind,
        reference,
        amount,
        balance: Won::ZERO,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The three accounts whose names need the fewest changed letters.
async fn close_to(
    conn: &mut Conn,
    tenant: &TenantId,
    account: &AccountId,
) -> sqlx::Result<Vec<String>> {
    let mut names: Vec<String> =
        sqlx::query_scalar("select id from accounts where tenant_id = $1 order by id")
            .bind(tenant)
            .fetch_all(conn)
            .await?;
    let wanted = account.0.as_str();
    names.sort_by_cached_key(|name| (!name.contains(wanted), distance(wanted, name)));
    names.truncate(3);
    Ok(names)
}

/// How many letters have to be put in, taken out or changed.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (above, letter) in from.chars().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (at, other) in to.chars().enumerate() {
            let changed = diagonal + usize::from(letter != other);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn names_are_as_far_apart_as_their_letters() {
        assert_eq!(distance("card", "card"), 0);
        assert_eq!(distance("lot/abd", "lot/abc"), 1);
        assert_eq!(distance("fund", "fund/a"), 2);
        assert_eq!(distance("", "card"), 4);
    }
}
