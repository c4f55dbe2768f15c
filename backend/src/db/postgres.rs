//! A PostgreSQL server: one pool, short time-outs, and no connection given back mid-transaction.

use std::time::Duration;

use sqlx::{AnyConnection, AnyPool, Connection, Row, any::AnyPoolOptions};

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
    // A pool would try again and again, and in the end not say why.
    let mut first = AnyConnection::connect(url).await?;
    prepare(&mut first, allow_unsafe).await?;
    first.close().await?;
    let pool = AnyPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(3))
        .after_connect(move |conn, _| {
            Box::pin(async move {
                let prepared = prepare(conn, allow_unsafe).await;
                prepared.map_err(OpenError::into_sqlx)
            })
        })
        .after_release(|conn, _| {
            Box::pin(async move {
                let row = sqlx::raw_sql(OPEN_TRANSACTION).fetch_one(conn).await?;
                Ok(row.try_get::<String, _>(0)? == "0" || unguarded())
            })
        });
    Ok(pool.connect(url).await?)
}

/// Makes the settings of a connection, and believes only what it then answers.
async fn prepare(conn: &mut Conn, allow_unsafe: bool) -> Result<(), OpenError> {
    sqlx::raw_sql(SETTINGS).execute(&mut *conn).await?;
    check(conn, allow_unsafe).await
}

/// Reads back what durability and integrity rest on.
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
    let found: (String, String, String, String) = sqlx::query_as(
        "select current_setting('server_encoding'),
                current_setting('fsync'),
                current_setting('full_page_writes'),
                current_setting('synchronous_commit')",
    )
    .fetch_one(conn)
    .await?;
    for ((name, wanted, fix), found) in wanted.into_iter().zip(<[String; 4]>::from(found)) {
        if found != wanted && (name == "server_encoding" || !allow_unsafe) {
            return Err(OpenError::UnsafeSetting {
                name,
                found,
                wanted,
                fix,
            });
        }
    }
    Ok(())
}
