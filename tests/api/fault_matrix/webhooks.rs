//! The cells of the table that the card provider's webhooks fill.

use std::time::Duration;

use serde_json::{Value, json};
use shared::{
    order::{OrderStatus, PlacedOrder},
    payment::{ConfirmStatus, Confirmed},
};
use tests::{Opening, Provider, Shop};

async fn open() -> Shop {
    Shop::open_with(&Opening {
        patience: Duration::from_secs(10),
        webhooks: true,
        on_file: false,
        ..Opening::default()
    })
    .await
}

/// Polls until the mall has taken in so many hints, for ten seconds at most.
async fn hints(shop: &Shop, count: i64) {
    for _ in 0..500 {
        let mut conn = shop.app.state.db.read().await.expect("a connection");
        let kept: i64 = sqlx::query_scalar("select count(*) from webhook_inbox")
            .fetch_one(&mut *conn)
            .await
            .expect("the inbox is counted");
        if kept >= count {
            return;
        }
        drop(conn);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{count} hints did not come");
}

async fn until_status(shop: &Shop, placed: &PlacedOrder, status: OrderStatus) {
    for _ in 0..500 {
        if shop.see(placed).await.status == status {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the order did not become {status:?}");
}

async fn pay_unheard(shop: &Shop) -> PlacedOrder {
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().expect("a card part").url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    shop.fault(Provider::Card, "confirm", "reset_after").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_ne!(confirmed.status, ConfirmStatus::Declined);
    placed
}

async fn cancelled(shop: &Shop, placed: &PlacedOrder) {
    let reply = shop.cancel(placed).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    shop.settle_within_five_minutes("cancelling").await;
    assert_eq!(shop.see(placed).await.status, OrderStatus::Cancelled);
    shop.assert_no_drift("after cancelling").await;
}

#[tokio::test]
async fn a_duplicate_webhook_of_an_approval_and_of_a_cancel() {
    let shop = open().await;
    let twice = json!({ "kind": "duplicate" });
    shop.faults(Provider::Card, "webhook", &twice, 2).await;
    let placed = pay_unheard(&shop).await;
    until_status(&shop, &placed, OrderStatus::Paid).await;
    cancelled(&shop, &placed).await;
    hints(&shop, 2).await;
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
    assert_eq!(shop.count_outside(Provider::Card, "CANCELED").await, 1);
}

#[tokio::test]
async fn a_webhook_before_the_response() {
    let shop = open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().expect("a card part").url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    let late = json!({ "kind": "late", "seconds": 3_000 });
    shop.fault_with(Provider::Card, "confirm", &late).await;
    let response = async {
        let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
        assert_eq!(confirmed.status, ConfirmStatus::Paid);
    };
    let webhook = async {
        until_status(&shop, &placed, OrderStatus::Paid).await;
        shop.advance_outside(Duration::from_mins(50)).await;
    };
    tokio::join!(response, webhook);
    shop.assert_no_drift("after both").await;
    cancelled(&shop, &placed).await;
}

#[tokio::test]
async fn webhooks_out_of_order() {
    let shop = open().await;
    // The approval's is overtaken by the cancel's.
    let late = json!({ "kind": "late", "seconds": 600 });
    shop.fault_with(Provider::Card, "webhook", &late).await;
    let placed = pay_unheard(&shop).await;
    shop.settle_within_five_minutes("paying").await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    cancelled(&shop, &placed).await;
    hints(&shop, 1).await;
    shop.advance_outside(Duration::from_secs(601)).await;
    hints(&shop, 2).await;
    shop.settle_within_five_minutes("after the late webhook")
        .await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Cancelled);
    shop.assert_no_drift("after the late webhook").await;
}

#[tokio::test]
async fn lost_webhooks() {
    let shop = open().await;
    let lost: Value = json!({ "kind": "lost" });
    shop.faults(Provider::Card, "webhook", &lost, 2).await;
    let placed = pay_unheard(&shop).await;
    shop.settle_within_five_minutes("paying").await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    shop.assert_no_drift("after paying").await;
    cancelled(&shop, &placed).await;
}
