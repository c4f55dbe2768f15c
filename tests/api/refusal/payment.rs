//! What a payment can be refused for.

use std::time::Duration;

use serde_json::json;
use shared::{
    error::ErrorCode,
    money::Won,
    order::OrderStatus,
    payment::{ConfirmPayment, ConfirmStatus, Confirmed},
};
use tests::{Provider, Shop};

#[tokio::test]
async fn a_payment_that_nobody_began_is_not_found() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let unknown = ConfirmPayment {
        payment_key: "key".to_owned(),
        order_id: "pay-unknown".into(),
        amount: Won(1_000),
    };
    let owner = shop.owner(&placed);
    let reply = owner.post("/api/payments/confirm", &unknown).await;
    reply.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn a_payment_after_its_time_is_not_charged() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    shop.app.clock.advance(Duration::from_mins(10));
    let reply = shop.confirm(&placed, &returned).await;
    reply.refused(ErrorCode::WrongState);
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 0);
}

#[tokio::test]
async fn a_payment_of_a_cancelled_order_is_not_charged() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    let reply = shop.cancel(&placed).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Declined);
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 0);
}

#[tokio::test]
async fn an_order_in_flight_or_paid_is_not_paid_again() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    shop.fault(Provider::Card, "confirm", "reset_after").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Confirming);
    let pay = format!("/api/orders/{}/pay", placed.no);
    let reply = shop.owner(&placed).post(&pay, &json!({})).await;
    reply.refused(ErrorCode::PaymentPending);
    shop.app.clock.advance(Duration::from_secs(30));
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    let reply = shop.owner(&placed).post(&pay, &json!({})).await;
    reply.refused(ErrorCode::WrongState);
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
}

#[tokio::test]
async fn a_webhook_about_nothing_of_ours_is_taken_and_forgotten() {
    let shop = Shop::open().await;
    let unknown = json!({ "data": { "orderId": "pay-unknown" } });
    let reply = shop.shopper().post("/webhooks/card", &unknown).await;
    assert_eq!(reply.status, 200);
    let odd = json!({ "data": {} });
    let reply = shop.shopper().post("/webhooks/card", &odd).await;
    let refused = reply.refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "data");
}
