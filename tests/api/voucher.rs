//! Looking vouchers up.

use std::time::Duration;

use serde_json::json;
use shared::{
    error::ErrorCode,
    money::Won,
    voucher::{BalanceAnswer, VoucherKind},
};
use tests::{Provider, Shop};

#[tokio::test]
async fn a_code_and_pin_tell_what_is_left() {
    let shop = Shop::open().await;
    let request = json!({ "code": " demo-pb10 0002 ", "pin": "1111" });
    let answer: BalanceAnswer = shop
        .shopper()
        .post("/api/vouchers/balance", &request)
        .await
        .good();
    let held = &answer.lots[0];
    assert_eq!(
        (held.lot.face, held.lot.remaining),
        (Won(100_000), Won(10_000))
    );
    assert_eq!(held.lot.kind, VoucherKind::Policy);
    assert_eq!(held.history.len(), 2);
}

#[tokio::test]
async fn the_providers_vouchers_are_asked_for_outside() {
    let shop = Shop::open().await;
    let request = json!({ "code": "DEMO-GJ-LOVE-0001", "pin": "0000" });
    let answer: BalanceAnswer = shop
        .shopper()
        .post("/api/vouchers/balance", &request)
        .await
        .good();
    assert_eq!(answer.lots[0].lot.remaining, Won(74_500));
    assert_eq!(answer.lots[0].name, "강진사랑상품권");
}

#[tokio::test]
async fn unknown_codes_and_wrong_pins_get_the_same_answer() {
    let shop = Shop::open().await;
    let mut answers = Vec::new();
    for (code, pin) in [
        ("DEMO-PB25-0001", "9999"),
        ("DEMO-PB25-9999", "0000"),
        ("DEMO-GJ-LOVE-0001", "1234"),
        ("상품권", "0000"),
    ] {
        let request = json!({ "code": code, "pin": pin });
        let reply = shop.shopper().post("/api/vouchers/balance", &request).await;
        answers.push((reply.status, reply.text()));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(answers[0].1.contains("VOUCHER_NOT_FOUND"));
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let shop = Shop::open().await;
    shop.app.clock.advance(Duration::from_mins(20));
    let right = json!({ "code": "DEMO-PB25-0001", "pin": "0000" });
    for _ in 0..30 {
        let _lots: BalanceAnswer = shop
            .shopper()
            .post("/api/vouchers/balance", &right)
            .await
            .good();
    }
    let request = json!({ "code": "DEMO-PB25-0001", "pin": "9999" });
    for _ in 0..20 {
        let reply = shop.shopper().post("/api/vouchers/balance", &request).await;
        reply.refused(ErrorCode::VoucherNotFound);
    }
    let reply = shop.shopper().post("/api/vouchers/balance", &request).await;
    assert_ne!(reply.header("retry-after"), "");
    reply.refused(ErrorCode::TooManyRequests);
    shop.app.clock.advance(Duration::from_hours(1));
    let reply = shop.shopper().post("/api/vouchers/balance", &request).await;
    reply.refused(ErrorCode::VoucherNotFound);
}

#[tokio::test]
async fn a_token_can_be_looked_up_again_until_it_expires() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let request = json!({ "lotTokens": [token] });
    let answer: BalanceAnswer = shop
        .shopper()
        .post("/api/vouchers/balance", &request)
        .await
        .good();
    assert_eq!(answer.lots[0].lot.remaining, Won(57_000));
    shop.app.clock.advance(Duration::from_mins(31));
    let answer: BalanceAnswer = shop
        .shopper()
        .post("/api/vouchers/balance", &request)
        .await
        .good();
    assert!(answer.lots.is_empty());
    let quote = json!({ "lines": [], "tenders": [{ "lotToken": token }] });
    shop.shopper()
        .post("/api/quotes", &quote)
        .await
        .refused(ErrorCode::VoucherTokenExpired);
}

#[tokio::test]
async fn a_silent_provider_is_an_outage_and_no_wrong_pin() {
    let shop = Shop::open().await;
    shop.fault(Provider::Voucher, "balance", "reset").await;
    let request = json!({ "code": "DEMO-GJ-LOVE-0001", "pin": "0000" });
    let reply = shop.shopper().post("/api/vouchers/balance", &request).await;
    reply.refused(ErrorCode::Unavailable);
}
