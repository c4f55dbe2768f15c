//! A database per test.

use std::path::Path;

use backend::{
    db::{Access, Db, DbOptions},
    ids::Ids,
};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// A fresh database, removed when dropped.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    /// What is on a PostgreSQL server; a SQLite file goes with its folder.
    to_drop: Option<OnServer>,
}

#[derive(Debug)]
struct OnServer {
    server: String,
    database: String,
    /// Owns the database, and nothing else.
    owner: Option<String>,
}

impl TestDatabase {
    /// On the engine that the environment names; a file goes into `folder`.
    pub async fn create(folder: &Path) -> Self {
        match std::env::var("CHOROK_TEST_DATABASE_URL") {
            Ok(server) => Self::on_server(server).await,
            Err(_) => Self::file(folder),
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A SQLite file, whatever the environment says.
    pub fn file(folder: &Path) -> Self {
        Self {
            url: format!("sqlite://{}", folder.join("chorok.db").display()),
            to_drop: None,
        }
    }

    /// How to open it.
    pub fn options(&self) -> DbOptions {
        options(&self.url)
    }

    /// Runs statements as somebody who owns the machine: past triggers, foreign keys and, on
    /// SQLite, checks.
    pub(crate) async fn tamper(&self, sql: &str) {
        let done = match &self.to_drop {
            Some(_) => tamper_on_server(&self.url, sql).await,
            None => tamper_in_file(&self.url, sql).await,
        };
        done.expect("the statements run");
    }

    /// Copies a migrated template: much faster than migrating each.
    async fn on_server(server: String) -> Self {
        let template = TEMPLATE.get_or_init(|| make_template(&server)).await;
        let name = new_name("test");
        run(
            &server,
            format!("create database {name} template {template}"),
        )
        .await;
        Self {
            url: with_database(&server, &name),
            to_drop: Some(OnServer {
                server,
                database: name,
                owner: None,
            }),
        }
    }

    /// An empty database that belongs to an ordinary role, as in production, and is used by it.
    /// `None` on SQLite, which has no roles.
    pub(crate) async fn owned() -> Option<Self> {
        let server = std::env::var("CHOROK_TEST_DATABASE_URL").ok()?;
        let (owner, name) = (new_name("owner"), new_name("owned"));
        run(&server, format!("create role {owner} login")).await;
        run(&server, format!("create database {name} owner {owner}")).await;
        Some(Self {
            url: with_user(&with_database(&server, &name), &owner),
            to_drop: Some(OnServer {
                server,
                database: name,
                owner: Some(owner),
            }),
        })
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some(there) = self.to_drop.take() else {
            return;
        };
        // Dropping cannot wait inside the test's own runtime.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime starts");
            runtime.block_on(there.remove());
        });
        // A test that failed already must not be hidden by a second panic.
        let _ = dropped.join();
    }
}

impl OnServer {
    async fn remove(self) {
        let Self {
            server, database, ..
        } = self;
        run(&server, format!("drop database {database} with (force)")).await;
        if let Some(owner) = self.owner {
            run(&server, format!("drop role {owner}")).await;
        }
    }
}

async fn make_template(server: &str) -> String {
    let name = new_name("template");
    run(server, format!("create database {name}")).await;
    let db = Db::open(&options(&with_database(server, &name)), Access::Write)
        .await
        .expect("the template opens");
    db.close().await;
    name
}

fn options(url: &str) -> DbOptions {
    DbOptions {
        url: url.to_owned(),
        allow_unsafe: true,
    }
}

/// Random: process ids come again while a server that serves many runs stays.
fn new_name(kind: &str) -> String {
    format!("chorok_{}", Ids::Random.id(kind).to_lowercase())
}

/// The server's URL with another database in its path.
fn with_database(server: &str, name: &str) -> String {
    let (base, query) = server.split_once('?').unwrap_or((server, ""));
    let host_at = base.find("://").map_or(0, |at| at + 3);
    let base = match base[host_at..].find('/') {
        Some(slash) => &base[..host_at + slash],
        None => base,
    };
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{query}")
    };
    format!("{base}/{name}{query}")
}

/// The URL for another user of the server.
fn with_user(url: &str, user: &str) -> String {
    let (scheme, rest) = url.split_once("://").expect("a URL has a scheme");
    let host = rest.split_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{user}@{host}")
}

async fn tamper_on_server(url: &str, sql: &str) -> sqlx::Result<()> {
    let mut conn = PgConnection::connect(url).await?;
    let sql = format!("set session_replication_role = replica; {sql}");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await?;
    conn.close().await
}

async fn tamper_in_file(url: &str, sql: &str) -> sqlx::Result<()> {
    let mut conn = SqliteConnection::connect(url).await?;
    let triggers: Vec<String> =
        sqlx::query_scalar("select name from sqlite_master where type = 'trigger'")
            .fetch_all(&mut conn)
            .await?;
    let mut all = "pragma busy_timeout = 5000; pragma foreign_keys = off;
        pragma ignore_check_constraints = on;"
        .to_owned();
    all.extend(triggers.iter().map(|name| format!("drop trigger {name};")));
    sqlx::raw_sql(AssertSqlSafe(all + sql))
        .execute(&mut conn)
        .await?;
    conn.close().await
}

async fn run(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server)
        .await
        .expect("the PostgreSQL server of CHOROK_TEST_DATABASE_URL answers");
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(&mut conn)
        .await
        .expect("databases can be made and dropped");
    conn.close().await.expect("the connection closes");
}
