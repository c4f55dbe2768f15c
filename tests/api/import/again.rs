//! Importing again, and back from an export.

use backend::{
    catalog::stock,
    clock::Clock,
    db::{Conn, boxed},
    error::AppError,
};
use serde_json::Value;
use shared::ids::{OptionId, TenantId};
use tests::{TestApp, folder::ImportFolder};

use super::price_of;

#[tokio::test]
async fn the_same_folder_again_changes_nothing() {
    let app = TestApp::with_mall().await;
    let tag = app
        .anonymous()
        .get("/api/catalog")
        .await
        .header("etag")
        .to_owned();
    let report = app.import(&ImportFolder::small()).await;
    assert!(report.is_done() && !report.is_change(), "{report}");
    assert_eq!(
        app.anonymous().get("/api/catalog").await.header("etag"),
        tag
    );
}

#[tokio::test]
async fn a_changed_row_is_replaced_and_a_missing_one_is_hidden() {
    let app = TestApp::with_mall().await;
    let small = ImportFolder::small();
    let without_bowl = |name: &str| -> String {
        let text = small.text(name);
        let kept = text.lines().filter(|line| !line.starts_with("bowl"));
        kept.flat_map(|line| [line, "\n"]).collect()
    };
    let folder = ["products.csv", "options.csv", "notices.csv"]
        .into_iter()
        .fold(small.clone(), |folder, name| {
            folder.with(name, without_bowl(name))
        })
        .replace("options.csv", "17500", "18500");
    let report = app.import(&folder).await;
    assert!(report.is_done() && report.is_change(), "{report}");
    assert_eq!(price_of(&app, "rice").await, 18_500);
    assert_eq!(app.anonymous().get("/api/products/bowl").await.status, 404);
    let back = app.import(&small).await;
    assert!(back.is_done(), "{back}");
    assert_eq!(price_of(&app, "bowl").await, 30_000);
}

#[tokio::test]
async fn what_was_sold_since_the_last_import_stays_sold() {
    let app = TestApp::with_mall().await;
    let (tenant, option) = (TenantId::from("gangjin"), OptionId::from("maesaengi-1"));
    let now = app.clock.now();
    let sell = async |tx: &mut Conn| -> Result<bool, AppError> {
        let reserved = stock::reserve(tx, &tenant, &option, 1, now).await?;
        Ok(reserved && stock::sell(tx, &tenant, &option, 1).await?)
    };
    let sold = app.state.db.write(|tx| boxed(sell(tx))).await;
    assert!(sold.expect("the last one is sold"));
    let again = app.import(&ImportFolder::small()).await;
    assert!(!again.is_change(), "{again}");
    let page: Value = app.anonymous().get("/api/products/maesaengi").await.good();
    assert_eq!(page["options"][0]["soldOut"], true);
    let counted = ImportFolder::small().replace("options.csv", "9900,400,1,", "9900,400,7,");
    assert!(app.import(&counted).await.is_change());
    let page: Value = app.anonymous().get("/api/products/maesaengi").await.good();
    assert_eq!(page["options"][0]["soldOut"], false);
}

#[tokio::test]
async fn an_export_reads_back_as_no_change() {
    let app = TestApp::with_mall().await;
    let tenant = TenantId::from("gangjin");
    let folder = app.data().join("export");
    backend::export::export(&app.state.db, &tenant, &folder)
        .await
        .expect("the export is written");
    let mut again = ImportFolder::small().without("lots.csv");
    for file in std::fs::read_dir(&folder).expect("the export is there") {
        let file = file.expect("a file");
        let name = file.file_name().to_string_lossy().into_owned();
        again = again.with(&name, std::fs::read(file.path()).expect("readable"));
    }
    let report = app.import(&again).await;
    assert!(report.is_done() && !report.is_change(), "{report}");
}
