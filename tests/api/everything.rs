//! Moving a whole mall between the engines.

use std::path::Path;

use backend::{
    backup::{files, manifest::MANIFEST},
    db::{Access, Conn, Db, boxed},
    everything::{self, Proof, Rules},
};
use serde_json::Value;
use tests::{Shop, TestDatabase};

/// A mall with a paid order, by voucher and card, one that waits and one that was cancelled.
async fn busy_shop() -> Shop {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let paid = shop.order(&[("rice-2", 2)], &[token]).await;
    let _ = shop.pay(&paid).await;
    let cancelled = shop.order(&[("rice-1", 1)], &[]).await;
    let _ = shop.pay(&cancelled).await;
    let _ = shop.cancel(&cancelled).await;
    shop.app.run_jobs().await;
    let _ = shop.order(&[("jang-1", 1)], &[]).await;
    shop
}

async fn export(db: &Db, folder: &Path) -> Proof {
    let now = shared::time::Timestamp(0);
    everything::export(db, folder, now)
        .await
        .expect("it is written out");
    files::read_json(&folder.join("proof.json")).expect("the proof is there")
}

async fn open(database: &TestDatabase) -> Db {
    let opened = Db::open(&database.options(), Access::Write).await;
    opened.expect("the database opens")
}

#[tokio::test]
async fn a_mall_moves_to_a_file_and_back_without_losing_a_byte() {
    let shop = busy_shop().await;
    let folder = tempfile::tempdir().unwrap();
    let before = export(&shop.app.state.db, &folder.path().join("first")).await;
    assert_eq!(before.orders.len(), 3);
    assert_eq!(before.accounts.values().sum::<i64>(), 0);
    assert!(before.accounts["gangjin card"] < 0);

    let file = TestDatabase::file(folder.path());
    let db = open(&file).await;
    everything::import(&db, &folder.path().join("first"), Rules::Check)
        .await
        .unwrap();
    let between = export(&db, &folder.path().join("second")).await;
    assert_eq!(between, before);
    db.close().await;

    // On PostgreSQL this is the way back.
    let other = tempfile::tempdir().unwrap();
    let last = TestDatabase::create(other.path()).await;
    let db = open(&last).await;
    everything::import(&db, &folder.path().join("second"), Rules::Check)
        .await
        .unwrap();
    assert_eq!(export(&db, &folder.path().join("third")).await, before);
    let findings = backend::check::check(&db).await.unwrap();
    assert_eq!(backend::check::broken(&findings), None);
    db.close().await;
}

#[tokio::test]
async fn a_table_that_nobody_told_of_moves_too() {
    let shop = Shop::open().await;
    let new = "create table extras (id TEXT primary key, at BIGINT);
               insert into extras values ('초록', null), ('a\"b', 7)";
    shop.app
        .state
        .db
        .write(|tx| boxed(run(tx, new)))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let proof = export(&shop.app.state.db, &folder.path().join("out")).await;
    assert_eq!(proof.tables["extras"].rows, 2);
    let lines = std::fs::read_to_string(folder.path().join("out/tables/extras.jsonl")).unwrap();
    assert_eq!(
        lines,
        "{\"at\":7,\"id\":\"a\\\"b\"}\n{\"at\":null,\"id\":\"초록\"}\n"
    );
}

#[tokio::test]
async fn a_changed_amount_is_found_and_nothing_comes_in() {
    let change = |text: String| {
        let line = text.lines().next().unwrap().to_owned();
        let mut row: Value = backend::http::extract::parse(line.as_bytes()).unwrap();
        row["amount"] = (row["amount"].as_i64().unwrap() + 1).into();
        text.replacen(&line, &row.to_string(), 1)
    };
    let refused = import_changed("entries", change).await;
    assert!(refused.contains("the sum of account gangjin"), "{refused}");
}

#[tokio::test]
async fn a_lost_event_is_found_and_nothing_comes_in() {
    let change = |text: String| text.split_once('\n').unwrap().1.to_owned();
    let refused = import_changed("order_events", change).await;
    assert!(refused.contains("order gangjin 20261122-"), "{refused}");
}

#[tokio::test]
async fn a_lost_parent_is_refused_by_the_database() {
    let change = |text: String| text.split_once('\n').unwrap().1.to_owned();
    let refused = import_changed("orders", change).await;
    assert!(refused.contains("the database refused"), "{refused}");
}

#[tokio::test]
async fn a_filled_database_is_left_alone() {
    let shop = busy_shop().await;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let db = &shop.app.state.db;
    let _ = export(db, &out).await;
    let again = everything::import(db, &out, Rules::Ignore).await;
    let refused = again.unwrap_err().to_string();
    assert!(refused.contains("is not empty"), "{refused}");
}

/// Changes a table's file as if the manifest knew nothing of it, and answers the refusal.
async fn import_changed(table: &str, change: impl Fn(String) -> String) -> String {
    let shop = busy_shop().await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let out = folder.path().join("out");
    let _ = export(&shop.app.state.db, &out).await;
    let name = format!("tables/{table}.jsonl");
    let text = std::fs::read_to_string(out.join(&name)).expect("the table's file is read");
    std::fs::write(out.join(&name), change(text)).expect("it is written");
    let mut manifest: Value = files::read_json(&out.join(MANIFEST)).expect("the manifest is read");
    let entries = manifest["files"]
        .as_array_mut()
        .expect("the manifest lists files");
    let entry = entries
        .iter_mut()
        .find(|entry| entry["path"] == name)
        .expect("the table's file is in it");
    let (bytes, sha256) = files::sum(&out.join(&name)).expect("the file is summed");
    entry["bytes"] = bytes.into();
    entry["sha256"] = sha256.into();
    files::write_json(&out.join(MANIFEST), &manifest).expect("the manifest is written");

    let target = TestDatabase::create(folder.path()).await;
    let db = open(&target).await;
    let imported = everything::import(&db, &out, Rules::Ignore).await;
    let refused = imported.expect_err("the import is refused").to_string();
    let mut conn = db.read().await.expect("a connection");
    let rows: i64 = sqlx::query_scalar("select count(*) from tenants")
        .fetch_one(&mut *conn)
        .await
        .expect("the rows are counted");
    assert_eq!(rows, 0, "the target stays empty");
    drop(conn);
    db.close().await;
    refused
}

async fn run(tx: &mut Conn, sql: &'static str) -> sqlx::Result<()> {
    sqlx::raw_sql(sql).execute(tx).await?;
    Ok(())
}
