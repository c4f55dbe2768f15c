//! Paying by card, with a provider that may refuse, be silent or speak twice.

use std::time::Duration;

use serde_json::json;
use shared::{
    error::ErrorCode,
    money::Won,
    order::{Order, OrderStatus, TenderKind},
    payment::{ConfirmStatus, Confirmed, PaymentRequest},
};
use tests::{Opening, Provider, Shop};

#[tokio::test]
async fn a_voucher_and_a_card_pay_an_order_together() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    let confirmed = shop.pay(&placed).await;
    assert_eq!(confirmed.status, ConfirmStatus::Paid);
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Paid);
    let paid: Vec<i64> = order.tenders.iter().map(|tender| tender.amount.0).collect();
    assert_eq!(paid, [57_000, 15_540]);
    assert_eq!(order.tenders[1].kind, TenderKind::Card);
    assert!(
        order.tenders[1].name.contains('*'),
        "{}",
        order.tenders[1].name
    );
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
}

#[tokio::test]
async fn confirming_twice_charges_once() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    for _ in 0..2 {
        let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
        assert_eq!(confirmed.status, ConfirmStatus::Paid);
    }
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
}

#[tokio::test]
async fn a_refused_card_leaves_the_order_open_for_another_try() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "samsung", "approve").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Declined);
    assert!(confirmed.message.is_some());
    let pay = format!("/api/orders/{}/pay", placed.no);
    let again: PaymentRequest = shop.owner(&placed).post(&pay, &json!({})).await.good();
    let returned = shop.at_card_window(&again.url, "kookmin", "approve").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Paid);
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
}

#[tokio::test]
async fn another_amount_is_never_charged() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let mut confirm = shop
        .at_card_window(url, "shinhan", "approve")
        .await
        .confirm();
    confirm.amount = Won(100);
    let reply = shop
        .owner(&placed)
        .post("/api/payments/confirm", &confirm)
        .await;
    reply.refused(ErrorCode::AmountMismatch);
    let stranger = shop.shopper().post("/api/payments/confirm", &confirm).await;
    stranger.refused(ErrorCode::NotFound);
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 0);
}

#[tokio::test]
async fn an_answer_that_did_not_come_is_asked_for_until_it_is_known() {
    for fault in [
        "reset_after",
        "error_500_after",
        "truncated",
        "reset_before",
        "error_500_before",
    ] {
        let shop = Shop::open().await;
        let placed = shop.order(&[("rice-1", 1)], &[]).await;
        let url = &placed.payment.as_ref().unwrap().url;
        let returned = shop.at_card_window(url, "shinhan", "approve").await;
        shop.fault(Provider::Card, "confirm", fault).await;
        let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
        assert_eq!(confirmed.status, ConfirmStatus::Confirming, "{fault}");
        assert!(shop.see(&placed).await.confirming, "{fault}");
        let refused = shop.cancel(&placed).await;
        refused.refused(ErrorCode::PaymentPending);
        shop.app.clock.advance(Duration::from_secs(30));
        shop.app.run_jobs().await;
        assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid, "{fault}");
        assert_eq!(
            shop.count_outside(Provider::Card, "APPROVED").await,
            1,
            "{fault}"
        );
    }
}

#[tokio::test]
async fn a_cancelled_order_gives_the_card_and_the_voucher_back() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-2", 2)], &[token]).await;
    shop.pay(&placed).await;
    let cancel = format!("/api/orders/{}/cancel", placed.no);
    let order: Order = shop
        .owner(&placed)
        .post(&cancel, &json!({ "reason": "잘못 눌렀어요" }))
        .await
        .good();
    assert_eq!(order.status, OrderStatus::CancelRequested);
    shop.app.run_jobs().await;
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert!(
        order
            .tenders
            .iter()
            .all(|tender| tender.returned == tender.amount)
    );
    assert_eq!(shop.count_outside(Provider::Card, "CANCELED").await, 1);
    assert_eq!(shop.left_on("DEMO-PB25-0001").await, Won(57_000));
}

#[tokio::test]
async fn a_webhook_is_only_a_hint() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let attempt = &placed.payment.as_ref().unwrap().attempt;
    let forged = json!({ "eventType": "PAYMENT_STATUS_CHANGED", "createdAt": "2026-11-22T12:00:00.000000",
        "data": { "orderId": attempt, "status": "DONE", "totalAmount": 19_775 } });
    let reply = shop.shopper().post("/webhooks/card", &forged).await;
    assert!(reply.status.is_success());
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::PendingPayment);
}

#[tokio::test]
async fn a_webhook_settles_what_the_browser_did_not_hear() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let payment = placed.payment.as_ref().unwrap();
    let returned = shop
        .at_card_window(&payment.url, "shinhan", "approve")
        .await;
    shop.fault(Provider::Card, "confirm", "reset_after").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Confirming);
    let hint = json!({ "data": { "orderId": payment.attempt, "status": "DONE" } });
    // The second one is the same event again.
    for _ in 0..2 {
        let reply = shop.shopper().post("/webhooks/card", &hint).await;
        assert_eq!(reply.status, 200);
    }
    shop.app.state.tracker.close();
    shop.app.state.tracker.wait().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
}

#[tokio::test]
async fn a_shopper_does_not_wait_for_a_slow_provider_and_the_payment_goes_on() {
    let shop = Shop::open_with(&Opening {
        answer_within: Duration::ZERO,
        ..Opening::default()
    })
    .await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    let late = json!({ "kind": "late", "seconds": 20 });
    shop.fault_with(Provider::Card, "confirm", &late).await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Confirming);
    while shop.count_outside(Provider::Card, "APPROVED").await == 0 {
        tokio::task::yield_now().await;
    }
    assert!(shop.see(&placed).await.confirming);
    shop.advance_outside(Duration::from_secs(20)).await;
    shop.app.state.tracker.close();
    shop.app.state.tracker.wait().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
}
