//! Restoring for trial.

use backend::{backup, drill};
use serde_json::Value;
use tests::Provider;

use super::{backups, busy_shop, damage, take};

#[tokio::test]
async fn a_drill_serves_the_newest_backup_and_leaves_nothing_behind() {
    let shop = busy_shop().await;
    let (folder, _) = take(&shop.app).await;
    let charged = shop.count_outside(Provider::Card, "APPROVED").await;
    let clock = shop.app.clock.clone();
    let drilled = drill::drill(&backups(&shop.app), None, clock)
        .await
        .unwrap();
    assert_eq!(drilled.backup, folder);
    assert_eq!(drilled.read[..2], ["/healthz", "/"]);
    assert!(
        drilled.read[2].starts_with("/api/orders/20261122-"),
        "{drilled:?}"
    );
    assert_eq!(
        shop.count_outside(Provider::Card, "APPROVED").await,
        charged
    );
    let left: Vec<_> = std::fs::read_dir(backups(&shop.app)).unwrap().collect();
    assert_eq!(
        left.len(),
        3,
        "the backup, the lock and the record: {left:?}"
    );
    backup::run_due(shop.app.state.clone()).await.unwrap();
    let health: Value = shop.app.console().get("/healthz").await.good();
    assert_eq!(health["drillAgeSeconds"], 0);
}

#[tokio::test]
async fn a_backup_that_does_not_restore_fails_the_drill() {
    let shop = busy_shop().await;
    let (folder, _) = take(&shop.app).await;
    damage(&folder.join("secret"));
    let clock = shop.app.clock.clone();
    let failed = drill::drill(&backups(&shop.app), None, clock)
        .await
        .unwrap_err();
    assert!(
        format!("{failed:#}").contains("secret is damaged"),
        "{failed:#}"
    );
    assert!(drill::last(&backups(&shop.app)).is_none());
}

#[tokio::test]
async fn without_a_backup_there_is_no_drill() {
    let shop = busy_shop().await;
    let clock = shop.app.clock.clone();
    let failed = drill::drill(&backups(&shop.app), None, clock)
        .await
        .unwrap_err();
    assert!(failed.to_string().contains("chorok backup"), "{failed}");
}
