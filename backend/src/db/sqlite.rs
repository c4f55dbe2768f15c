//! A SQLite file: one writer, several read-only readers, every setting read back.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{AnyConnection, AnyPool, Connection, any::AnyPoolOptions};

use super::{Access, Conn, OpenError};

/// Older libraries can lose the write-ahead log when it restarts.
const OLDEST_VERSION: (u32, u32, u32) = (3, 51, 3);

/// FULL keeps a commit through a power cut.
const PRAGMAS: &str = "pragma busy_timeout = 5000;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma trusted_schema = off;
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
    let (to_read, to_write) = (
        format!("sqlite://{path}?mode=ro"),
        format!("sqlite://{path}?mode=rwc"),
    );
    if access == Access::ReadOnly {
        let readers = pool(&to_read, reader_count(), Role::Looker).await?;
        return Ok((readers.clone(), readers));
    }
    let writers = pool(&to_write, 1, Role::Writer).await?;
    // The file exists now, so readers can open it without the right to create one.
    let readers = pool(&to_read, reader_count(), Role::Reader).await?;
    Ok((writers, readers))
}

/// Copies the file through SQLite itself, on a connection of its own that cannot write to it.
///
/// The readers of the pool would refuse: `query_only` holds for the copy, too.
pub(super) async fn copy(file: &Path, target: &Path) -> sqlx::Result<()> {
    let url = format!("sqlite://{}?mode=ro", file.display());
    let mut conn = AnyConnection::connect(&url).await?;
    sqlx::raw_sql("pragma busy_timeout = 5000")
        .execute(&mut conn)
        .await?;
    sqlx::query("vacuum into $1")
        .bind(target.display().to_string())
        .execute(&mut conn)
        .await?;
    conn.close().await
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

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The one that writes.
    Writer,
    /// Reads beside a writer of this process.
    Reader,
    /// Reads a file that another process may write, or a copy that nobody does.
    Looker,
}

async fn pool(url: &str, size: u32, role: Role) -> Result<AnyPool, OpenError> {
    // A pool would try again and again, and in the end not say why.
    let mut first = AnyConnection::connect(url).await?;
    prepare(&mut first, role).await?;
    first.close().await?;
    let pool = AnyPoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(3))
        // A file does not hang up; asking it each time would cost a round trip.
        .test_before_acquire(false)
        // The file's cache lives in the connection: keep it.
        .idle_timeout(None)
        .max_lifetime(None)
        .after_connect(move |conn, _| {
            Box::pin(async move { prepare(conn, role).await.map_err(OpenError::into_sqlx) })
        });
    Ok(pool.connect(url).await?)
}

/// Makes the settings of a connection, and believes only what it then answers.
async fn prepare(conn: &mut Conn, role: Role) -> Result<(), OpenError> {
    sqlx::raw_sql(PRAGMAS).execute(&mut *conn).await?;
    let last = match role {
        Role::Writer => "pragma journal_mode = wal; pragma cache_size = -8192",
        // There are several, and what they miss is in the system's cache.
        Role::Reader | Role::Looker => "pragma query_only = on; pragma cache_size = -2048",
    };
    sqlx::raw_sql(last).execute(&mut *conn).await?;
    check(conn, role).await
}

/// Reads back what durability and integrity rest on.
async fn check(conn: &mut Conn, role: Role) -> Result<(), OpenError> {
    let (version, mode, synchronous, foreign_keys): (String, String, i64, i64) = sqlx::query_as(
        "select sqlite_version(),
                (select journal_mode from pragma_journal_mode),
                (select synchronous from pragma_synchronous),
                (select foreign_keys from pragma_foreign_keys)",
    )
    .fetch_one(conn)
    .await?;
    if parse_version(&version) < Some(OLDEST_VERSION) {
        return Err(OpenError::UnsafeSetting {
            name: "sqlite_version",
            found: version,
            wanted: "3.51.3 or newer",
            fix: "build chorok with its bundled SQLite",
        });
    }
    // A backup's copy has no write-ahead log.
    if role != Role::Looker {
        let fix = "put the data folder on a local disk (network file systems cannot do this)";
        expect_setting("journal_mode", &mode, "wal", fix)?;
    }
    let rest = "remove what overrides it from the environment";
    expect_setting("synchronous", &synchronous.to_string(), "2", rest)?;
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
