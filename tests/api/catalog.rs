//! The catalogue: lists, details, the whole of it, and when it changes.

use std::time::Duration;

use serde_json::Value;
use shared::{catalog::Catalog, error::ErrorCode};
use tests::{TestApp, folder::ImportFolder};

async fn names(app: &TestApp, query: &str) -> Vec<String> {
    let list: Value = app
        .anonymous()
        .get(&format!("/api/products{query}"))
        .await
        .good();
    let products = list["products"].as_array().expect("a list of products");
    let name = |product: &Value| product["id"].as_str().unwrap_or_default().to_owned();
    products.iter().map(name).collect()
}

#[tokio::test]
async fn products_are_listed_with_their_price_now() {
    let app = TestApp::with_mall().await;
    let list: Value = app.anonymous().get("/api/products?sort=sales").await.good();
    assert_eq!(list["total"], 5);
    assert_eq!(list["pages"], 1);
    let rice = &list["products"][0];
    assert_eq!(rice["id"], "rice");
    assert_eq!(rice["price"]["unit"]["list"], 17_500);
    assert_eq!(rice["price"]["unit"]["now"], 16_275);
    assert_eq!(rice["vendor"], "새벽논 정미소");
}

#[tokio::test]
async fn lists_are_narrowed_sorted_and_searched() {
    let app = TestApp::with_mall().await;
    assert_eq!(
        names(&app, "?category=sea&sort=cheapest").await,
        ["maesaengi", "abalone"]
    );
    assert_eq!(
        names(&app, "?vendor=rice-01&sort=dearest").await,
        ["rice", "jang"]
    );
    assert_eq!(names(&app, "?q=%EC%A0%84%EB%B3%B5").await, ["abalone"]);
    assert_eq!(names(&app, "?sort=newest").await[0], "maesaengi");
    assert_eq!(names(&app, "?page=2").await, Vec::<String>::new());
}

#[tokio::test]
async fn an_unknown_parameter_or_value_is_refused() {
    let app = TestApp::with_mall().await;
    for query in [
        "?colour=red",
        "?sort=random",
        "?page=0",
        "?category=cars",
        "?page=x",
    ] {
        let reply = app.anonymous().get(&format!("/api/products{query}")).await;
        assert_eq!(reply.status, 422, "{query}");
        let _ = reply.refused(ErrorCode::Invalid);
    }
}

#[tokio::test]
async fn a_product_comes_with_its_seller_notice_and_delivery() {
    let app = TestApp::with_mall().await;
    let bowl: Value = app.anonymous().get("/api/products/bowl").await.good();
    assert_eq!(bowl["notice"].as_array().map(Vec::len), Some(10));
    assert_eq!(bowl["delivery"]["alone"], true);
    assert!(bowl["voucher"]["whyNot"].is_string());
    let rice: Value = app.anonymous().get("/api/products/rice").await.good();
    // Sunday noon: after the cut-off, Monday and Tuesday are the two working days.
    let tuesday = shared::time::Date::new(2026, 11, 24).expect("the day exists");
    assert_eq!(rice["delivery"]["shipBy"], tuesday.0);
    assert_eq!(rice["delivery"]["cutoff"], "오전 11시");
    assert_eq!(rice["detail"][0]["text"]["title"], "새벽논 정미소 이야기");
}

#[tokio::test]
async fn a_product_that_is_not_there_is_not_found() {
    let app = TestApp::with_mall().await;
    let _ = app
        .anonymous()
        .get("/api/products/unicorn")
        .await
        .refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn the_whole_catalogue_is_sent_once_per_revision() {
    let app = TestApp::with_mall().await;
    let first = app.anonymous().get("/api/catalog").await;
    let tag = first.header("etag").to_owned();
    let catalog: Catalog = first.good();
    assert_eq!(catalog.products.len(), 5);
    let again = app
        .anonymous()
        .header("if-none-match", &tag)
        .get("/api/catalog")
        .await;
    assert_eq!(again.status, 304);
    assert!(again.body.is_empty());
    let packed = app.anonymous().header("accept-encoding", "gzip, br");
    let reply = packed.get("/api/catalog").await;
    assert_eq!(reply.header("content-encoding"), "br");
}

#[tokio::test]
async fn a_campaign_that_ends_changes_the_revision_and_the_price() {
    let app = TestApp::with_mall().await;
    let price = async || -> Value {
        let page: Value = app.anonymous().get("/api/products/abalone").await.good();
        page["options"][0]["unit"]["now"].clone()
    };
    let tag = async || {
        app.anonymous()
            .get("/api/catalog")
            .await
            .header("etag")
            .to_owned()
    };
    assert_eq!(price().await, 39_900);
    let before = tag().await;
    app.clock.advance(Duration::from_hours(13));
    app.run_jobs().await;
    assert_eq!(price().await, 45_000);
    assert_ne!(tag().await, before);
    let after = tag().await;
    app.run_jobs().await;
    assert_eq!(tag().await, after, "nothing changes twice");
}

#[tokio::test]
async fn a_product_out_of_its_months_is_shown_but_not_sold() {
    let app = TestApp::with_mall().await;
    let sold_out = async || -> Value {
        let page: Value = app.anonymous().get("/api/products/maesaengi").await.good();
        page["options"][0]["soldOut"].clone()
    };
    assert_eq!(sold_out().await, false);
    app.clock.advance(Duration::from_hours(24 * 110));
    app.run_jobs().await;
    assert_eq!(sold_out().await, true);
}

#[tokio::test]
async fn pictures_are_served_for_good_and_nothing_else_is() {
    let app = TestApp::with_mall().await;
    let catalog: Catalog = app.anonymous().get("/api/catalog").await.good();
    let picture = catalog.products[0].image.src(320);
    let reply = app.anonymous().get(&picture).await;
    assert_eq!(reply.status, 200, "{picture}");
    assert_eq!(reply.header("content-type"), "image/webp");
    assert!(reply.header("cache-control").contains("immutable"));
    for path in ["/media/..%2fsecret", "/media/chorok.db", "/media/a.webp"] {
        assert_eq!(app.anonymous().get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn two_malls_answer_to_their_own_hosts() {
    let app = TestApp::with_mall().await;
    let second = ImportFolder::small()
        .replace("mall.json", "\"slug\": \"gangjin\"", "\"slug\": \"haenam\"")
        .replace(
            "mall.json",
            "[\"localhost\", \"127.0.0.1\"]",
            "[\"haenam.localhost\"]",
        )
        .replace("options.csv", "17500", "21000");
    let report = app.import(&second).await;
    assert!(report.is_done(), "{report}");
    let haenam = app.anonymous().header("host", "haenam.localhost:8080");
    let rice: Value = haenam.get("/api/products/rice").await.good();
    assert_eq!(rice["options"][0]["unit"]["list"], 21_000);
    let rice: Value = app.anonymous().get("/api/products/rice").await.good();
    assert_eq!(rice["options"][0]["unit"]["list"], 17_500);
}

#[tokio::test]
async fn what_is_typed_is_completed_with_words_shelves_and_products() {
    let app = TestApp::with_mall().await;
    let rows: Value = app
        .anonymous()
        // ㅁㄹ
        .get("/api/suggestions?q=%E3%85%81%E3%84%B9")
        .await
        .good();
    let product = rows
        .as_array()
        .expect("a list of rows")
        .iter()
        .find(|row| row["kind"] == "PRODUCT")
        .expect("a product");
    assert_eq!(product["href"], "/p/abalone");
    assert_eq!(product["text"], "마량 활전복");
    assert_eq!(product["hit"], serde_json::json!([0, 2]));
    assert!(
        product["note"]
            .as_str()
            .is_some_and(|note| note.contains('원'))
    );

    let long = app
        .anonymous()
        .get(&format!("/api/suggestions?q={}", "a".repeat(101)))
        .await;
    assert_eq!(long.status, 422);
    assert_eq!(long.refused(ErrorCode::Invalid).fields[0].field, "q");
}
