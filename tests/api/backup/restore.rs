//! From a backup to a mall.

use std::{os::unix::fs::PermissionsExt, path::Path};

use backend::{
    backup::{self, DATABASE, KEY, MEDIA, files, manifest::MANIFEST},
    check,
    db::{Access, Db, DbOptions, Engine},
    secret::RootKey,
};
use serde_json::Value;

use super::{busy_shop, damage, take};

async fn restore(backup: &Path, data: &Path) -> Result<backup::Restored, backup::Error> {
    backup::restore(backup, data, &DbOptions::file_at(&data.join(DATABASE))).await
}

async fn refusal(backup: &Path, data: &Path) -> String {
    let refused = restore(backup, data).await.err();
    refused.expect("the restore is refused").to_string()
}

#[tokio::test]
async fn a_backup_holds_all_that_a_restore_needs() {
    let shop = busy_shop().await;
    let (folder, manifest) = take(&shop.app).await;
    assert_eq!(manifest.rows["orders"], 2);
    assert_eq!(manifest.ledger_sum, 0);
    assert_eq!(manifest.broken_rules, None);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join(KEY)), 0o600);

    let data = shop.app.data().join("restored");
    let restored = restore(&folder, &data).await.unwrap();
    assert_eq!(restored.orders, 2);
    assert_eq!(restored.taken_at, shop.app.state.clock.now());
    let pictures = files::list(&shop.app.state.config.media()).unwrap();
    assert!(!pictures.is_empty());
    assert_eq!(files::list(&data.join(MEDIA)).unwrap(), pictures);
    // Codes and tokens of before the restore still count.
    let key = RootKey::load_known(None, &data.join(KEY)).unwrap();
    assert!(key.verify("order", b"no", &shop.app.state.key.sign("order", b"no")));
    let options = DbOptions::file_at(&data.join(DATABASE));
    let db = Db::open(&options, Access::ReadOnly).await.unwrap();
    assert_eq!(check::broken(&check::check(&db).await.unwrap()), None);
    db.close().await;
}

#[tokio::test]
async fn a_damaged_or_missing_file_is_named() {
    let shop = busy_shop().await;
    let database = match shop.app.state.db.engine() {
        Engine::Sqlite => DATABASE,
        Engine::Postgres => "tables/entries.jsonl",
    };
    for file in [database, KEY] {
        let (folder, _) = take(&shop.app).await;
        let data = shop.app.data().join("restored");
        damage(&folder.join(file));
        let damaged = refusal(&folder, &data).await;
        assert!(damaged.contains(&format!("{file} is damaged")), "{damaged}");
        std::fs::remove_file(folder.join(file)).unwrap();
        let missing = refusal(&folder, &data).await;
        assert!(missing.contains(&format!("{file} is missing")), "{missing}");
        assert!(files::is_empty(&data).unwrap());
        shop.app.clock.advance(std::time::Duration::from_secs(1));
    }
}

#[tokio::test]
async fn a_folder_that_holds_something_is_left_alone() {
    let shop = busy_shop().await;
    let (folder, _) = take(&shop.app).await;
    let refused = refusal(&folder, &shop.app.data()).await;
    assert!(refused.contains("is not empty"), "{refused}");
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let shop = busy_shop().await;
    let (folder, _) = take(&shop.app).await;
    let mut manifest: Value = files::read_json(&folder.join(MANIFEST)).unwrap();
    manifest["schema"][0] = 9_999.into();
    files::write_json(&folder.join(MANIFEST), &manifest).unwrap();
    let refused = refusal(&folder, &shop.app.data().join("restored")).await;
    assert!(refused.contains("newer schema"), "{refused}");
}

#[tokio::test]
async fn a_mall_that_is_not_well_is_not_called_restored() {
    let shop = busy_shop().await;
    let broken = shop
        .app
        .state
        .db
        .write(|tx| backend::db::boxed(unbalance(tx)))
        .await;
    broken.unwrap();
    let (folder, manifest) = take(&shop.app).await;
    let told = manifest.broken_rules.unwrap_or_default();
    let data = shop.app.data().join("restored");
    let refused = refusal(&folder, &data).await;
    assert!(
        refused.contains("stock set aside is what open orders reserve"),
        "{refused}"
    );
    assert!(files::is_empty(&data).unwrap());
    if shop.app.state.db.engine() == Engine::Sqlite {
        assert!(told.contains("stock set aside"), "{told}");
    }
}

async fn unbalance(tx: &mut backend::db::Conn) -> sqlx::Result<()> {
    sqlx::query("update stock set reserved = reserved + 1 where option_id = 'bowl-1'")
        .execute(tx)
        .await?;
    Ok(())
}
