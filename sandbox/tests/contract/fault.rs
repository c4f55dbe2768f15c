//! Scripted faults: what the shop sees, and what really happened.

use std::time::Duration;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::harness::{World, send, until};

/// Long enough for an answer on a busy machine, short enough to wait for none.
const IMPATIENCE: Duration = Duration::from_millis(500);

async fn in_progress(world: &World, order_id: &str) -> String {
    let key = world.open_payment(order_id, 10_000).await;
    world.press(&key, "approve", "shinhan").await;
    key
}

fn on_confirm(fault: Value) -> Value {
    json!({ "op": "confirm", "match": { "orderId": "order-0001" }, "fault": fault, "times": 1 })
}

async fn fails(request: RequestBuilder) -> bool {
    request.timeout(IMPATIENCE).send().await.is_err()
}

#[tokio::test]
async fn silence_after_the_approval_leaves_it_done_and_silence_before_does_not() {
    for (kind, status) in [("timeout_after", "DONE"), ("timeout_before", "IN_PROGRESS")] {
        let world = World::start().await;
        let key = in_progress(&world, "order-0001").await;
        world.script(on_confirm(json!({ "kind": kind }))).await;
        assert!(fails(world.confirm(&key, "order-0001", 10_000)).await);
        assert_eq!(world.query(&key).await["status"], status);
    }
}

#[tokio::test]
async fn a_reset_or_an_error_hides_whether_the_approval_happened() {
    let outcomes = [
        ("reset_before", None, "IN_PROGRESS"),
        ("reset_after", None, "DONE"),
        ("error_500_before", Some(500), "IN_PROGRESS"),
        ("error_500_after", Some(500), "DONE"),
        ("http_429", Some(429), "IN_PROGRESS"),
        ("already_processed", Some(400), "DONE"),
        ("decline", Some(403), "ABORTED"),
    ];
    for (kind, answered, status) in outcomes {
        let world = World::start().await;
        let key = in_progress(&world, "order-0001").await;
        world.script(on_confirm(json!({ "kind": kind }))).await;
        let answer = world.confirm(&key, "order-0001", 10_000).send().await;
        assert_eq!(
            answer.ok().map(|answer| answer.status().as_u16()),
            answered,
            "{kind}"
        );
        assert_eq!(world.query(&key).await["status"], status, "{kind}");
    }
}

#[tokio::test]
async fn an_answer_can_arrive_broken_or_with_another_amount() {
    for kind in ["truncated", "malformed"] {
        let world = World::start().await;
        let key = in_progress(&world, "order-0001").await;
        world.script(on_confirm(json!({ "kind": kind }))).await;
        let answer = world.confirm(&key, "order-0001", 10_000).send().await;
        assert!(answer.expect("an answer").json::<Value>().await.is_err());
        assert_eq!(world.query(&key).await["status"], "DONE");
    }
    let world = World::start().await;
    let key = in_progress(&world, "order-0001").await;
    world
        .script(on_confirm(json!({ "kind": "wrong_amount" })))
        .await;
    let wrong = send(world.confirm(&key, "order-0001", 10_000)).await.good();
    assert_eq!(wrong["totalAmount"], 10_001);
    assert_eq!(world.query(&key).await["totalAmount"], 10_000);
}

#[tokio::test]
async fn a_late_answer_comes_when_the_clock_says_so_and_its_key_is_busy_until_then() {
    let world = World::start().await;
    let key = in_progress(&world, "order-0001").await;
    world
        .script(on_confirm(json!({ "kind": "late", "seconds": 65 })))
        .await;
    let confirm = || {
        let request = world.confirm(&key, "order-0001", 10_000);
        request.header("Idempotency-Key", "attempt-1")
    };
    let late = tokio::spawn(send(confirm()));
    // The effect shows before the answer does.
    until(async || world.query(&key).await["status"] == "DONE").await;
    let busy = send(confirm()).await;
    assert_eq!(busy.refusal(), (409, "IDEMPOTENT_REQUEST_PROCESSING"));
    world.advance(65).await;
    let paid = late.await.expect("it is answered").good();
    assert_eq!(send(confirm()).await.good(), paid);
}

#[tokio::test]
async fn a_rule_hits_its_subject_so_often_and_no_other() {
    let world = World::start().await;
    let other = in_progress(&world, "order-0002").await;
    world
        .script(on_confirm(json!({ "kind": "error_500_before" })))
        .await;
    send(world.confirm(&other, "order-0002", 10_000))
        .await
        .good();
    let key = in_progress(&world, "order-0001").await;
    let broken = send(world.confirm(&key, "order-0001", 10_000)).await;
    assert_eq!(broken.status, 500);
    send(world.confirm(&key, "order-0001", 10_000)).await.good();
}

#[tokio::test]
async fn scripts_can_be_listed_and_cleared() {
    let world = World::start().await;
    world.script(on_confirm(json!({ "kind": "decline" }))).await;
    let list = || send(world.card_at(Method::GET, "/sandbox/faults"));
    assert_eq!(
        list().await.good(),
        json!([on_confirm(json!({ "kind": "decline" }))])
    );
    let cleared = world
        .card_at(Method::DELETE, "/sandbox/faults")
        .send()
        .await;
    assert_eq!(cleared.expect("an answer").status().as_u16(), 204);
    assert_eq!(list().await.good(), json!([]));
}

#[tokio::test]
async fn a_header_forces_an_error_without_touching_the_payment() {
    let world = World::start().await;
    let key = in_progress(&world, "order-0001").await;
    let forced = world
        .confirm(&key, "order-0001", 10_000)
        .header("TossPayments-Test-Code", "PROVIDER_ERROR");
    assert_eq!(send(forced).await.refusal(), (400, "PROVIDER_ERROR"));
    assert_eq!(world.query(&key).await["status"], "IN_PROGRESS");
}
