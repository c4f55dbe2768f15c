//! Approval, query and cancel at the card provider.

use reqwest::Method;
use serde_json::json;

use crate::harness::{World, send};

#[tokio::test]
async fn a_payment_is_approved_queried_and_canceled_in_parts() {
    let world = World::start().await;
    let key = world.open_payment_with("order-0001", 10_000, 3_000).await;
    world.press(&key, "approve", "shinhan").await;
    assert_eq!(world.query(&key).await["status"], "IN_PROGRESS");

    let paid = send(world.confirm(&key, "order-0001", 10_000)).await.good();
    assert_eq!(paid["status"], "DONE");
    assert_eq!(paid["method"], "카드");
    assert_eq!(paid["vat"], 636);
    assert_eq!(paid["suppliedAmount"], 6_364);
    let by_order = world.card_at(Method::GET, "/v1/payments/orders/order-0001");
    assert_eq!(send(by_order).await.good(), paid);

    let first = json!({ "cancelReason": "변심", "cancelAmount": 4_000 });
    let after = send(world.cancel(&key, &first)).await.good();
    assert_eq!(after["status"], "PARTIAL_CANCELED");
    assert_eq!(after["balanceAmount"], 6_000);
    world.advance(2).await;
    let second = json!({ "cancelReason": "품절", "cancelAmount": 2_000, "taxFreeAmount": 2_000 });
    let after = send(world.cancel(&key, &second)).await.good();
    assert_eq!(after["balanceAmount"], 4_000);
    assert_eq!(after["taxFreeAmount"], 1_000);
    assert_eq!(after["cancels"][1]["refundableAmount"], 4_000);

    world.advance(2).await;
    let too_much = json!({ "cancelReason": "변심", "cancelAmount": 4_001 });
    let refused = send(world.cancel(&key, &too_much)).await;
    assert_eq!(refused.refusal(), (403, "NOT_CANCELABLE_AMOUNT"));

    let rest = json!({ "cancelReason": "변심" });
    let after = send(world.cancel(&key, &rest)).await.good();
    assert_eq!(after["status"], "CANCELED");
    assert_eq!(after["totalAmount"], 10_000);
    assert_eq!(after["vat"], 0);
    world.advance(2).await;
    let again = send(world.cancel(&key, &rest)).await;
    assert_eq!(again.refusal(), (400, "ALREADY_CANCELED_PAYMENT"));
}

#[tokio::test]
async fn a_repeated_key_gets_the_first_answer_and_no_second_approval() {
    let world = World::start().await;
    let key = world.open_payment("order-0001", 10_000).await;
    world.press(&key, "approve", "shinhan").await;
    let confirm = || {
        world
            .confirm(&key, "order-0001", 10_000)
            .header("Idempotency-Key", "attempt-1")
    };
    let first = send(confirm()).await;
    assert_eq!(first.status, 200);
    assert_eq!(send(confirm()).await, first);

    let without_key = send(world.confirm(&key, "order-0001", 10_000)).await;
    assert_eq!(without_key.refusal(), (400, "ALREADY_PROCESSED_PAYMENT"));
    let approvals = world.card_log().await;
    assert_eq!(
        approvals.iter().filter(|kind| *kind == "APPROVED").count(),
        1
    );
}

#[tokio::test]
async fn a_key_is_forgotten_after_fifteen_days_and_may_not_be_too_long() {
    let world = World::start().await;
    let key = world.open_payment("order-0001", 10_000).await;
    world.press(&key, "approve", "shinhan").await;
    let confirm = |idempotency: &str| {
        let request = world.confirm(&key, "order-0001", 10_000);
        request.header("Idempotency-Key", idempotency)
    };
    let too_long = send(confirm(&"k".repeat(301))).await;
    assert_eq!(too_long.refusal(), (400, "INVALID_IDEMPOTENCY_KEY"));
    send(confirm("attempt-1")).await.good();
    world.advance(15 * 24 * 60 * 60).await;
    let late = send(confirm("attempt-1")).await;
    assert_eq!(late.refusal(), (400, "ALREADY_PROCESSED_PAYMENT"));
}

#[tokio::test]
async fn a_refusing_card_is_declined_at_approval_and_ends_the_payment() {
    let world = World::start().await;
    let cards = [
        ("samsung", (403, "REJECT_CARD_COMPANY")),
        ("hyundai", (400, "INVALID_CARD_EXPIRATION")),
        ("lotte", (400, "INVALID_STOPPED_CARD")),
    ];
    for (card, refusal) in cards {
        let key = world.open_payment("order-0001", 10_000).await;
        world.press(&key, "approve", card).await;
        let declined = send(world.confirm(&key, "order-0001", 10_000)).await;
        assert_eq!(declined.refusal(), refusal);
        let payment = world.query(&key).await;
        assert_eq!(payment["status"], "ABORTED");
        assert_eq!(payment["failure"]["code"], refusal.1);
        let again = send(world.confirm(&key, "order-0001", 10_000)).await;
        assert_eq!(again.refusal(), (404, "NOT_FOUND_PAYMENT_SESSION"));
    }
    // A decline leaves the order open to another attempt.
    world.paid("order-0001", 10_000).await;
}

#[tokio::test]
async fn an_order_is_charged_once_however_many_windows_it_has() {
    let world = World::start().await;
    let (one, two) = (
        world.open_payment("order-0001", 10_000).await,
        world.open_payment("order-0001", 10_000).await,
    );
    world.press(&one, "approve", "shinhan").await;
    world.press(&two, "approve", "kookmin").await;
    send(world.confirm(&one, "order-0001", 10_000)).await.good();
    let second = send(world.confirm(&two, "order-0001", 10_000)).await;
    assert_eq!(second.refusal(), (400, "DUPLICATED_ORDER_ID"));
    let by_order = world.card_at(Method::GET, "/v1/payments/orders/order-0001");
    assert_eq!(send(by_order).await.good()["paymentKey"], one);
}

#[tokio::test]
async fn another_amount_or_order_than_the_window_had_is_refused() {
    let world = World::start().await;
    let key = world.open_payment("order-0001", 10_000).await;
    world.press(&key, "approve", "shinhan").await;
    let cheaper = send(world.confirm(&key, "order-0001", 9_999)).await;
    assert_eq!(cheaper.refusal(), (403, "FORBIDDEN_REQUEST"));
    let other = send(world.confirm(&key, "order-0002", 10_000)).await;
    assert_eq!(other.refusal(), (403, "FORBIDDEN_REQUEST"));
    let unknown = send(world.confirm("nothing", "order-0001", 10_000)).await;
    assert_eq!(unknown.refusal(), (404, "NOT_FOUND_PAYMENT"));
    assert_eq!(world.query(&key).await["status"], "IN_PROGRESS");
}

#[tokio::test]
async fn payments_expire_by_the_clock() {
    let world = World::start().await;
    let unused = world.open_payment("order-0001", 10_000).await;
    let unconfirmed = world.open_payment("order-0002", 10_000).await;
    world.press(&unconfirmed, "approve", "shinhan").await;

    world.advance(10 * 60).await;
    assert_eq!(world.query(&unused).await["status"], "READY");
    assert_eq!(world.query(&unconfirmed).await["status"], "EXPIRED");
    let late = send(world.confirm(&unconfirmed, "order-0002", 10_000)).await;
    assert_eq!(late.refusal(), (404, "NOT_FOUND_PAYMENT_SESSION"));
    world.advance(20 * 60).await;
    assert_eq!(world.query(&unused).await["status"], "EXPIRED");
}

#[tokio::test]
async fn cancels_in_the_same_second_are_refused_and_may_be_repeated() {
    let world = World::start().await;
    let key = world.paid("order-0001", 10_000).await;
    let part = json!({ "cancelReason": "변심", "cancelAmount": 1_000 });
    let cancel = |idempotency: &str| {
        let request = world.cancel(&key, &part);
        send(request.header("Idempotency-Key", idempotency))
    };
    cancel("refund-1").await.good();
    let soon = cancel("refund-2").await;
    assert_eq!(soon.refusal(), (403, "FORBIDDEN_CONSECUTIVE_REQUEST"));
    world.advance(1).await;
    assert_eq!(cancel("refund-2").await.good()["balanceAmount"], 8_000);
}

#[tokio::test]
async fn the_transaction_list_has_approvals_and_cancels_of_the_asked_days() {
    let world = World::start().await;
    let key = world.paid("order-0001", 10_000).await;
    let part = json!({ "cancelReason": "변심", "cancelAmount": 1_000 });
    send(world.cancel(&key, &part)).await.good();
    let list = |query: &str| {
        let path = format!("/v1/transactions?{query}");
        send(world.card_at(Method::GET, &path))
    };
    let rows = list("startDate=2020-01-01T00:00:00&endDate=2099-12-31T23:59:59")
        .await
        .good();
    assert_eq!(rows[0]["status"], "DONE");
    assert_eq!(rows[0]["amount"], 10_000);
    assert_eq!(rows[1]["status"], "PARTIAL_CANCELED");
    assert_eq!(rows[1]["amount"], 1_000);
    let first = rows[0]["transactionKey"].as_str().expect("a key");
    let after = format!("startDate=2020-01-01&endDate=2099-12-31&startingAfter={first}");
    assert_eq!(list(&after).await.good(), json!([rows[1]]));
    let before = list("startDate=2020-01-01&endDate=2020-12-31").await.good();
    assert_eq!(before, json!([]));
}

#[tokio::test]
async fn only_the_shops_own_key_is_admitted() {
    let world = World::start().await;
    let path = "/v1/payments/any";
    let nobody = send(world.stranger_at(path)).await;
    assert_eq!(nobody.refusal(), (401, "UNAUTHORIZED_KEY"));
    let other = world
        .stranger_at(path)
        .basic_auth("test_sk_other", Some(""));
    assert_eq!(send(other).await.refusal(), (401, "UNAUTHORIZED_KEY"));
}
