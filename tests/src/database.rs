//! A database per test.

use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use backend::db::{Access, Db, DbOptions};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::sync::OnceCell;

static LAST: AtomicU32 = AtomicU32::new(0);
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// A fresh database, removed when dropped.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    url: String,
    /// The server and the name of a PostgreSQL database; a SQLite file goes with its folder.
    to_drop: Option<(String, String)>,
}

impl TestDatabase {
    pub(crate) async fn create(folder: &Path) -> Self {
        match std::env::var("CHOROK_TEST_DATABASE_URL") {
            Ok(server) => Self::on_server(server).await,
            Err(_) => Self {
                url: format!("sqlite://{}", folder.join("chorok.db").display()),
                to_drop: None,
            },
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn options(&self) -> DbOptions {
        options(&self.url)
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
            to_drop: Some((server, name)),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some((server, name)) = self.to_drop.take() else {
            return;
        };
        // Dropping cannot wait inside the test's own runtime.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime starts");
            runtime.block_on(run(&server, format!("drop database {name} with (force)")));
        });
        // A test that failed already must not be hidden by a second panic.
        let _ = dropped.join();
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

fn new_name(kind: &str) -> String {
    let number = LAST.fetch_add(1, Ordering::SeqCst);
    format!("chorok_{kind}_{}_{number}", std::process::id())
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
