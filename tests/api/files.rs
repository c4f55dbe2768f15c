//! Files: how they are encoded and kept, and those that browsers ask for by name.

use serde_json::Value;
use tests::TestApp;

#[tokio::test]
async fn each_caller_gets_the_best_encoding_that_it_reads() {
    let app = TestApp::with_mall().await;
    for path in ["/api/catalog", "/", "/api/page?path=/", "/sw.js"] {
        let plain = app.anonymous().get(path).await;
        assert_eq!(plain.header("content-encoding"), "", "{path}");
        for (accepted, encoding) in [
            ("gzip, deflate, br", "br"),
            ("gzip", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("br;q=0", ""),
        ] {
            let caller = app.anonymous().header("accept-encoding", accepted);
            let reply = caller.get(path).await;
            assert_eq!(reply.status, 200, "{path}");
            assert_eq!(reply.header("content-encoding"), encoding, "{path}");
            assert!(reply.header("vary").contains("accept-encoding"), "{path}");
            assert_eq!(reply.header("etag"), plain.header("etag"), "{path}");
            let is_smaller = reply.body.len() < plain.body.len();
            assert_eq!(is_smaller, !encoding.is_empty(), "{path} {accepted}");
        }
    }
}

#[tokio::test]
async fn styles_are_kept_for_good_under_a_name_of_their_content() {
    let app = TestApp::with_mall().await;
    let page = app.anonymous().get("/").await.text();
    let start = page
        .find("/assets/site-")
        .expect("the page names its styles");
    let path: String = page[start..].chars().take_while(|c| *c != '"').collect();
    let sheet = app.anonymous().get(&path).await;
    assert_eq!(sheet.status, 200, "{path}");
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert!(sheet.header("cache-control").contains("immutable"));
    for path in [
        "/assets/other.css",
        "/w/other.wasm",
        "/theme/campaign/other.css",
    ] {
        assert_eq!(app.anonymous().get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_campaign_has_its_colours_in_a_sheet() {
    let app = TestApp::with_mall().await;
    let list = app.anonymous().get("/campaigns").await.text();
    let start = list.find("/campaigns/").expect("a campaign is linked");
    let id: String = list[start + "/campaigns/".len()..]
        .chars()
        .take_while(|c| *c != '"' && *c != '?')
        .collect();
    let sheet = app
        .anonymous()
        .get(&format!("/theme/campaign/{id}.css"))
        .await;
    assert_eq!(sheet.status, 200, "{id}");
    assert!(sheet.text().starts_with(".campaign{"), "{}", sheet.text());
}

#[tokio::test]
async fn what_browsers_and_robots_ask_for_by_name_is_there() {
    let app = TestApp::with_mall().await;
    let worker = app.anonymous().get("/sw.js").await;
    assert_eq!(worker.header("cache-control"), "no-cache");
    assert!(!worker.text().contains("__BUILD__"));
    let robots = app.anonymous().get("/robots.txt").await.text();
    assert!(robots.contains("Disallow: /api/"), "{robots}");
    let manifest: Value = app.anonymous().get("/manifest.webmanifest").await.good();
    assert_eq!(manifest["short_name"], "초록믿음");
    assert_eq!(manifest["icons"][0]["sizes"], "192x192");
}

#[tokio::test]
async fn the_icon_is_the_malls_own_and_pages_name_it() {
    let app = TestApp::with_mall().await;
    let found = app.anonymous().get("/favicon.ico").await;
    assert_eq!(found.status, 302);
    assert!(found.header("cache-control").contains("max-age"));
    let icon = found.header("location").to_owned();
    assert_eq!(app.anonymous().get(&icon).await.status, 200, "{icon}");
    let page = app.anonymous().get("/").await.text();
    assert!(page.contains(&format!("<link rel=\"icon\" href=\"{icon}\"")));
    let stranger = app.anonymous().header("host", "other.example.kr");
    let mark = stranger.get("/favicon.ico").await;
    assert_eq!(mark.header("content-type"), "image/svg+xml");
    assert!(mark.header("cache-control").contains("max-age"));
}
