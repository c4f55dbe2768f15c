//! What is published about the books every day.

use std::{fs, time::Duration};

use backend::ledger::{root::publish_due, verify::Start};
use serde_json::Value;
use shared::error::ErrorCode;
use tests::TestApp;

use super::{fault, sell, verified, whole};

async fn publish(app: &TestApp) {
    publish_due(app.state.clone()).await.expect("the job runs");
}

async fn root(app: &TestApp, day: &str) -> Value {
    let path = format!("/ledger/{day}.json");
    app.anonymous().get(&path).await.good()
}

/// Twelve hours and two minutes: from noon to just after midnight.
async fn midnight(app: &TestApp) {
    app.clock.advance(Duration::from_mins(12 * 60 + 2));
    publish(app).await;
}

#[tokio::test]
async fn each_day_is_published_after_midnight_and_names_the_day_before() {
    let app = TestApp::with_mall().await;
    publish(&app).await;
    sell(&app, "order-1", 1_000).await;
    publish(&app).await;
    let first = root(&app, "2026-11-21").await;
    assert_eq!(first["transfers"], 3);
    assert_eq!(first["previousRoot"], Value::Null);
    let early = app.anonymous().get("/ledger/2026-11-22.json").await;
    early.refused(ErrorCode::NotFound);
    midnight(&app).await;
    let second = root(&app, "2026-11-22").await;
    assert_eq!(second["transfers"], 1);
    assert_eq!(second["lastSeq"], 4);
    assert_eq!(second["root"], whole(&app).await.hash.to_string());
    assert_eq!(second["previousRoot"], first["root"]);
    assert_eq!(second["programmes"][0]["issued"], 157_000);
    assert_eq!(second["programmes"][0]["remaining"], 67_000);
    let index: Value = app.anonymous().get("/ledger/index.json").await.good();
    assert_eq!(index["days"][1]["root"], second["root"]);
    assert_eq!(index["days"][1]["url"], "/ledger/2026-11-22.json");
    assert_eq!(whole(&app).await.roots, 2);
}

#[tokio::test]
async fn days_on_which_the_mall_did_not_run_are_published_later() {
    let app = TestApp::with_mall().await;
    publish(&app).await;
    app.clock.advance(Duration::from_hours(72));
    publish(&app).await;
    for day in ["2026-11-22", "2026-11-23", "2026-11-24"] {
        assert_eq!(root(&app, day).await["transfers"], 0, "{day}");
    }
}

#[tokio::test]
async fn what_is_published_is_never_written_over() {
    let app = TestApp::with_mall().await;
    publish(&app).await;
    let file = app.data().join("ledger/gangjin/2026-11-21.json");
    let first = fs::read_to_string(&file).expect("the file is there");
    sell(&app, "order-1", 1_000).await;
    app.tamper("update ledger_roots set content = '{}'").await;
    publish(&app).await;
    assert_eq!(fs::read_to_string(&file).expect("the file is there"), first);
    assert!(fault(&app).await.row.contains("root of 2026-11-21"));
}

#[tokio::test]
async fn a_file_that_was_lost_comes_back_as_it_was() {
    let app = TestApp::with_mall().await;
    publish(&app).await;
    let file = app.data().join("ledger/gangjin/2026-11-21.json");
    let first = fs::read_to_string(&file).expect("the file is there");
    fs::remove_file(&file).expect("the file goes away");
    sell(&app, "order-1", 1_000).await;
    publish(&app).await;
    assert_eq!(fs::read_to_string(&file).expect("the file is there"), first);
}

#[tokio::test]
async fn a_published_root_that_the_chain_does_not_have_is_found() {
    for (sql, row) in [
        (
            "update ledger_roots set root = 'x'",
            "root of 2026-11-21, published for link 3",
        ),
        (
            "update ledger_roots set last_seq = 2",
            "root of 2026-11-21, published for link 2",
        ),
        (
            "update ledger_roots set day = '2026-11-20'",
            "root of 2026-11-20",
        ),
        (
            "update ledger_roots set tenant_id = 'haenam'",
            "2026-11-21.json",
        ),
        (
            "update ledger_roots set content = replace(content, '157000', '157001')",
            "root of 2026-11-21",
        ),
    ] {
        let app = TestApp::with_mall().await;
        publish(&app).await;
        assert_eq!(whole(&app).await.roots, 1);
        app.tamper(sql).await;
        let fault = fault(&app).await;
        assert!(fault.row.contains(row), "{sql}: {fault}");
    }
}

#[tokio::test]
async fn a_file_that_was_changed_is_found_also_when_resuming() {
    let app = TestApp::with_mall().await;
    publish(&app).await;
    let _ = verified(&app, Start::Resume).await.expect("whole books");
    let file = app.data().join("ledger/gangjin/2026-11-21.json");
    let text = fs::read_to_string(&file).expect("the file is there");
    fs::write(&file, text.replace("57000", "57001")).expect("the file can be changed");
    let error = verified(&app, Start::Resume)
        .await
        .expect_err("another file");
    assert!(error.to_string().contains("2026-11-21.json"), "{error}");
}

#[tokio::test]
async fn only_files_of_days_are_served() {
    let app = TestApp::with_mall().await;
    publish(&app).await;
    for name in [
        "..%2F..%2Fsecret",
        "2026-11-21",
        "2026-13-01.json",
        "x.json",
    ] {
        let reply = app.anonymous().get(&format!("/ledger/{name}")).await;
        reply.refused(ErrorCode::NotFound);
    }
}
