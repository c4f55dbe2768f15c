//! What an order can be refused for.

use std::time::Duration;

use backend::{
    db::{Conn, Together, boxed},
    error::AppError,
    order::store,
};
use serde_json::{Value, json};
use shared::{
    error::ErrorCode,
    money::Won,
    order::{OrderStatus, PlacedOrder, ShipmentStatus},
};
use tests::{Provider, Shop, folder::ImportFolder};

#[tokio::test]
async fn a_price_that_changed_is_shown_and_never_charged() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("jang-1", 1)], &[]).await;
    let dearer = ImportFolder::small().replace("options.csv", "\"12,000\"", "12500");
    assert!(shop.app.import(&dearer).await.is_done());
    let reply = shop.send_order(&request, "key-00000001").await;
    let detail: Value = reply.json();
    assert_eq!(detail["detail"]["quote"]["lines"][0]["due"], 12_500);
    reply.refused(ErrorCode::PriceChanged);
    assert_eq!(shop.stock_left("jang-1").await, 50);
    // The refused key is free for the order that the shopper accepts.
    let accepted = shop.order_request(&[("jang-1", 1)], &[]).await;
    let placed: PlacedOrder = shop.send_order(&accepted, "key-00000001").await.good();
    assert_eq!(placed.payment.unwrap().amount, Won(12_500 + 3_500));
}

#[tokio::test]
async fn the_last_one_is_sold_once() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("maesaengi-1", 1)], &[]).await;
    let _first: PlacedOrder = shop.send_order(&request, "key-00000001").await.good();
    let reply = shop.send_order(&request, "key-00000002").await;
    let detail: Value = reply.json();
    assert_eq!(detail["detail"]["available"], 0);
    reply.refused(ErrorCode::SoldOut);
}

#[tokio::test]
async fn a_voucher_is_not_spent_twice() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let request = shop.order_request(&[("rice-2", 1)], &[token]).await;
    let _first: PlacedOrder = shop.send_order(&request, "key-00000001").await.good();
    // Less is left now, so the price that was seen does not hold any more.
    let reply = shop.send_order(&request, "key-00000002").await;
    reply.refused(ErrorCode::PriceChanged);
}

#[tokio::test]
async fn each_field_that_is_not_right_is_named() {
    let shop = Shop::open().await;
    let mut request = shop.order_request(&[("rice-1", 1)], &[]).await;
    request["buyer"]["phone"] = json!("1234");
    request["recipient"]["name"] = json!(" ");
    request["recipient"]["address"]["postcode"] = json!("592");
    request["recipient"]["address"]["sigungu"] = json!("");
    request["consents"]["vendorPrivacy"] = json!(false);
    let refused = shop
        .send_order(&request, "key-00000001")
        .await
        .refused(ErrorCode::Invalid);
    let fields: Vec<&str> = refused
        .fields
        .iter()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "buyer.phone",
            "recipient.name",
            "recipient.address.postcode",
            "recipient.address.sigungu",
            "consents.vendorPrivacy",
        ]
    );
}

#[tokio::test]
async fn what_cannot_be_bought_cannot_be_ordered() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("rice-1", 99)], &[]).await;
    let refused = shop.send_order(&request, "key-00000001").await;
    assert!(
        !refused
            .refused(ErrorCode::RequirementsUnmet)
            .fields
            .is_empty()
    );
}

#[tokio::test]
async fn an_order_is_seen_by_its_owner_only() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let other = shop.order(&[("jang-1", 1)], &[]).await;
    let path = format!("/api/orders/{}", placed.no);
    shop.shopper().get(&path).await.refused(ErrorCode::NotFound);
    shop.owner(&other)
        .get(&path)
        .await
        .refused(ErrorCode::NotFound);
    let forged = shop.shopper().header("x-order-token", "zz.AAAA");
    forged.get(&path).await.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn a_voucher_that_was_looked_up_too_long_ago_is_not_taken() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let request = shop.order_request(&[("rice-2", 1)], &[token]).await;
    shop.app.clock.advance(Duration::from_mins(31));
    let refused = shop
        .send_order(&request, "key-00000001")
        .await
        .refused(ErrorCode::VoucherTokenExpired);
    assert_eq!(refused.fields[0].field, "tenders[0].lotToken");
}

#[tokio::test]
async fn a_voucher_that_the_provider_does_not_honour_closes_the_order() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-GJ-LOVE-0001", "0000").await;
    // The token still says 74,500, and both orders together are more.
    let lines = [("rice-1", 3)];
    let request = shop
        .order_request(&lines, std::slice::from_ref(&token))
        .await;
    let first: PlacedOrder = shop.send_order(&request, "key-00000001").await.good();
    assert_eq!(first.status, OrderStatus::Paid);
    // The repeat is told the same, and the provider is not asked again.
    for _ in 0..2 {
        let reply = shop.send_order(&request, "key-00000002").await;
        reply.refused(ErrorCode::VoucherInsufficient);
        assert_eq!(shop.stock_left("rice-1").await, 97);
    }
    assert_eq!(shop.count_outside(Provider::Voucher, "AUTHORIZED").await, 1);
}

#[tokio::test]
async fn a_silent_voucher_provider_leaves_the_order_open_for_the_repeat() {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-GJ-LOVE-0001", "0000").await;
    let request = shop.order_request(&[("rice-1", 1)], &[token]).await;
    shop.fault(Provider::Voucher, "authorize", "reset_after")
        .await;
    let reply = shop.send_order(&request, "key-00000001").await;
    reply.refused(ErrorCode::Unavailable);
    let placed: PlacedOrder = shop.send_order(&request, "key-00000001").await.good();
    assert_eq!(placed.status, OrderStatus::Paid);
    assert_eq!(shop.count_outside(Provider::Voucher, "AUTHORIZED").await, 1);
}

#[tokio::test]
async fn a_key_that_cannot_be_one_is_refused() {
    let shop = Shop::open().await;
    let request = shop.order_request(&[("rice-1", 1)], &[]).await;
    for key in ["short", "with a space", &"k".repeat(201)] {
        let refused = shop
            .send_order(&request, key)
            .await
            .refused(ErrorCode::Invalid);
        assert_eq!(refused.fields[0].field, "Idempotency-Key", "{key}");
    }
}

#[tokio::test]
async fn an_order_token_ends_after_thirty_days() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.app.clock.advance(Duration::from_hours(30 * 24));
    let path = format!("/api/orders/{}", placed.no);
    let reply = shop.owner(&placed).get(&path).await;
    reply.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn cancelling_and_paying_again_need_the_token() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    for verb in ["cancel", "pay"] {
        let path = format!("/api/orders/{}/{verb}", placed.no);
        let reply = shop.shopper().post(&path, &json!({})).await;
        reply.refused(ErrorCode::NotFound);
    }
    assert_eq!(shop.see(&placed).await.status, OrderStatus::PendingPayment);
}

#[tokio::test]
async fn a_reason_is_one_line_of_two_hundred_letters() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let path = format!("/api/orders/{}/cancel", placed.no);
    let long = json!({ "reason": "가".repeat(201) });
    let refused = shop
        .owner(&placed)
        .post(&path, &long)
        .await
        .refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "reason");
}

#[tokio::test]
async fn what_has_ended_or_is_on_its_way_cannot_be_cancelled() {
    let shop = Shop::open().await;
    let sent = shop.order(&[("rice-1", 1)], &[]).await;
    let _ = shop.pay(&sent).await;
    let dispatch = async |tx: &mut Conn| -> Result<(), AppError> {
        let (from, to) = (ShipmentStatus::Preparing, ShipmentStatus::Shipped);
        let tenant = "gangjin".into();
        let writes = store::change_shipments(Together::new(), &tenant, &sent.no, from, to)?;
        Ok(writes.execute(tx).await?)
    };
    let moved = shop.app.state.db.write(|tx| boxed(dispatch(tx))).await;
    moved.expect("the parcel is sent");
    let expired = shop.order(&[("jang-1", 1)], &[]).await;
    shop.app.clock.advance(Duration::from_mins(10));
    shop.app.run_jobs().await;
    for placed in [&sent, &expired] {
        let reply = shop.cancel(placed).await;
        reply.refused(ErrorCode::WrongState);
    }
    assert!(!shop.see(&sent).await.can_cancel);
}

#[tokio::test]
async fn guessing_phone_numbers_is_slowed_down() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let look_up = async |phone: &str| {
        let request = json!({ "no": placed.no, "phone": phone });
        shop.shopper().post("/api/orders/lookup", &request).await
    };
    for last in 0..20 {
        let reply = look_up(&format!("010-0000-{last:04}")).await;
        reply.refused(ErrorCode::NotFound);
    }
    let reply = look_up("010-1234-5678").await;
    assert_ne!(reply.header("retry-after"), "");
    reply.refused(ErrorCode::TooManyRequests);
}
