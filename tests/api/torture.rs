//! The long runs at a size for every day.

use tests::torture::{backup_load, check_load, power_cuts};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backups_under_load_all_restore() {
    let load = backup_load(5, 60, || true).await;
    assert!(load.violations.is_empty(), "{load:?}");
    assert_eq!(load.backups, 5);
    assert!(load.writes > 60, "{load:?}");
}

#[tokio::test]
async fn a_power_cut_loses_nothing_that_was_acknowledged() {
    let report = power_cuts(30, 1, || true).await;
    assert!(report.violations.is_empty(), "{report:?}");
    assert!(
        report.cuts == 30 && report.frames > 100 && report.orders > 5,
        "{report:?}"
    );
}

#[tokio::test]
async fn many_orders_keep_every_rule() {
    let load = check_load(500).await;
    assert!(load.violations.is_empty(), "{load:?}");
    assert!(load.minute_ms < 5_000, "{load:?}");
}
