//! What cannot be claimed, each with its sentence.

use serde_json::json;
use shared::error::ErrorCode;
use tests::Shop;

use super::{A_DAY, deliver, ship};

#[tokio::test]
async fn a_claim_needs_the_token_and_a_paid_order() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let path = format!("/api/orders/{}/claims", placed.no);
    let lines = json!([{ "option": "rice-1", "quantity": 1 }]);
    let claim = json!({ "kind": "CANCEL", "reason": "CHANGED_MIND", "lines": lines });
    let stranger = shop.shopper().header("idempotency-key", "key-00000001");
    stranger
        .post(&path, &claim)
        .await
        .refused(ErrorCode::NotFound);
    let keyless = shop.owner(&placed).post(&path, &claim).await;
    let refused = keyless.refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "Idempotency-Key");
    let unpaid = shop.cancel_units(&placed, &[("rice-1", 1)]).await;
    unpaid.refused(ErrorCode::WrongState);
}

#[tokio::test]
async fn units_that_the_order_does_not_have_are_refused() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 2)], &[]).await;
    shop.pay(&placed).await;
    for lines in [
        vec![],
        vec![("jang-1", 1)],
        vec![("rice-1", 0)],
        vec![("rice-1", 1), ("rice-1", 1)],
    ] {
        let reply = shop.cancel_units(&placed, &lines).await;
        reply.refused(ErrorCode::Invalid);
    }
    let reply = shop.cancel_units(&placed, &[("rice-1", 3)]).await;
    let refused = reply.refused(ErrorCode::WrongState);
    assert_eq!(refused.message, "2개까지 접수할 수 있어요.");
    assert!(shop.see(&placed).await.claims.is_empty());
}

#[tokio::test]
async fn another_amount_than_the_page_showed_is_refused() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 2)], &[]).await;
    shop.pay(&placed).await;
    let lines = json!([{ "option": "rice-1", "quantity": 1 }]);
    let mut claim = json!({
        "kind": "CANCEL", "reason": "CHANGED_MIND", "lines": lines, "expected": 16_274,
    });
    let reply = shop.send_claim(&placed, &claim, "key-00000001").await;
    let refused = reply.refused(ErrorCode::AmountMismatch);
    assert!(refused.message.contains("16,275원"), "{}", refused.message);
    claim["expected"] = json!(16_275);
    let reply = shop.send_claim(&placed, &claim, "key-00000002").await;
    assert!(reply.status.is_success(), "{}", reply.text());
}

#[tokio::test]
async fn what_is_on_its_way_is_neither_cancelled_nor_sent_back() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1), ("bowl-1", 1)], &[]).await;
    shop.pay(&placed).await;
    ship(&shop, &placed, "rice-01").await;
    let both = [("rice-1", 1), ("bowl-1", 1)];
    let refused = shop
        .cancel_units(&placed, &both)
        .await
        .refused(ErrorCode::WrongState);
    assert_eq!(refused.fields[0].field, "lines[0]");
    let reply = shop
        .claim(&placed, "RETURN", "DEFECTIVE", &[("rice-1", 1)])
        .await;
    let refused = reply.refused(ErrorCode::WrongState);
    assert_eq!(refused.message, "배송이 끝난 뒤에 접수할 수 있어요.");
    assert!(shop.see(&placed).await.claims.is_empty());
}

#[tokio::test]
async fn sending_back_has_its_rules() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1), ("abalone-1", 1)], &[]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, "rice-01").await;
    deliver(&shop, &placed, "sea-01").await;
    let message = async |kind: &str, reason: &str, lines: &[(&str, u32)]| {
        let reply = shop.claim(&placed, kind, reason, lines).await;
        reply.refused(ErrorCode::WrongState).message
    };
    let both = [("rice-1", 1), ("abalone-1", 1)];
    let text = message("RETURN", "DEFECTIVE", &both).await;
    assert!(text.contains("한 판매자의 상품씩"), "{text}");
    let fresh = [("abalone-1", 1)];
    for kind in ["RETURN", "EXCHANGE"] {
        let text = message(kind, "CHANGED_MIND", &fresh).await;
        assert!(text.contains("신선식품"), "{text}");
    }
    shop.app.clock.advance(A_DAY * 8);
    let text = message("RETURN", "CHANGED_MIND", &[("rice-1", 1)]).await;
    assert_eq!(text, "11월 29일(일)까지만 접수할 수 있었어요.");
    // Something that is wrong with it can still be claimed, also of fresh food.
    let reply = shop.claim(&placed, "RETURN", "DEFECTIVE", &fresh).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    // A parcel that arrived cannot be cancelled.
    let refused = shop.cancel_units(&placed, &[("rice-1", 1)]).await;
    refused.refused(ErrorCode::WrongState);
}
