//! The database: the only module that names sqlx's `Any` driver.
//!
//! Features get a [`Conn`] and nothing else: [`Db::read`] lends one for queries, [`Db::write`] runs
//! a closure inside the only kind of writing transaction there is. Both engines share one SQL text,
//! so statements use `$n` placeholders, TEXT and BIGINT, and no function of one engine.
#![expect(
    clippy::disallowed_types,
    reason = "this is the module that hides the driver from the others"
)]

pub mod content;
mod lock;
mod migrate;
mod postgres;
mod rows;
pub mod schema;
mod snapshot;
mod sql;
mod sqlite;
mod together;
mod write;

use std::{
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
};

use sqlx::{Any, AnyPool, pool::PoolConnection};

pub(crate) use self::rows::rows;
pub use self::{
    lock::WriterLock,
    migrate::newest as newest_schema,
    rows::{Row, insert_all, values},
    snapshot::Snapshot,
    sql::{in_list, is_unique_violation},
    together::Together,
    write::{Retryable, TxBody, boxed},
};

/// Whether connections go back to their pool unseen: only where the torture build shows what
/// happens then.
#[cfg(feature = "torture")]
use crate::torture::unguarded;
#[cfg(not(feature = "torture"))]
const fn unguarded() -> bool {
    false
}

/// What store functions take: a connection, with or without a transaction around it.
pub type Conn = sqlx::AnyConnection;

/// A statement with its values, for the few places that pass one on.
pub type Statement<'q> = sqlx::query::Query<'q, Any, sqlx::any::AnyArguments>;

/// Which engine is behind the URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, one process.
    Sqlite,
    /// A server shared by replicas.
    Postgres,
}

/// Whether this process may change the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// `serve`, `import`: holds the writer lock of a SQLite file and brings the schema up to date.
    Write,
    /// `check`, `export`: looks only.
    ReadOnly,
}

/// Where the database is and how strict to be about its settings.
#[derive(Debug, Clone)]
pub struct DbOptions {
    /// `sqlite://<file>` or `postgres://…`.
    pub url: String,
    /// Lets a throw-away PostgreSQL run without fsync.
    pub allow_unsafe: bool,
}

impl DbOptions {
    /// A SQLite file.
    pub fn file_at(path: &Path) -> Self {
        Self {
            url: format!("sqlite://{}", path.display()),
            allow_unsafe: false,
        }
    }

    /// The engine that the URL names.
    pub fn engine(&self) -> Result<Engine, OpenError> {
        match self.url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") => Ok(Engine::Sqlite),
            Some("postgres" | "postgresql") => Ok(Engine::Postgres),
            _ => Err(OpenError::UnknownScheme),
        }
    }

    /// The file of a SQLite URL.
    pub fn file(&self) -> PathBuf {
        sqlite::file(&self.url)
    }
}

/// Why the database could not be opened, each in a sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither of the two engines.
    #[error("CHOROK_DATABASE_URL must start with sqlite:// or postgres://")]
    UnknownScheme,
    /// Two processes on one SQLite file.
    #[error(
        "{} is in use by another chorok process; stop that one, or use PostgreSQL for replicas",
        .0.display()
    )]
    Locked(PathBuf),
    /// The folder or the lock file cannot be written.
    #[error("{} cannot be opened for writing; check that the folder exists and is yours", path.display())]
    Folder {
        /// What could not be opened.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Nothing to read yet.
    #[error("{} does not exist yet; run `chorok serve` or `chorok import` first", .0.display())]
    Missing(PathBuf),
    /// A setting that durability or integrity rests on was not taken.
    #[error("the database reports {name} = {found}, but {wanted} is needed; {fix}")]
    UnsafeSetting {
        /// The setting's name in the engine's words.
        name: &'static str,
        /// What the engine answered.
        found: String,
        /// What it must be.
        wanted: &'static str,
        /// What the operator can do.
        fix: &'static str,
    },
    /// The engine refused the connection or a statement.
    #[error("the database could not be opened; check CHOROK_DATABASE_URL and that the server runs")]
    Sqlx(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error(
        "the database schema could not be brought up to date; restore a backup or use the version that made it"
    )]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl OpenError {
    /// For a pool, which logs it, goes without the connection and tries again.
    fn into_sqlx(self) -> sqlx::Error {
        match self {
            Self::Sqlx(error) => error,
            refusal => sqlx::Error::Configuration(Box::new(refusal)),
        }
    }
}

/// A cheap handle on the pools.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    readers: AnyPool,
    writers: AnyPool,
    /// The file of a SQLite database.
    file: Option<PathBuf>,
}

impl Db {
    /// Opens the database, checks the settings it answers with, and migrates it when writing.
    pub async fn open(options: &DbOptions, access: Access) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let engine = options.engine()?;
        let db = match engine {
            Engine::Sqlite => {
                let (writers, readers) = sqlite::open(&options.url, access).await?;
                Self {
                    engine,
                    readers,
                    writers,
                    file: Some(options.file()),
                }
            }
            Engine::Postgres => {
                let pool = postgres::open(&options.url, options.allow_unsafe).await?;
                Self {
                    engine,
                    readers: pool.clone(),
                    writers: pool,
                    file: None,
                }
            }
        };
        if access == Access::Write {
            migrate::run(&db.writers, engine).await?;
        }
        Ok(db)
    }

    /// Which engine answers.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Lends a connection for reading. On SQLite it refuses to write.
    pub async fn read(&self) -> sqlx::Result<ReadConn> {
        Ok(ReadConn(self.readers.acquire().await?))
    }

    /// Copies a SQLite database, as of one moment, into a new file. Writers go on meanwhile. On
    /// PostgreSQL there is no file.
    pub async fn copy_into(&self, target: &Path) -> sqlx::Result<()> {
        match &self.file {
            Some(file) => sqlite::copy(file, target).await,
            None => Err(sqlx::Error::Configuration(
                "only a SQLite database is a file".into(),
            )),
        }
    }

    /// One round trip, for the readiness probe.
    pub async fn ping(&self) -> sqlx::Result<()> {
        let mut conn = self.read().await?;
        sqlx::query("select 1").execute(&mut *conn).await?;
        Ok(())
    }

    /// Closes the pools; on SQLite folds the write-ahead log into the file first.
    pub async fn close(&self) {
        if self.engine == Engine::Sqlite
            && let Err(error) = sqlite::checkpoint(&self.writers).await
        {
            tracing::warn!(%error, "the write-ahead log stays beside the database file");
        }
        self.readers.close().await;
        self.writers.close().await;
    }
}

/// A connection for reading, given back when dropped.
#[derive(Debug)]
pub struct ReadConn(PoolConnection<Any>);

impl Deref for ReadConn {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for ReadConn {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}
