//! Pages as the server renders them.

use shared::page::{Page, PageData};
use tests::TestApp;

#[tokio::test]
async fn every_page_is_readable_without_the_app() {
    let app = TestApp::with_mall().await;
    for (path, text) in [
        ("/", "초록믿음"),
        ("/categories", "쌀·잡곡"),
        ("/c/grain", "새청무쌀"),
        ("/search?q=%EC%8C%80", "새청무쌀"),
        ("/p/rice", "16,275"),
        ("/campaigns", "햅쌀"),
        ("/vendors/rice-01", "새벽논 정미소"),
        ("/cart", "장바구니"),
        ("/cart?add=rice-1:2", "32,550"),
        ("/checkout", "주문"),
        ("/orders", "주문"),
        ("/vouchers", "강진사랑상품권"),
        ("/policies/terms", "통신판매중개자"),
        ("/offline", "연결"),
    ] {
        let reply = app.anonymous().get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        let html = reply.text();
        assert!(html.contains(text), "{path} does not say {text}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(!html.contains(" style=\""), "{path} has an inline style");
        assert!(
            reply
                .header("content-security-policy")
                .contains("script-src 'self'"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so() {
    let app = TestApp::with_mall().await;
    for path in ["/p/nothing", "/nowhere", "/c/nothing", "/campaigns/nothing"] {
        let reply = app.anonymous().get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert!(reply.text().contains("<h1"), "{path}");
    }
}

#[tokio::test]
async fn a_page_is_the_same_bytes_until_the_catalogue_changes() {
    let app = TestApp::with_mall().await;
    let first = app.anonymous().get("/p/rice").await;
    app.clock.advance(std::time::Duration::from_mins(1));
    let second = app.anonymous().get("/p/rice").await;
    assert_eq!(first.body, second.body);
    let tag = first.header("etag").to_owned();
    let known = app
        .anonymous()
        .header("if-none-match", &tag)
        .get("/p/rice")
        .await;
    assert_eq!(known.status, 304);
}

#[tokio::test]
async fn the_app_gets_the_same_page_as_data() {
    let app = TestApp::with_mall().await;
    let page: Page = app.anonymous().get("/api/page?path=/p/rice").await.good();
    assert_eq!(page.url, "/p/rice");
    assert!(matches!(page.data, PageData::Product(product) if product.id.as_str() == "rice"));
    let missing: Page = app.anonymous().get("/api/page?path=/nowhere").await.good();
    assert!(matches!(missing.data, PageData::NotFound(_)));
}

#[tokio::test]
async fn an_add_intent_is_priced_and_nonsense_is_left_out() {
    let app = TestApp::with_mall().await;
    let path = "/api/page?path=/cart%3Fadd%3Drice-1%3A2%26add%3Djang-1%26add%3Dx%3A0";
    let page: Page = app.anonymous().get(path).await.good();
    let PageData::Cart(cart) = page.data else {
        panic!("not the cart")
    };
    let lines: Vec<(&str, u32)> = cart
        .intent
        .iter()
        .map(|line| (line.option.as_str(), line.quantity))
        .collect();
    assert_eq!(lines, [("rice-1", 2), ("jang-1", 1)]);
    assert_eq!(cart.catalog.products.len(), 2);
}

#[tokio::test]
async fn an_empty_mall_shows_how_to_begin() {
    let app = TestApp::start().await;
    let reply = app.anonymous().get("/").await;
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("chorok import"));
}
