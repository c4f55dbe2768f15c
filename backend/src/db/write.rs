//! The one way to start a writing transaction.
//!
//! A transaction that does not reach its end, because it failed or because the caller went away,
//! closes its connection: both engines then roll back, whatever the driver was in the middle of.

use std::{marker::PhantomData, pin::Pin, time::Duration};

use sqlx::{Any, pool::PoolConnection};

use super::{Conn, Db, Engine, unguarded};
#[cfg(feature = "torture")]
use crate::torture::naive;

/// How often a transaction that lost a conflict is tried in all.
const ATTEMPTS: u32 = 5;

/// The body of a transaction: borrows the connection for `'c` and the caller's values for longer.
///
/// An async closure would say it shorter, but its future is not `Send` for every lifetime yet.
pub struct TxBody<'c, 'env: 'c, T, E> {
    future: Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>,
    env: PhantomData<&'c &'env ()>,
}

/// Wraps the body of a transaction for [`Db::write`].
pub fn boxed<'c, 'env: 'c, T, E>(
    body: impl Future<Output = Result<T, E>> + Send + 'c,
) -> TxBody<'c, 'env, T, E> {
    TxBody {
        future: Box::pin(body),
        env: PhantomData,
    }
}

impl Db {
    /// Runs `work` in a writing transaction: commits when it answers `Ok`, rolls back otherwise.
    ///
    /// `work` may run again after a serialization failure, a deadlock or a busy file, so it must
    /// have no effect outside the transaction and must not touch the network.
    ///
    /// The usual call names the body: `db.write(|tx| boxed(place(tx, &state, &request))).await`.
    /// The closure stands in the call itself; kept in a variable its lifetimes are not inferred.
    pub async fn write<'env, T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: for<'c> FnMut(&'c mut Conn) -> TxBody<'c, 'env, T, E> + Send,
        T: Send,
        E: From<sqlx::Error> + Retryable + Send,
    {
        let mut attempt = 1;
        loop {
            let error = match self.attempt(&mut work).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            if attempt == ATTEMPTS || !error.is_retryable() {
                return Err(error);
            }
            tokio::time::sleep(back_off(attempt)).await;
            attempt += 1;
        }
    }

    async fn attempt<'env, T, E, F>(&self, work: &mut F) -> Result<T, E>
    where
        F: for<'c> FnMut(&'c mut Conn) -> TxBody<'c, 'env, T, E> + Send,
        T: Send,
        E: From<sqlx::Error> + Send,
    {
        #[cfg(feature = "torture")]
        if naive::armed() {
            return naive::remembering(async {
                self.run(work, "rollback").await?;
                naive::act();
                self.run(work, "commit").await
            })
            .await;
        }
        self.run(work, "commit").await
    }

    async fn run<'env, T, E, F>(&self, work: &mut F, end: &'static str) -> Result<T, E>
    where
        F: for<'c> FnMut(&'c mut Conn) -> TxBody<'c, 'env, T, E> + Send,
        T: Send,
        E: From<sqlx::Error> + Send,
    {
        let mut tx = OpenTx::begin(self).await?;
        let body = work(tx.conn()).future;
        match body.await {
            Ok(value) => {
                tx.finish(end).await?;
                Ok(value)
            }
            Err(error) => {
                tx.finish("rollback").await?;
                Err(error)
            }
        }
    }
}

/// Tells a conflict with another transaction from every other failure.
pub trait Retryable {
    /// Whether the same transaction can succeed when it is run again.
    fn is_retryable(&self) -> bool;
}

impl Retryable for sqlx::Error {
    fn is_retryable(&self) -> bool {
        // PostgreSQL: serialization failure, deadlock, a lock that took too long. SQLite: BUSY and
        // its extended forms.
        let code = self
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        matches!(
            code.as_deref(),
            Some("40001" | "40P01" | "55P03" | "5" | "261" | "517" | "773")
        )
    }
}

/// A connection inside a transaction.
struct OpenTx {
    conn: PoolConnection<Any>,
    finished: bool,
}

impl OpenTx {
    async fn begin(db: &Db) -> sqlx::Result<Self> {
        let mut tx = Self {
            conn: db.writers.acquire().await?,
            finished: false,
        };
        let begin = match db.engine {
            // Taking the write lock first: a transaction that upgrades from read fails at once.
            Engine::Sqlite => "begin immediate",
            Engine::Postgres => "begin",
        };
        sqlx::raw_sql(begin).execute(tx.conn()).await?;
        Ok(tx)
    }

    fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    async fn finish(mut self, statement: &'static str) -> sqlx::Result<()> {
        sqlx::raw_sql(statement).execute(self.conn()).await?;
        self.finished = true;
        Ok(())
    }
}

impl Drop for OpenTx {
    fn drop(&mut self) {
        if !self.finished && !unguarded() {
            self.conn.close_on_drop();
        }
    }
}

/// 10 ms, 20 ms, 40 ms … plus up to as much again, so that two losers do not meet again.
fn back_off(attempt: u32) -> Duration {
    let base = 10_u64 << attempt.min(6);
    let mut byte = [0_u8; 1];
    // Without randomness the delay is only less spread out.
    let jitter = getrandom::fill(&mut byte).map_or(0, |()| base * u64::from(byte[0]) / 256);
    Duration::from_millis(base / 2 + jitter / 2)
}
