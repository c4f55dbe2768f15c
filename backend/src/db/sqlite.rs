//! A SQLite file: one writer, several read-only readers, every setting read back.

use std::{path::PathBuf, time::Duration};

use sqlx::{AnyPool, any::AnyPoolOptions};

use super::{Access, Conn, OpenError};

/// Older libraries can lose the write-ahead log when it restarts.
const OLDEST_VERSION: (u32, u32, u32) = (3, 51, 3);

/// FULL keeps a commit through a power cut; the cache is 8 MiB per connection.
const PRAGMAS: &str = "pragma busy_timeout = 5000;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma trusted_schema = off;
    pragma cache_size = -8192;
    pragma temp_store = memory;
    pragma journal_size_limit = 67108864;";

/// The file that a `sqlite:` URL names.
pub(super) fn file(url: &str) -> PathBuf {
    let path = url
        .trim_start_matches("sqlite:")
        .trim_start_matches("//")
        .split('?')
        .next()
        .unwrap_or_default();
    PathBuf::from(path)
}

/// The writer pool of one and the reader pool.
pub(super) async fn open(url: &str, access: Access) -> Result<(AnyPool, AnyPool), OpenError> {
    let file = file(url);
    let path = file.display();
    if access == Access::ReadOnly && !file.exists() {
        return Err(OpenError::Missing(file));
    }
    let readers = pool(reader_count(), true);
    if access == Access::ReadOnly {
        let readers = readers.connect(&format!("sqlite://{path}?mode=ro")).await?;
        return Ok((readers.clone(), readers));
    }
    let writers = pool(1, false)
        .connect(&format!("sqlite://{path}?mode=rwc"))
        .await?;
    let mut conn = writers.acquire().await?;
    check(&mut conn).await?;
    drop(conn);
    // The file exists now, so readers can open it without the right to create one.
    let readers = readers.connect(&format!("sqlite://{path}?mode=ro")).await?;
    Ok((writers, readers))
}

/// Moves the write-ahead log into the file and empties it.
pub(super) async fn checkpoint(writers: &AnyPool) -> sqlx::Result<()> {
    let mut conn = writers.acquire().await?;
    sqlx::raw_sql("pragma wal_checkpoint(truncate)")
        .execute(&mut *conn)
        .await?;
    Ok(())
}

fn reader_count() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    u32::try_from(cores * 2).unwrap_or(4)
}

fn pool(size: u32, read_only: bool) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(3))
        // A file does not hang up; asking it each time would cost a round trip.
        .test_before_acquire(false)
        // The file's cache lives in the connection: keep it.
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |conn, _| {
            Box::pin(async move {
                sqlx::raw_sql(PRAGMAS).execute(&mut *conn).await?;
                let last = if read_only {
                    "pragma query_only = on"
                } else {
                    "pragma journal_mode = wal"
                };
                sqlx::raw_sql(last).execute(conn).await?;
                Ok(())
            })
        })
}

async fn check(conn: &mut Conn) -> Result<(), OpenError> {
    let version: String = sqlx::query_scalar("select sqlite_version()")
        .fetch_one(&mut *conn)
        .await?;
    if parse_version(&version) < Some(OLDEST_VERSION) {
        return Err(OpenError::UnsafeSetting {
            name: "sqlite_version",
            found: version,
            wanted: "3.51.3 or newer",
            fix: "build chorok with its bundled SQLite",
        });
    }
    let mode: String = sqlx::query_scalar("pragma journal_mode")
        .fetch_one(&mut *conn)
        .await?;
    expect_setting(
        "journal_mode",
        &mode,
        "wal",
        "put the data folder on a local disk (network file systems cannot do this)",
    )?;
    let rest = "remove what overrides it from the environment";
    let synchronous: i64 = sqlx::query_scalar("pragma synchronous")
        .fetch_one(&mut *conn)
        .await?;
    expect_setting("synchronous", &synchronous.to_string(), "2", rest)?;
    let foreign_keys: i64 = sqlx::query_scalar("pragma foreign_keys")
        .fetch_one(conn)
        .await?;
    expect_setting("foreign_keys", &foreign_keys.to_string(), "1", rest)
}

fn expect_setting(
    name: &'static str,
    found: &str,
    wanted: &'static str,
    fix: &'static str,
) -> Result<(), OpenError> {
    if found == wanted {
        return Ok(());
    }
    Err(OpenError::UnsafeSetting {
        name,
        found: found.to_owned(),
        wanted,
        fix,
    })
}

fn parse_version(text: &str) -> Option<(u32, u32, u32)> {
    let mut parts = text.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{file, parse_version};

    #[test]
    fn the_file_is_read_from_the_url() {
        assert_eq!(
            file("sqlite://data/a.db?mode=rwc"),
            PathBuf::from("data/a.db")
        );
        assert_eq!(file("sqlite:///var/a.db"), PathBuf::from("/var/a.db"));
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(parse_version("3.51.3") > parse_version("3.9.30"));
    }
}
