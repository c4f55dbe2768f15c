//! Balance, authorization, approval and cancel at the voucher provider.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::{Reply, World, send};

async fn post(world: &World, path: &str, body: Value) -> Reply {
    send(world.voucher_at(Method::POST, path).json(&body)).await
}

async fn authorize(world: &World, order_no: &str, lots: Value) -> Reply {
    let body = json!({ "orderNo": order_no, "lots": lots });
    post(world, "/v1/authorizations", body).await
}

async fn act(world: &World, auth: &Value, action: &str) -> Reply {
    let auth_id = auth["authId"].as_str().expect("an id");
    let path = format!("/v1/authorizations/{auth_id}/{action}");
    send(world.voucher_at(Method::POST, &path)).await
}

/// What is left of the general and the policy lot.
async fn left(world: &World) -> (Value, Value) {
    let asked = json!({ "number": "9409 0000 0000 0001", "pin": "1234" });
    let lots = post(world, "/v1/balance", asked).await.good();
    (
        lots["lots"][0]["remaining"].clone(),
        lots["lots"][1]["remaining"].clone(),
    )
}

#[tokio::test]
async fn an_authorization_holds_a_confirmation_spends_and_a_void_releases() {
    let world = World::start().await;
    let both = json!([
        { "lotId": "lot-general", "amount": 10_000 },
        { "lotId": "lot-policy", "amount": 57_000 },
    ]);
    let auth = authorize(&world, "order-0001", both).await.good();
    assert_eq!(left(&world).await, (json!(30_000), json!(0)));
    act(&world, &auth, "void").await.good();
    assert_eq!(left(&world).await, (json!(40_000), json!(57_000)));

    let part = json!([{ "lotId": "lot-general", "amount": 10_000 }]);
    let auth = authorize(&world, "order-0001", part).await.good();
    let approved = act(&world, &auth, "confirm").await.good();
    assert_eq!(approved["status"], "CONFIRMED");
    assert_eq!(left(&world).await, (json!(30_000), json!(57_000)));
    let by_order = world.voucher_at(Method::GET, "/v1/authorizations/by-order/order-0001");
    assert_eq!(send(by_order).await.good(), approved);

    let again = act(&world, &auth, "confirm").await;
    assert_eq!(again.refusal(), (400, "ALREADY_PROCESSED_PAYMENT"));
    let too_late = act(&world, &auth, "void").await;
    assert_eq!(too_late.refusal(), (409, "AUTHORIZATION_CONFIRMED"));
}

#[tokio::test]
async fn too_much_is_refused_with_the_shortfall_of_each_lot() {
    let world = World::start().await;
    let lots = json!([
        { "lotId": "lot-general", "amount": 40_001 },
        { "lotId": "lot-policy", "amount": 1 },
    ]);
    let refused = authorize(&world, "order-0001", lots).await;
    assert_eq!(refused.refusal(), (409, "VOUCHER_INSUFFICIENT"));
    let short = json!([{ "lotId": "lot-general", "requested": 40_001, "available": 40_000, "shortfall": 1 }]);
    assert_eq!(refused.body["shortfalls"], short);
    assert_eq!(left(&world).await, (json!(40_000), json!(57_000)));
}

#[tokio::test]
async fn an_expired_lot_is_refused_and_a_forgotten_authorization_is_released() {
    let world = World::start().await;
    let old = json!([{ "lotId": "lot-old", "amount": 1_000 }]);
    let refused = authorize(&world, "order-0001", old).await;
    assert_eq!(refused.refusal(), (409, "VOUCHER_EXPIRED"));

    let part = json!([{ "lotId": "lot-general", "amount": 10_000 }]);
    let auth = authorize(&world, "order-0001", part).await.good();
    world.advance(10 * 60).await;
    assert_eq!(left(&world).await.0, 40_000);
    let late = act(&world, &auth, "confirm").await;
    assert_eq!(late.refusal(), (409, "AUTHORIZATION_CLOSED"));
}

#[tokio::test]
async fn money_back_to_an_expired_lot_says_so_to_the_cancel_and_to_the_question() {
    let world = World::start().await;
    let part = json!([{ "lotId": "lot-policy", "amount": 10_000 }]);
    let auth = authorize(&world, "order-0001", part.clone()).await.good();
    let approved = act(&world, &auth, "confirm").await.good();
    assert_eq!(approved["perLot"][0]["expired"], false);
    world.advance(75 * 365 * 24 * 60 * 60).await;

    let approval_no = approved["approvalNo"].as_str().expect("a number");
    let path = format!("/v1/approvals/{approval_no}/cancel");
    let body = json!({ "lots": part, "reason": "변심" });
    let canceled = post(&world, &path, body).await.good();
    assert_eq!(canceled["perLot"][0]["expired"], true);
    let by_order = world.voucher_at(Method::GET, "/v1/authorizations/by-order/order-0001");
    let known = send(by_order).await.good();
    assert_eq!(known["perLot"][0]["expired"], true);
    assert_eq!(known["perLot"][0]["canceled"], 10_000);
}

#[tokio::test]
async fn a_cancel_gives_each_lot_back_at_most_what_it_gave() {
    let world = World::start().await;
    let part = json!([{ "lotId": "lot-general", "amount": 10_000 }]);
    let auth = authorize(&world, "order-0001", part).await.good();
    let approved = act(&world, &auth, "confirm").await.good();
    let approval_no = approved["approvalNo"].as_str().expect("a number");
    let path = format!("/v1/approvals/{approval_no}/cancel");
    let cancel = |lot: &str, amount: i64| {
        let body = json!({ "lots": [{ "lotId": lot, "amount": amount }], "reason": "변심" });
        send(world.voucher_at(Method::POST, &path).json(&body))
    };
    assert_eq!(
        cancel("lot-general", 4_000).await.good()["remaining"],
        6_000
    );
    assert_eq!(left(&world).await.0, 34_000);
    for (lot, amount) in [("lot-general", 6_001), ("lot-policy", 1)] {
        let refused = cancel(lot, amount).await;
        assert_eq!(refused.refusal(), (409, "VOUCHER_NOT_CANCELABLE_AMOUNT"));
    }
    let today = approved["approvedAt"].as_str().expect("a moment")[..10].to_owned();
    let list = format!("/v1/transactions?date={today}");
    let rows = send(world.voucher_at(Method::GET, &list)).await.good();
    assert_eq!(
        (&rows[0]["type"], &rows[0]["gross"]),
        (&json!("APPROVAL"), &json!(10_000))
    );
    assert_eq!(
        (&rows[1]["type"], &rows[1]["gross"]),
        (&json!("CANCEL"), &json!(4_000))
    );
}

#[tokio::test]
async fn one_order_holds_once_and_a_repeated_key_gets_the_same_answer() {
    let world = World::start().await;
    let body =
        json!({ "orderNo": "order-0001", "lots": [{ "lotId": "lot-general", "amount": 1_000 }] });
    let request = || {
        world
            .voucher_at(Method::POST, "/v1/authorizations")
            .json(&body)
    };
    let first = send(request().header("Idempotency-Key", "attempt-1")).await;
    assert_eq!(
        send(request().header("Idempotency-Key", "attempt-1")).await,
        first
    );
    let other_key = send(request().header("Idempotency-Key", "attempt-2")).await;
    assert_eq!(other_key.refusal(), (409, "DUPLICATE_ORDER"));
    assert_eq!(left(&world).await.0, 39_000);
}

#[tokio::test]
async fn an_unknown_number_and_a_wrong_pin_look_the_same() {
    let world = World::start().await;
    let unknown = json!({ "number": "9409000000009999", "pin": "1234" });
    let wrong_pin = json!({ "number": "9409000000000001", "pin": "0000" });
    let unknown = post(&world, "/v1/balance", unknown).await;
    assert_eq!(unknown.refusal(), (404, "VOUCHER_NOT_FOUND"));
    assert_eq!(post(&world, "/v1/balance", wrong_pin).await, unknown);
}

#[tokio::test]
async fn every_answer_says_that_this_is_no_issuers_interface() {
    let world = World::start().await;
    let page = world
        .voucher_at(Method::GET, "/")
        .send()
        .await
        .expect("a page");
    assert!(page.headers().contains_key("x-sandbox-notice"));
    assert!(
        page.text()
            .await
            .expect("a text")
            .contains("KOMSCO 규격 아님")
    );
}
