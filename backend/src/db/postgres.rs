//! A PostgreSQL server: one pool, short time-outs, and no connection given back mid-transaction.

use std::time::Duration;

use sqlx::{AnyPool, Row, any::AnyPoolOptions};

use super::{Conn, OpenError, unguarded};

/// A statement or a lock that takes longer than this is a fault, not patience.
const SETTINGS: &str = "set statement_timeout = '5s';
    set lock_timeout = '2s';
    set idle_in_transaction_session_timeout = '15s';
    set timezone = 'UTC'";

/// Sent over the simple protocol: only there does a connection outside a transaction see both
/// times equal. A cancelled `begin` otherwise goes back to the pool with the transaction open.
const OPEN_TRANSACTION: &str = "select (now() <> statement_timestamp())::int4::text";

/// The pool for reading and writing.
pub(super) async fn open(url: &str, allow_unsafe: bool) -> Result<AnyPool, OpenError> {
    let pool = AnyPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(3))
        .after_connect(|conn, _| {
            Box::pin(async move {
                sqlx::raw_sql(SETTINGS).execute(conn).await?;
                Ok(())
            })
        })
        .after_release(|conn, _| {
            Box::pin(async move {
                let row = sqlx::raw_sql(OPEN_TRANSACTION).fetch_one(conn).await?;
                Ok(row.try_get::<String, _>(0)? == "0" || unguarded())
            })
        })
        .connect(url)
        .await?;
    let mut conn = pool.acquire().await?;
    check(&mut conn, allow_unsafe).await?;
    drop(conn);
    Ok(pool)
}

async fn check(conn: &mut Conn, allow_unsafe: bool) -> Result<(), OpenError> {
    let wanted = [
        (
            "server_encoding",
            "UTF8",
            "create the database with encoding UTF8",
        ),
        (
            "fsync",
            "on",
            "turn it on in postgresql.conf, or set CHOROK_ALLOW_UNSAFE_DATABASE=1 for tests",
        ),
        (
            "full_page_writes",
            "on",
            "turn it on in postgresql.conf, or set CHOROK_ALLOW_UNSAFE_DATABASE=1 for tests",
        ),
        (
            "synchronous_commit",
            "on",
            "turn it on in postgresql.conf, or set CHOROK_ALLOW_UNSAFE_DATABASE=1 for tests",
        ),
    ];
    for (name, value, fix) in wanted {
        if allow_unsafe && name != "server_encoding" {
            continue;
        }
        let found: String = sqlx::query_scalar("select current_setting($1)")
            .bind(name)
            .fetch_one(&mut *conn)
            .await?;
        if found != value {
            return Err(OpenError::UnsafeSetting {
                name,
                found,
                wanted: value,
                fix,
            });
        }
    }
    Ok(())
}
