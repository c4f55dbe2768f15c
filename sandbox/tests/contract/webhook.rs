//! Webhooks: told at once, told again when the shop does not answer 200, and lost when a script says so.

use std::{sync::Arc, time::Duration};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use serde_json::{Value, json};
use tokio::{
    net::TcpListener,
    sync::{Mutex, mpsc},
};

use crate::harness::{World, send, until};

/// A shop that answers webhooks with the given statuses, then with 200.
struct Shop {
    url: String,
    heard: mpsc::UnboundedReceiver<Value>,
}

type Ear = (mpsc::UnboundedSender<Value>, Arc<Mutex<Vec<u16>>>);

impl Shop {
    async fn open(statuses: &[u16]) -> Self {
        let (ear, heard) = mpsc::unbounded_channel();
        let statuses = statuses.iter().rev().copied().collect();
        let router = Router::new()
            .route("/webhooks/card", post(hear))
            .with_state((ear, Arc::new(Mutex::new(statuses))));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        let url = format!("http://{address}/webhooks/card");
        Self { url, heard }
    }

    async fn next(&mut self) -> Value {
        let heard = tokio::time::timeout(Duration::from_secs(20), self.heard.recv());
        heard
            .await
            .expect("a webhook comes")
            .expect("the shop is open")
    }
}

async fn hear(State((ear, statuses)): State<Ear>, Json(body): Json<Value>) -> StatusCode {
    let status = statuses.lock().await.pop().unwrap_or(200);
    ear.send(body).expect("the test listens");
    StatusCode::from_u16(status).expect("a status")
}

#[tokio::test]
async fn a_changed_payment_is_told_and_a_refused_webhook_comes_again_later() {
    let mut shop = Shop::open(&[500, 503]).await;
    let world = World::start_with(Some(shop.url.clone())).await;
    let key = world.paid("order-0001", 10_000).await;
    let told = shop.next().await;
    assert_eq!(told["eventType"], "PAYMENT_STATUS_CHANGED");
    assert_eq!(told["data"]["paymentKey"], key);
    assert_eq!(told["data"]["status"], "DONE");

    wait_for_tries(&world, 1).await;
    world.advance(60).await;
    assert_eq!(shop.next().await, told);
    wait_for_tries(&world, 2).await;
    world.advance(4 * 60).await;
    assert_eq!(shop.next().await, told);
    wait_for_tries(&world, 3).await;

    let all = json!({ "cancelReason": "변심" });
    send(world.cancel(&key, &all)).await.good();
    assert_eq!(shop.next().await["data"]["status"], "CANCELED");
}

/// Until the sandbox has written down that so many webhooks were sent.
async fn wait_for_tries(world: &World, tries: usize) {
    let sent = |log: Vec<String>| log.iter().filter(|kind| *kind == "WEBHOOK_SENT").count();
    until(async || sent(world.card_log().await) >= tries).await;
}

#[tokio::test]
async fn an_expiry_is_told_without_anyone_asking() {
    let mut shop = Shop::open(&[]).await;
    let world = World::start_with(Some(shop.url.clone())).await;
    world.open_payment("order-0001", 10_000).await;
    world.advance(30 * 60).await;
    assert_eq!(shop.next().await["data"]["status"], "EXPIRED");
}

#[tokio::test]
async fn a_script_can_double_delay_or_lose_a_webhook() {
    let mut shop = Shop::open(&[]).await;
    let world = World::start_with(Some(shop.url.clone())).await;
    let on_webhook = |order: &str, fault: Value| json!({ "op": "webhook", "match": { "orderId": order }, "fault": fault });
    world
        .script(on_webhook("order-0001", json!({ "kind": "lost" })))
        .await;
    world
        .script(on_webhook(
            "order-0002",
            json!({ "kind": "late", "seconds": 90 }),
        ))
        .await;
    world
        .script(on_webhook("order-0003", json!({ "kind": "duplicate" })))
        .await;
    for order in ["order-0001", "order-0002", "order-0003"] {
        world.paid(order, 10_000).await;
    }
    assert_eq!(shop.next().await["data"]["orderId"], "order-0003");
    assert_eq!(shop.next().await["data"]["orderId"], "order-0003");
    wait_for_tries(&world, 3).await;
    world.advance(90).await;
    assert_eq!(shop.next().await["data"]["orderId"], "order-0002");
}
