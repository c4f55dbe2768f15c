//! Claims of the same units at once.

use std::sync::Arc;

use serde_json::{Value, json};
use shared::{
    error::ErrorCode,
    money::Won,
    order::{Order, OrderStatus, PlacedOrder},
};
use tests::{Provider, Reply, Shop};
use tokio::{sync::Barrier, task::JoinSet};

use super::{A_WHILE, assert_healthy};

fn one_unit() -> Value {
    let lines = json!([{ "option": "rice-1", "quantity": 1 }]);
    json!({ "kind": "CANCEL", "reason": "CHANGED_MIND", "lines": lines })
}

/// The same claim under each of these keys, all let go at one moment.
async fn at_once(shop: &Shop, placed: &PlacedOrder, keys: Vec<String>) -> Vec<Reply> {
    let start = Arc::new(Barrier::new(keys.len()));
    let path = format!("/api/orders/{}/claims", placed.no);
    let mut sent = JoinSet::new();
    for key in keys {
        let owner = shop.owner(placed).header("idempotency-key", &key);
        let (start, path) = (start.clone(), path.clone());
        sent.spawn(async move {
            start.wait().await;
            owner.post(&path, &one_unit()).await
        });
    }
    sent.join_all().await
}

fn keys(count: usize) -> Vec<String> {
    (0..count).map(|key| format!("key-{key:08}")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_claims_of_the_last_unit_exactly_one_wins() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-1", 1)], &[token]).await;
    let replies = at_once(&shop, &placed, keys(16)).await;
    let (won, lost): (Vec<_>, Vec<_>) = replies.into_iter().partition(|r| r.status.is_success());
    assert_eq!(won.len(), 1);
    for reply in lost {
        reply.refused(ErrorCode::WrongState);
    }
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert_eq!(order.claims.len(), 1);
    assert_eq!(shop.left_on("DEMO-PB25-0001").await, Won(57_000));
    assert_healthy(&shop.app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixty_four_claims_of_twenty_units_give_back_twenty() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-1", 20)], &[token]).await;
    shop.pay(&placed).await;
    let replies = at_once(&shop, &placed, keys(64)).await;
    let won = replies.iter().filter(|reply| reply.status.is_success());
    assert_eq!(won.count(), 20);
    // The provider takes one cancel a second: each round gets one through, the others ask again.
    for _ in 0..25 {
        shop.wait(A_WHILE * 720).await;
    }
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert!(
        order
            .tenders
            .iter()
            .all(|tender| tender.returned == tender.amount)
    );
    assert_eq!(shop.count_outside(Provider::Card, "CANCELED").await, 20);
    assert_eq!(shop.stock_left("rice-1").await, 100);
    assert_healthy(&shop.app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_key_at_once_is_one_claim() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-1", 3)], &[token]).await;
    let same = vec!["key-00000001".to_owned(); 16];
    for reply in at_once(&shop, &placed, same).await {
        let order: Order = reply.good();
        assert_eq!(order.claims.len(), 1);
    }
    let mut other = one_unit();
    other["lines"][0]["quantity"] = json!(2);
    let reply = shop.send_claim(&placed, &other, "key-00000001").await;
    reply.refused(ErrorCode::IdempotencyMismatch);
    assert_eq!(shop.stock_left("rice-1").await, 98);
}
