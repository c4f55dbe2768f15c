//! A wall clock that jumps a day forward or back ends nothing twice and forgets nothing early.

use std::time::Duration;

use shared::{
    order::{OrderStatus, PlacedOrder},
    payment::{ConfirmStatus, Confirmed},
};
use tests::{Provider, Shop};

const DAY_MS: i64 = 86_400_000;

async fn jump(shop: &Shop, ms: i64) {
    shop.app.clock.set(shop.app.state.clock.now().plus_ms(ms));
    shop.app.run_jobs().await;
}

#[tokio::test]
async fn an_order_expires_once_however_the_clock_jumps() {
    let shop = Shop::open().await;
    let stock = shop.stock_left("rice-1").await;
    let placed = shop.order(&[("rice-1", 2)], &[]).await;
    jump(&shop, -DAY_MS).await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::PendingPayment);
    jump(&shop, 2 * DAY_MS).await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Expired);
    jump(&shop, -DAY_MS).await;
    jump(&shop, DAY_MS).await;
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Expired);
    let expired = order
        .events
        .iter()
        .filter(|e| e.text.contains("결제 시간이 지나"));
    assert_eq!(expired.count(), 1);
    assert_eq!(shop.stock_left("rice-1").await, stock);
    shop.assert_no_drift("after the jumps").await;
}

#[tokio::test]
async fn a_key_is_known_a_day_later_and_a_day_earlier() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("rice-1", 1)], &[]).await;
    let first: PlacedOrder = shop.send_order(&request, "one-order-key").await.good();
    for ms in [DAY_MS, -2 * DAY_MS] {
        jump(&shop, ms).await;
        let again: PlacedOrder = shop.send_order(&request, "one-order-key").await.good();
        assert_eq!(again.no, first.no);
    }
    assert_eq!(shop.count("select count(*) from orders").await, 1);
}

#[tokio::test]
async fn a_payment_is_asked_about_at_once_after_the_clock_was_set_back() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().expect("a card part").url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    shop.fault(Provider::Card, "confirm", "reset_after").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Confirming);
    jump(&shop, -DAY_MS).await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Paid);
    shop.app.clock.advance(Duration::from_secs(5));
    let negative = "select count(*) from provider_calls where done_at < sent_at";
    assert_eq!(shop.count(negative).await, 0);
    shop.assert_no_drift("after the jump").await;
}
