//! What durability rests on is read back from the engine, on every connection.

use backend::db::{Access, Db, DbOptions, Engine, OpenError, boxed};
use tests::{TestApp, TestDatabase};

#[tokio::test]
async fn every_connection_has_the_settings_that_durability_rests_on() {
    let app = TestApp::start().await;
    let db = &app.state.db;
    if db.engine() == Engine::Postgres {
        let folder = tempfile::tempdir().unwrap();
        let database = TestDatabase::create(folder.path()).await;
        // Acknowledged before it is on the disk: a power cut would lose orders.
        let lax = DbOptions {
            url: format!("{}?options[synchronous_commit]=off", database.options().url),
            allow_unsafe: false,
        };
        let refused = Db::open(&lax, Access::Write).await.unwrap_err();
        assert!(
            matches!(refused, OpenError::UnsafeSetting { .. }),
            "{refused:?}"
        );
        return;
    }
    let mut readers = Vec::new();
    for _ in 0..3 {
        readers.push(db.read().await.unwrap());
    }
    for reader in &mut readers {
        assert_eq!(pragmas(reader).await.unwrap(), ("wal".to_owned(), 2, 1));
    }
    let writer = db.write(|tx| boxed(pragmas(tx))).await;
    assert_eq!(writer.unwrap(), ("wal".to_owned(), 2, 1));
}

#[tokio::test]
async fn a_file_without_a_log_is_refused() {
    // A database without a name is SQLite's own temporary file.
    let temporary = DbOptions {
        url: "sqlite://".to_owned(),
        allow_unsafe: false,
    };
    let refused = Db::open(&temporary, Access::Write).await.unwrap_err();
    let sentence = refused.to_string();
    assert!(
        sentence.contains("journal_mode = delete, but wal is needed"),
        "{refused:?}"
    );
}

async fn pragmas(conn: &mut backend::db::Conn) -> sqlx::Result<(String, i64, i64)> {
    let mode = sqlx::query_scalar("pragma journal_mode").fetch_one(&mut *conn);
    let mode: String = mode.await?;
    let synchronous = sqlx::query_scalar("pragma synchronous").fetch_one(&mut *conn);
    let synchronous: i64 = synchronous.await?;
    let keys: i64 = sqlx::query_scalar("pragma foreign_keys")
        .fetch_one(conn)
        .await?;
    Ok((mode, synchronous, keys))
}
