//! Cancelling before dispatch.

use serde_json::json;
use shared::{
    claim::ClaimStatus,
    console::case::CaseKind,
    money::Won,
    order::{Order, OrderStatus, ShipmentStatus},
};
use tests::{Provider, Shop};

use super::{A_WHILE, assert_healthy, last, ship};

const PAYBACK: &str = "DEMO-PB25-0001";
const LOVE: &str = "DEMO-GJ-LOVE-0001";

/// What each tender got back, and that it never got more than it paid.
fn returned(order: &Order) -> Vec<i64> {
    let tender = |tender: &shared::order::OrderTender| {
        assert!(tender.returned <= tender.amount);
        tender.returned.0
    };
    order.tenders.iter().map(tender).collect()
}

#[tokio::test]
async fn units_cancelled_in_steps_give_back_exactly_what_was_paid() {
    let shop = Shop::open().await;
    let token = shop.lot_token(PAYBACK, "0000").await;
    let placed = shop.order(&[("rice-1", 3), ("jang-1", 2)], &[token]).await;
    shop.pay(&placed).await;
    let paid: Vec<i64> = shop
        .see(&placed)
        .await
        .tenders
        .iter()
        .map(|t| t.amount.0)
        .collect();
    let mut sums = vec![0; paid.len()];
    for lines in [
        vec![("rice-1", 1)],
        vec![("jang-1", 1)],
        vec![("rice-1", 1), ("jang-1", 1)],
        vec![("rice-1", 1)],
    ] {
        let order: Order = shop.cancel_units(&placed, &lines).await.good();
        let claim = order.claims.last().unwrap();
        let refund = claim.refund.as_ref().unwrap();
        for part in &refund.per_tender {
            sums[part.tender as usize] += part.amount.0;
        }
        assert_eq!(returned(&order), sums);
        let of_vendors: Won = refund.per_vendor.iter().map(|part| part.amount).sum();
        assert_eq!(of_vendors, refund.total);
        shop.wait(A_WHILE).await;
        assert_healthy(&shop.app).await;
        last(&shop.see(&placed).await, ClaimStatus::Refunded);
    }
    let order = shop.see(&placed).await;
    assert_eq!(sums, paid);
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert_eq!(order.shipments[0].status, ShipmentStatus::Cancelled);
    assert_eq!(shop.left_on(PAYBACK).await, Won(57_000));
    assert_eq!(shop.stock_left("rice-1").await, 100);
    assert_eq!(shop.stock_left("jang-1").await, 50);
}

#[tokio::test]
async fn a_part_goes_back_to_the_card_once_and_the_order_goes_on() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-2", 2)], &[]).await;
    shop.pay(&placed).await;
    let order: Order = shop.cancel_units(&placed, &[("rice-2", 1)]).await.good();
    let claim = last(&order, ClaimStatus::Refunding);
    let refund = claim.refund.clone().unwrap();
    assert_eq!(refund.total, Won(36_270));
    // A Sunday at noon: three business days are over on Wednesday.
    assert_eq!(refund.due_on.to_string(), "2026-11-25");
    shop.app.run_jobs().await;
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Paid);
    assert_eq!(order.shipments[0].status, ShipmentStatus::Preparing);
    last(&order, ClaimStatus::Refunded);
    assert_eq!(shop.count_outside(Provider::Card, "CANCELED").await, 1);
    assert_eq!(shop.stock_left("rice-2").await, 4);
    // The rest can still be cancelled as a whole, with the fee that the rest would have paid.
    let order: Order = shop.cancel(&placed).await.good();
    assert_eq!(order.status, OrderStatus::CancelRequested);
    shop.wait(A_WHILE).await;
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Cancelled);
    assert_eq!(returned(&order), [order.totals.due.0]);
}

#[tokio::test]
async fn the_providers_voucher_gets_each_part_back() {
    let shop = Shop::open().await;
    let token = shop.lot_token(LOVE, "0000").await;
    let placed = shop.order(&[("rice-1", 3)], &[token]).await;
    assert_eq!(placed.status, OrderStatus::Paid);
    // The first part is asked for before the provider was told to spend anything.
    let _: Order = shop.cancel_units(&placed, &[("rice-1", 1)]).await.good();
    shop.wait(A_WHILE).await;
    assert_eq!(shop.count_outside(Provider::Voucher, "CONFIRMED").await, 1);
    assert_eq!(shop.count_outside(Provider::Voucher, "CANCELED").await, 1);
    last(&shop.see(&placed).await, ClaimStatus::Refunded);
    let _: Order = shop.cancel_units(&placed, &[("rice-1", 2)]).await.good();
    shop.wait(A_WHILE).await;
    assert_eq!(shop.count_outside(Provider::Voucher, "CANCELED").await, 2);
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Cancelled);
    assert_eq!(shop.left_on(LOVE).await, Won(74_500));
    assert_healthy(&shop.app).await;
}

#[tokio::test]
async fn one_vendor_is_cancelled_while_anothers_parcel_is_on_its_way() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1), ("bowl-1", 2)], &[]).await;
    shop.pay(&placed).await;
    ship(&shop, &placed, "craft-01").await;
    let order: Order = shop.cancel_units(&placed, &[("rice-1", 1)]).await.good();
    let refund = last(&order, ClaimStatus::Refunding).refund.clone().unwrap();
    // With its last line the parcel's fee goes back, too.
    assert_eq!(refund.total, Won(16_275 + 3_500));
    assert_eq!(refund.per_vendor[0].vendor, "rice-01".into());
    shop.app.run_jobs().await;
    let order = shop.see(&placed).await;
    assert_eq!(order.status, OrderStatus::Paid);
    let states: Vec<ShipmentStatus> = order.shipments.iter().map(|sent| sent.status).collect();
    assert_eq!(states, [ShipmentStatus::Shipped, ShipmentStatus::Cancelled]);
    assert!(!order.can_cancel);
}

#[tokio::test]
async fn an_answer_to_a_refund_that_did_not_come_is_asked_for_again() {
    for (provider, code, event) in [
        (Provider::Card, None, "CANCELED"),
        (Provider::Voucher, Some(LOVE), "CANCELED"),
    ] {
        let shop = Shop::open().await;
        let mut lots = Vec::new();
        if let Some(code) = code {
            lots.push(shop.lot_token(code, "0000").await);
        }
        let placed = shop.order(&[("rice-1", 2)], &lots).await;
        if placed.payment.is_some() {
            shop.pay(&placed).await;
        }
        shop.app.run_jobs().await;
        let _: Order = shop.cancel_units(&placed, &[("rice-1", 1)]).await.good();
        shop.fault(provider, "cancel", "reset_after").await;
        shop.app.run_jobs().await;
        last(&shop.see(&placed).await, ClaimStatus::Refunding);
        shop.wait(A_WHILE).await;
        last(&shop.see(&placed).await, ClaimStatus::Refunded);
        assert_eq!(shop.count_outside(provider, event).await, 1, "{provider:?}");
    }
}

#[tokio::test]
async fn money_on_an_expired_lot_is_back_and_a_person_is_told() {
    let shop = Shop::open().await;
    let token = shop.lot_token(PAYBACK, "0000").await;
    let placed = shop.order(&[("rice-1", 2)], &[token]).await;
    shop.app.clock.advance(super::A_DAY * 41);
    // The token of the order has run out, too: the shopper proves it by phone.
    let look_up = json!({ "no": placed.no, "phone": "010-1234-5678" });
    let found = shop
        .shopper()
        .post("/api/orders/lookup", &look_up)
        .await
        .good();
    let order: Order = shop.cancel_units(&found, &[("rice-1", 1)]).await.good();
    last(&order, ClaimStatus::Refunded);
    assert_eq!(told_of(&shop, CaseKind::LotExpired).await.len(), 1);
    assert_healthy(&shop.app).await;
}

#[tokio::test]
async fn money_on_a_providers_expired_lot_is_back_and_a_person_is_told() {
    let told = [
        (1, None, "16,275원"),
        (2, None, "36,050원"),
        (2, Some("reset_after"), "36,050원"),
    ];
    for (units, fault, amount) in told {
        let shop = Shop::open().await;
        let token = shop.lot_token("DEMO-GJ-LOVE-0002", "0000").await;
        let placed = shop.order(&[("rice-1", 2)], &[token]).await;
        shop.app.run_jobs().await;
        shop.wait(super::A_DAY * 41).await;
        let look_up = json!({ "no": placed.no, "phone": "010-1234-5678" });
        let found = shop
            .shopper()
            .post("/api/orders/lookup", &look_up)
            .await
            .good();
        let _: Order = shop.cancel_units(&found, &[("rice-1", units)]).await.good();
        if let Some(fault) = fault {
            shop.fault(Provider::Voucher, "cancel", fault).await;
        }
        shop.app.run_jobs().await;
        shop.wait(A_WHILE).await;
        let texts = told_of(&shop, CaseKind::LotExpired).await;
        assert_eq!(texts.len(), 1, "{units} {fault:?}");
        assert!(
            texts[0].starts_with(amount),
            "{units} {fault:?}: {}",
            texts[0]
        );
    }
}

#[tokio::test]
async fn interest_on_money_that_is_back_too_late_is_left_to_a_person() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 2)], &[]).await;
    shop.pay(&placed).await;
    let _: Order = shop.cancel_units(&placed, &[("rice-1", 1)]).await.good();
    shop.fault(Provider::Card, "cancel", "reset_before").await;
    shop.app.run_jobs().await;
    shop.wait(super::A_DAY * 10).await;
    let look_up = json!({ "no": placed.no, "phone": "010-1234-5678" });
    let found = shop.shopper().post("/api/orders/lookup", &look_up).await;
    let order = shop.see(&found.good()).await;
    let interest = order.claims[0].refund.as_ref().unwrap().late_interest;
    assert!(interest > Won::ZERO);
    let told = told_of(&shop, CaseKind::LateInterest).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(&interest.to_string()), "{}", told[0]);
}

/// What the open cases of a kind say.
async fn told_of(shop: &Shop, kind: CaseKind) -> Vec<String> {
    let mut conn = shop.app.state.db.read().await.expect("a connection");
    let cases = backend::case::list_open(&mut conn, &"gangjin".into())
        .await
        .expect("the cases are read");
    let of_kind = cases.into_iter().filter(|case| case.kind == kind);
    of_kind.map(|case| case.text).collect()
}
