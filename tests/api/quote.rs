//! The price of a cart over HTTP.

use serde_json::json;
use shared::{error::ErrorCode, money::Won, pricing::Quote};
use tests::{Shop, TestApp};

#[tokio::test]
async fn a_cart_is_priced_line_by_line() {
    let app = TestApp::with_mall().await;
    let request = json!({ "lines": [
        { "option": "rice-1", "quantity": 2 },
        { "option": "abalone-1", "quantity": 1 },
    ]});
    let quote: Quote = app.anonymous().post("/api/quotes", &request).await.good();
    let due: Vec<(&str, i64)> = quote
        .lines
        .iter()
        .map(|line| (line.option.as_str(), line.due.0))
        .collect();
    assert_eq!(due, [("abalone-1", 39_900), ("rice-1", 32_550)]);
    assert_eq!(quote.totals.shipping, Won(3_500 + 4_000));
    assert_eq!(quote.totals.due, Won(39_900 + 32_550 + 7_500));
    assert_eq!(quote.totals.card, quote.totals.due);
}

#[tokio::test]
async fn the_same_cart_in_another_order_is_the_same_quote() {
    let app = TestApp::with_mall().await;
    let ask = |lines| {
        let app = &app;
        async move {
            app.anonymous()
                .post("/api/quotes", &json!({ "lines": lines }))
                .await
                .text()
        }
    };
    let one = json!({ "option": "rice-1", "quantity": 1 });
    let two = json!({ "option": "jang-1", "quantity": 2 });
    assert_eq!(ask(json!([one, two])).await, ask(json!([two, one])).await);
}

#[tokio::test]
async fn an_island_costs_extra() {
    let app = TestApp::with_mall().await;
    let request = json!({
        "lines": [{ "option": "rice-1", "quantity": 1 }],
        "area": { "sido": "제주특별자치도", "sigungu": "제주시", "eupmyeondong": "연동" },
    });
    let quote: Quote = app.anonymous().post("/api/quotes", &request).await.good();
    assert!(quote.totals.shipping > Won(3_500), "{:?}", quote.shipping);
}

#[tokio::test]
async fn a_voucher_pays_first_and_the_balance_left_is_told() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let quote = shop.quote(&[("rice-2", 2)], &[token]).await;
    assert_eq!(quote.totals.due, Won(72_540));
    assert_eq!(
        (quote.totals.voucher, quote.totals.card),
        (Won(57_000), Won(15_540))
    );
    assert_eq!(quote.lots[0].left, Won::ZERO);
}

#[tokio::test]
async fn bad_requests_name_the_field() {
    let app = TestApp::with_mall().await;
    let shopper = app.anonymous();
    let refused = shopper
        .post("/api/quotes", &json!({ "lines": [], "coupon": "X" }))
        .await;
    assert_eq!(refused.refused(ErrorCode::Invalid).fields.len(), 1);
    let zero = json!({ "lines": [{ "option": "rice-1", "quantity": 0 }] });
    let refused = shopper
        .post("/api/quotes", &zero)
        .await
        .refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "lines[0].quantity");
    let forged = json!({ "lines": [], "tenders": [{ "lotToken": "x.y" }] });
    let refused = shopper
        .post("/api/quotes", &forged)
        .await
        .refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "tenders[0].lotToken");
    let negative = json!({ "lines": [{ "option": "rice-1", "quantity": -1 }] });
    shopper
        .post("/api/quotes", &negative)
        .await
        .refused(ErrorCode::Invalid);
}
