//! What a restart keeps: everything that was answered, and nothing that was not.

use std::io::Write;

use reqwest::Method;
use sandbox::Options;
use serde_json::{Value, json};

use crate::harness::{World, port_of, send};

#[tokio::test]
async fn the_log_gives_the_same_state_again() {
    let world = World::start().await;
    let key = world.paid("order-0001", 10_000).await;
    let part = json!({ "cancelReason": "변심", "cancelAmount": 1_000 });
    send(
        world
            .cancel(&key, &part)
            .header("Idempotency-Key", "refund-1"),
    )
    .await
    .good();
    let hold =
        json!({ "orderNo": "order-0001", "lots": [{ "lotId": "lot-general", "amount": 7_000 }] });
    let hold = world
        .voucher_at(Method::POST, "/v1/authorizations")
        .json(&hold);
    send(hold).await.good();
    let before = (
        world.query(&key).await,
        held(&world).await,
        world.card_log().await,
    );

    let world = world.restart().await;
    let after = (
        world.query(&key).await,
        held(&world).await,
        world.card_log().await,
    );
    // The receipt and payment page stay where they were opened, on the port of that time.
    assert_eq!(after, before);
    let replay = world
        .cancel(&key, &part)
        .header("Idempotency-Key", "refund-1");
    assert_eq!(send(replay).await.good()["balanceAmount"], 9_000);
    assert_eq!(world.card_log().await, before.2);
}

async fn held(world: &World) -> Value {
    let asked = json!({ "number": "9409-0000-0000-0001", "pin": "1234" });
    let balance = world.voucher_at(Method::POST, "/v1/balance").json(&asked);
    send(balance).await.good()
}

#[tokio::test]
async fn time_does_not_go_back() {
    let world = World::start().await;
    world.advance(24 * 60 * 60).await;
    let key = world.paid("order-0001", 10_000).await;
    let approved_at = world.query(&key).await["approvedAt"].clone();
    let world = world.restart().await;
    let clock = send(world.card_at(Method::GET, "/sandbox/clock"))
        .await
        .good();
    assert!(clock["now"].as_str() >= approved_at.as_str());
}

#[tokio::test]
async fn half_a_line_at_the_end_of_the_log_never_happened() {
    let world = World::start().await;
    let key = world.paid("order-0001", 10_000).await;
    let world = world
        .restart_after(|logs| {
            let log = std::fs::OpenOptions::new()
                .append(true)
                .open(logs.join("card.jsonl"));
            let torn = br#"{"seq":99,"at":1,"events":[{"type":"CANC"#;
            log.expect("the log")
                .write_all(torn)
                .expect("it is written");
        })
        .await;
    assert_eq!(world.query(&key).await["status"], "DONE");
    world.paid("order-0002", 10_000).await;
    let world = world.restart().await;
    assert_eq!(world.query(&key).await["status"], "DONE");
}

#[tokio::test]
async fn logs_in_use_mean_no_start() {
    let world = World::start().await;
    let second = sandbox::start(world.options()).await;
    let reason = second.err().expect("it does not start").to_string();
    assert!(reason.contains("in use by another sandbox"), "{reason}");
}

#[tokio::test]
async fn a_taken_port_means_the_next_free_one() {
    let world = World::start().await;
    let elsewhere = tempfile::tempdir().expect("a temporary folder");
    let options = Options {
        data: elsewhere.path().to_owned(),
        card_port: world.card_port(),
        ..world.options()
    };
    let beside = sandbox::start(options).await.expect("it starts");
    assert!(port_of(&beside.card_url) > world.card_port());
    beside.stop().await;
}
