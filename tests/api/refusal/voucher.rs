//! What a voucher can be refused for.

use std::time::Duration;

use serde_json::json;
use shared::error::ErrorCode;
use tests::{Shop, folder::ImportFolder};

#[tokio::test]
async fn a_limit_below_nothing_is_refused() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let request = json!({ "lines": [], "tenders": [{ "lotToken": token, "limit": -1 }] });
    let refused = shop
        .shopper()
        .post("/api/quotes", &request)
        .await
        .refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "tenders[0].limit");
}

#[tokio::test]
async fn a_token_of_one_mall_is_worth_nothing_in_another() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let second = ImportFolder::small()
        .replace("mall.json", "\"slug\": \"gangjin\"", "\"slug\": \"haenam\"")
        .replace(
            "mall.json",
            "[\"localhost\", \"127.0.0.1\"]",
            "[\"haenam.localhost\"]",
        );
    let report = shop.app.import(&second).await;
    assert!(report.is_done(), "{report}");
    let haenam = shop.shopper().header("host", "haenam.localhost");
    let quote = json!({ "lines": [], "tenders": [{ "lotToken": token }] });
    let refused = haenam
        .post("/api/quotes", &quote)
        .await
        .refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "tenders[0].lotToken");
    let look_up = json!({ "lotTokens": [token] });
    let answer: serde_json::Value = haenam.post("/api/vouchers/balance", &look_up).await.good();
    assert_eq!(answer["lots"], json!([]));
}

#[tokio::test]
async fn a_voucher_that_was_looked_up_twice_pays_once() {
    let shop = Shop::open().await;
    let mut tokens = Vec::new();
    for _ in 0..2 {
        tokens.push(shop.lot_token("DEMO-PB25-0001", "0000").await);
        // A later token differs from the first, but proves the same voucher.
        shop.app.clock.advance(Duration::from_secs(1));
    }
    let tenders: Vec<_> = tokens
        .iter()
        .map(|token| json!({ "lotToken": token }))
        .collect();
    let request = json!({
        "lines": [{ "option": "rice-2", "quantity": 2 }],
        "tenders": tenders,
    });
    let refused = shop
        .shopper()
        .post("/api/quotes", &request)
        .await
        .refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "tenders[1].lotToken");
}
