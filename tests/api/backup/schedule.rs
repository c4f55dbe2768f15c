//! Backups by themselves.

use std::time::Duration;

use backend::{
    backup::{self, Keep},
    config::Config,
};
use serde_json::Value;
use tests::TestApp;

use super::backups;

fn every_six_hours(config: &mut Config) {
    config.backup.every_hours = 6;
    config.backup.keep = Keep {
        last: 2,
        daily: 2,
        weekly: 1,
    };
}

#[tokio::test]
async fn a_backup_is_taken_when_the_newest_is_old_enough() {
    let app = TestApp::start_with(every_six_hours).await;
    let count = || backup::list(&backups(&app)).unwrap().len();
    for (hours, wanted) in [(0, 1), (5, 1), (1, 2)] {
        app.clock.advance(Duration::from_hours(hours));
        backup::run_due(app.state.clone()).await.unwrap();
        assert_eq!(count(), wanted, "{hours} hours later");
    }
    let health: Value = app.console().get("/healthz").await.good();
    assert_eq!(health["backupAgeSeconds"], 0);
    assert_eq!(health["backups"]["scheduled"], true);
    app.clock.advance(Duration::from_mins(1));
    let metrics = app.console().get("/metrics").await.text();
    assert!(
        metrics.contains("chorok_backup_age_seconds 60"),
        "{metrics}"
    );
}

#[tokio::test]
async fn old_backups_give_way_and_the_newest_of_a_day_stays() {
    let app = TestApp::start_with(every_six_hours).await;
    for _ in 0..9 {
        backup::run_due(app.state.clone()).await.unwrap();
        app.clock.advance(Duration::from_hours(6));
    }
    // From noon on: 12, 18 | 0, 6, 12, 18 | 0, 6, 12.
    let left: Vec<_> = backup::list(&backups(&app))
        .unwrap()
        .into_iter()
        .map(|(_, manifest)| manifest.taken[..13].to_owned())
        .collect();
    assert_eq!(left, ["2026-11-23T18", "2026-11-24T06", "2026-11-24T12"]);
}

#[tokio::test]
async fn none_is_taken_when_they_are_off() {
    let app = TestApp::start().await;
    backup::run_due(app.state.clone()).await.unwrap();
    assert!(!backups(&app).exists());
}

#[tokio::test]
async fn a_failure_is_loud_until_one_succeeds() {
    let app = TestApp::start_with(every_six_hours).await;
    std::fs::write(backups(&app), "not a folder").unwrap();
    assert!(backup::run_due(app.state.clone()).await.is_err());
    let alarmed: Value = app.console().get("/healthz").await.good();
    assert_eq!(alarmed["status"], "attention");
    let failure = alarmed["backups"]["failure"].as_str().unwrap();
    assert!(failure.contains("backups"), "{failure}");
    let metrics = app.console().get("/metrics").await.text();
    assert!(metrics.contains("chorok_backup_failed 1"), "{metrics}");
    assert!(
        metrics.contains("name=\"backups\",kind=\"failed\"} 1"),
        "{metrics}"
    );
    std::fs::remove_file(backups(&app)).unwrap();
    backup::run_due(app.state.clone()).await.unwrap();
    let calm: Value = app.console().get("/healthz").await.good();
    assert_eq!(calm["status"], "ok");
}

#[tokio::test]
async fn what_a_crash_left_unfinished_is_no_backup_and_goes_away() {
    let app = TestApp::start_with(every_six_hours).await;
    let unfinished = backups(&app).join("2026-11-22T000000-000.part");
    std::fs::create_dir_all(&unfinished).unwrap();
    assert!(backup::list(&backups(&app)).unwrap().is_empty());
    backup::run_due(app.state.clone()).await.unwrap();
    assert!(!unfinished.exists());
}
