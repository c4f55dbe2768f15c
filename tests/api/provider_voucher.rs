//! Vouchers that a provider keeps: set aside before the card, spent after the books, given back.

use serde_json::json;
use shared::{
    money::Won,
    order::{Order, OrderStatus},
    payment::{ConfirmStatus, Confirmed, PaymentRequest},
};
use tests::{Provider, Shop};

const CODE: &str = "DEMO-GJ-LOVE-0001";
const FULL: Won = Won(74_500);

#[tokio::test]
async fn an_order_that_the_providers_voucher_covers_is_authorized_and_confirmed() {
    let shop = Shop::open().await;
    let token = shop.lot_token(CODE, "0000").await;
    let placed = shop.order(&[("rice-1", 1)], &[token]).await;
    assert_eq!(placed.status, OrderStatus::Paid);
    assert_eq!(shop.count_outside(Provider::Voucher, "AUTHORIZED").await, 1);
    shop.app.run_jobs().await;
    assert_eq!(shop.count_outside(Provider::Voucher, "CONFIRMED").await, 1);
    assert_eq!(shop.left_on(CODE).await, FULL - Won(19_775));
}

#[tokio::test]
async fn a_cancelled_order_gives_the_providers_voucher_back() {
    let shop = Shop::open().await;
    let token = shop.lot_token(CODE, "0000").await;
    let placed = shop.order(&[("rice-2", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&placed).await;
    shop.app.run_jobs().await;
    assert_eq!(shop.count_outside(Provider::Voucher, "CONFIRMED").await, 1);
    let _order: Order = shop.cancel(&placed).await.good();
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Cancelled);
    assert_eq!(shop.count_outside(Provider::Voucher, "CANCELED").await, 1);
}

#[tokio::test]
async fn a_card_that_is_refused_frees_the_providers_voucher() {
    let shop = Shop::open().await;
    let token = shop.lot_token(CODE, "0000").await;
    let placed = shop.order(&[("rice-2", 3)], &[token]).await;
    let url = &placed.payment.as_ref().unwrap().url;
    let returned = shop.at_card_window(url, "samsung", "approve").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Declined);
    shop.app.run_jobs().await;
    assert_eq!(shop.count_outside(Provider::Voucher, "VOIDED").await, 1);
    // The next try authorises the voucher anew.
    let pay = format!("/api/orders/{}/pay", placed.no);
    let again: PaymentRequest = shop.owner(&placed).post(&pay, &json!({})).await.good();
    let returned = shop.at_card_window(&again.url, "shinhan", "approve").await;
    let confirmed: Confirmed = shop.confirm(&placed, &returned).await.good();
    assert_eq!(confirmed.status, ConfirmStatus::Paid);
    shop.app.run_jobs().await;
    assert_eq!(shop.count_outside(Provider::Voucher, "CONFIRMED").await, 1);
}

#[tokio::test]
async fn an_order_that_is_cancelled_before_its_voucher_is_spent_never_spends_it() {
    let shop = Shop::open().await;
    let token = shop.lot_token(CODE, "0000").await;
    let placed = shop.order(&[("rice-1", 1)], &[token]).await;
    let order: Order = shop.cancel(&placed).await.good();
    assert_eq!(order.status, OrderStatus::CancelRequested);
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Cancelled);
    assert_eq!(shop.count_outside(Provider::Voucher, "CONFIRMED").await, 0);
    assert_eq!(shop.count_outside(Provider::Voucher, "VOIDED").await, 1);
    assert_eq!(shop.left_on(CODE).await, FULL);
}

#[tokio::test]
async fn a_voucher_that_was_spent_without_our_knowing_is_given_back() {
    let shop = Shop::open().await;
    let token = shop.lot_token(CODE, "0000").await;
    let placed = shop.order(&[("rice-1", 1)], &[token]).await;
    shop.fault(Provider::Voucher, "confirm", "reset_after")
        .await;
    shop.app.run_jobs().await;
    assert_eq!(shop.count_outside(Provider::Voucher, "CONFIRMED").await, 1);
    let _order: Order = shop.cancel(&placed).await.good();
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Cancelled);
    assert_eq!(shop.count_outside(Provider::Voucher, "CANCELED").await, 1);
    assert_eq!(shop.left_on(CODE).await, FULL);
}

#[tokio::test]
async fn an_answer_to_giving_back_that_did_not_come_is_asked_for_again() {
    let shop = Shop::open().await;
    let token = shop.lot_token(CODE, "0000").await;
    let placed = shop.order(&[("rice-1", 1)], &[token]).await;
    shop.app.run_jobs().await;
    let _order: Order = shop.cancel(&placed).await.good();
    shop.fault(Provider::Voucher, "cancel", "reset_after").await;
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::CancelRequested);
    shop.app.clock.advance(std::time::Duration::from_mins(1));
    shop.app.run_jobs().await;
    assert_eq!(shop.see(&placed).await.status, OrderStatus::Cancelled);
    assert_eq!(shop.count_outside(Provider::Voucher, "CANCELED").await, 1);
    assert_eq!(shop.left_on(CODE).await, FULL);
}
