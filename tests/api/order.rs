//! Placing, finding and cancelling orders. What is refused is in `refusal::order`.

use std::time::Duration;

use serde_json::json;
use shared::{
    error::ErrorCode,
    money::Won,
    order::{Order, OrderStatus, PlacedOrder, ShipmentStatus},
};
use tests::{Provider, Shop};

#[tokio::test]
async fn an_order_waits_for_the_card_with_stock_and_voucher_set_aside() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    assert_eq!(placed.status, OrderStatus::PendingPayment);
    let payment = placed.payment.as_ref().unwrap();
    assert_eq!(payment.amount, Won(15_540));
    assert!(payment.url.contains("amount=15540"), "{}", payment.url);
    assert_eq!(shop.stock_left("rice-2").await, 3);
    assert_eq!(shop.left_on("DEMO-PB25-0001").await, Won::ZERO);
    let order = shop.see(&placed).await;
    assert_eq!(order.totals.due, Won(72_540));
    assert_eq!(order.shipments[0].lines[0].quantity, 2);
    assert_eq!(order.buyer_name, "김*록");
    assert!(order.can_cancel);
}

#[tokio::test]
async fn an_order_that_the_voucher_covers_is_paid_at_once() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-1", 1)], &[token]).await;
    assert_eq!(placed.status, OrderStatus::Paid);
    assert_eq!(placed.payment, None);
    let order = shop.see(&placed).await;
    assert_eq!(order.totals.card, Won::ZERO);
    assert_eq!(order.shipments[0].status, ShipmentStatus::Preparing);
    assert_eq!(
        shop.left_on("DEMO-PB25-0001").await,
        Won(57_000 - 16_275 - 3_500)
    );
    assert_eq!(shop.stock_left("rice-1").await, 99);
    shop.app.run_jobs().await;
    assert_eq!(shop.count_outside(Provider::Messages, "SENT").await, 2);
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_one_order() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("rice-2", 1)], &[]).await;
    let first = shop.send_order(&request, "key-00000001").await;
    let again = shop.send_order(&request, "key-00000001").await;
    assert_eq!(first.text(), again.text());
    assert_eq!(shop.stock_left("rice-2").await, 4);
    let mut other = request.clone();
    other["buyer"]["name"] = json!("다른이");
    let reply = shop.send_order(&other, "key-00000001").await;
    reply.refused(ErrorCode::IdempotencyMismatch);
    let reply = shop.shopper().post("/api/orders", &request).await;
    assert_eq!(
        reply.refused(ErrorCode::Invalid).fields[0].field,
        "Idempotency-Key"
    );
}

#[tokio::test]
async fn a_repeat_after_a_lost_first_answer_is_the_same_order() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("rice-2", 1)], &[]).await;
    let shopper = shop.shopper().header("idempotency-key", "key-00000001");
    let first = shopper.post("/api/orders", &request).await;
    let cookie = first
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap_or_default()
        .to_owned();
    let repeated = shopper.post("/api/orders", &request).await;
    assert_eq!(first.text(), repeated.text());
    let with_cookie = shopper
        .header("cookie", &cookie)
        .post("/api/orders", &request)
        .await;
    assert_eq!(first.text(), with_cookie.text());
    assert_eq!(shop.stock_left("rice-2").await, 4);
}

#[tokio::test]
async fn a_guest_finds_an_order_by_number_and_phone() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let look_up = |no: &str, phone: &str| json!({ "no": no, "phone": phone });
    let shopper = shop.shopper();
    let right = look_up(placed.no.as_str(), "01012345678");
    let found: PlacedOrder = shopper.post("/api/orders/lookup", &right).await.good();
    let order: Order = shop.see(&found).await;
    assert_eq!(order.no, placed.no);
    let wrong_phone = look_up(placed.no.as_str(), "010-0000-0000");
    let unknown = look_up("20261122-ZZZZZZ", "01012345678");
    let first = shopper.post("/api/orders/lookup", &wrong_phone).await;
    let second = shopper.post("/api/orders/lookup", &unknown).await;
    assert_eq!(first.text(), second.text());
    first.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn an_unpaid_order_gives_everything_back_when_it_is_cancelled() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    let order: Order = shop.cancel(&placed).await.good();
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert_eq!(shop.stock_left("rice-2").await, 5);
    assert_eq!(shop.left_on("DEMO-PB25-0001").await, Won(57_000));
    let again: Order = shop.cancel(&placed).await.good();
    assert_eq!(again.status, OrderStatus::Cancelled);
}

#[tokio::test]
async fn an_order_that_is_not_paid_in_time_gives_everything_back() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("maesaengi-1", 1)], &[token]).await;
    assert_eq!(placed.status, OrderStatus::Paid);
    let unpaid = shop.order(&[("rice-2", 3)], &[]).await;
    shop.app.clock.advance(Duration::from_secs(599));
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&unpaid).await.status, OrderStatus::PendingPayment);
    shop.app.clock.advance(Duration::from_secs(1));
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&unpaid).await.status, OrderStatus::Expired);
    assert_eq!(shop.stock_left("rice-2").await, 5);
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    let pay = format!("/api/orders/{}/pay", unpaid.no);
    shop.owner(&unpaid)
        .post(&pay, &json!({}))
        .await
        .refused(ErrorCode::WrongState);
}
