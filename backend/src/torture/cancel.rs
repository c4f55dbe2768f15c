//! Transactions whose caller goes away at any await point: does a connection ever come back to
//! its pool inside an open transaction?

use std::{future::poll_fn, pin::pin, sync::OnceLock, task::Poll};

use sqlx::Row;

use crate::db::{Conn, Db, boxed};

/// Outside of a transaction both are equal, over the simple protocol.
const IN_TRANSACTION: &str = "select (now() <> statement_timestamp())::int4::text";
/// The most often that a transaction is polled before its caller goes away.
const MOST_POLLS: u64 = 6;

/// Whether `CHOROK_TORTURE_UNGUARDED` asks for pools that take back whatever they get.
pub(crate) fn unguarded() -> bool {
    static UNGUARDED: OnceLock<bool> = OnceLock::new();
    *UNGUARDED.get_or_init(|| std::env::var_os("CHOROK_TORTURE_UNGUARDED").is_some())
}

/// Abandons so many transactions on PostgreSQL, and answers how often the next user of a
/// connection found one open.
pub async fn abandon_transactions(db: &Db, rounds: u64) -> anyhow::Result<u64> {
    let mut poisoned = 0;
    for round in 0..rounds {
        let transaction = db.write(|tx| boxed(look(tx)));
        poll_at_most(transaction, 1 + round % MOST_POLLS).await;
        let mut conn = db.read().await?;
        let answer = sqlx::raw_sql(IN_TRANSACTION).fetch_one(&mut *conn).await?;
        if answer.try_get::<String, _>(0)? != "0" {
            poisoned += 1;
            // Each is counted once.
            sqlx::raw_sql("rollback").execute(&mut *conn).await?;
        }
    }
    Ok(poisoned)
}

async fn look(tx: &mut Conn) -> sqlx::Result<i64> {
    sqlx::query_scalar("select count(*) from tenants")
        .fetch_one(tx)
        .await
}

/// Drops the future after so many polls, whatever it was waiting for.
async fn poll_at_most<T>(future: impl Future<Output = T>, polls: u64) {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|context| {
        left -= 1;
        match future.as_mut().poll(context) {
            Poll::Pending if left > 0 => Poll::Pending,
            _ => Poll::Ready(()),
        }
    })
    .await;
}
