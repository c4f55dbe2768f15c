//! Returns and exchanges after delivery, and the seller's side of them.

use backend::claim::operator::{self, Step};
use shared::{
    claim::{ClaimStatus, ShippingPayer},
    ids::ClaimId,
    money::Won,
    order::{Order, OrderStatus, PlacedOrder},
};
use tests::{Provider, Shop};

use super::{A_DAY, A_WHILE, assert_healthy, deliver, last};

async fn delivered(lines: &[(&str, u32)], vendor: &str) -> (Shop, PlacedOrder) {
    let shop = Shop::open().await;
    let placed = shop.order(lines, &[]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, vendor).await;
    (shop, placed)
}

async fn ask(
    shop: &Shop,
    placed: &PlacedOrder,
    kind: &str,
    reason: &str,
    line: (&str, u32),
) -> ClaimId {
    let order: Order = shop.claim(placed, kind, reason, &[line]).await.good();
    last(&order, ClaimStatus::Requested).id.clone()
}

async fn step(shop: &Shop, id: &ClaimId, step: Step) {
    let taken = operator::step(&shop.app.state, id, &step).await;
    taken.unwrap_or_else(|error| panic!("{step:?}: {error}"));
}

#[tokio::test]
async fn a_faulty_thing_goes_back_with_its_fee_at_the_sellers_cost() {
    let (shop, placed) = delivered(&[("rice-1", 2)], "rice-01").await;
    let id = ask(&shop, &placed, "RETURN", "DEFECTIVE", ("rice-1", 2)).await;
    step(&shop, &id, Step::Approve).await;
    shop.app.clock.advance(A_DAY * 2);
    step(&shop, &id, Step::Receive).await;
    let order = shop.see(&placed).await;
    let claim = last(&order, ClaimStatus::Refunding);
    assert_eq!(claim.shipping_payer, Some(ShippingPayer::Seller));
    let refund = claim.refund.clone().unwrap();
    assert_eq!(refund.total, order.totals.due);
    // The clock runs from the day on which the goods were back, a Tuesday.
    assert_eq!(refund.due_on.to_string(), "2026-11-27");
    shop.wait(A_WHILE).await;
    let order = shop.see(&placed).await;
    last(&order, ClaimStatus::Refunded);
    assert_eq!(order.status, OrderStatus::Paid);
    assert_eq!(order.tenders[0].returned, order.totals.due);
    // What was sent once is not sold again.
    assert_eq!(shop.stock_left("rice-1").await, 98);
    assert_healthy(&shop.app).await;
}

#[tokio::test]
async fn a_change_of_mind_leaves_the_fee_and_the_way_back_to_the_shopper() {
    let (shop, placed) = delivered(&[("rice-1", 1)], "rice-01").await;
    let id = ask(&shop, &placed, "RETURN", "CHANGED_MIND", ("rice-1", 1)).await;
    step(&shop, &id, Step::Approve).await;
    step(&shop, &id, Step::Receive).await;
    let order = shop.see(&placed).await;
    let claim = last(&order, ClaimStatus::Refunding);
    assert_eq!(claim.shipping_payer, Some(ShippingPayer::Buyer));
    assert_eq!(claim.refund.as_ref().unwrap().total, Won(16_275));
}

#[tokio::test]
async fn late_money_earns_interest() {
    let (shop, placed) = delivered(&[("rice-2", 2)], "rice-01").await;
    let id = ask(&shop, &placed, "RETURN", "DIFFERENT", ("rice-2", 2)).await;
    step(&shop, &id, Step::Approve).await;
    step(&shop, &id, Step::Receive).await;
    let interest = async || {
        let order = shop.see(&placed).await;
        order.claims[0].refund.as_ref().unwrap().late_interest
    };
    shop.app.clock.advance(A_DAY * 3);
    assert_eq!(interest().await, Won::ZERO);
    shop.app.clock.advance(A_DAY * 10);
    // floor(72,540 × 15% × 10 ÷ 365)
    assert_eq!(interest().await, Won(298));
    shop.wait(A_WHILE).await;
    shop.app.clock.advance(A_DAY * 10);
    assert_eq!(interest().await, Won(298));
}

#[tokio::test]
async fn what_is_refused_can_be_asked_for_again_and_is_not_received() {
    let (shop, placed) = delivered(&[("rice-1", 1)], "rice-01").await;
    let id = ask(&shop, &placed, "RETURN", "CHANGED_MIND", ("rice-1", 1)).await;
    step(&shop, &id, Step::Refuse("포장을 뜯으셨어요".to_owned())).await;
    let order = shop.see(&placed).await;
    assert_eq!(
        last(&order, ClaimStatus::Refused).answer,
        "포장을 뜯으셨어요"
    );
    for wrong in [
        Step::Approve,
        Step::Receive,
        Step::Refuse("다시".to_owned()),
    ] {
        let refused = operator::step(&shop.app.state, &id, &wrong).await;
        assert!(refused.is_err(), "{wrong:?}");
    }
    let again = ask(&shop, &placed, "RETURN", "DEFECTIVE", ("rice-1", 1)).await;
    let silent = operator::step(&shop.app.state, &again, &Step::Refuse(" ".to_owned())).await;
    assert!(silent.is_err());
    let replaced = Step::Replace("우체국 2".to_owned());
    let refused = operator::step(&shop.app.state, &again, &replaced).await;
    assert!(refused.is_err(), "a return is not replaced");
    assert_eq!(shop.count_outside(Provider::Card, "CANCELED").await, 0);
}

#[tokio::test]
async fn an_exchange_sends_another_one_and_moves_no_money() {
    let (shop, placed) = delivered(&[("rice-2", 1)], "rice-01").await;
    let id = ask(&shop, &placed, "EXCHANGE", "DEFECTIVE", ("rice-2", 1)).await;
    step(&shop, &id, Step::Approve).await;
    step(&shop, &id, Step::Receive).await;
    assert_eq!(shop.stock_left("rice-2").await, 4);
    step(&shop, &id, Step::Replace("우체국 9876543210987".to_owned())).await;
    let order = shop.see(&placed).await;
    let claim = last(&order, ClaimStatus::Exchanged);
    assert_eq!(claim.answer, "우체국 9876543210987");
    assert_eq!(claim.refund, None);
    assert_eq!(order.tenders[0].returned, Won::ZERO);
    assert_eq!(shop.stock_left("rice-2").await, 3);
    // The new one can be faulty, too.
    ask(&shop, &placed, "RETURN", "DEFECTIVE", ("rice-2", 1)).await;
    assert_healthy(&shop.app).await;
}

#[tokio::test]
async fn without_stock_an_exchange_waits() {
    let (shop, placed) = delivered(&[("rice-2", 5)], "rice-01").await;
    let id = ask(&shop, &placed, "EXCHANGE", "DEFECTIVE", ("rice-2", 1)).await;
    step(&shop, &id, Step::Approve).await;
    step(&shop, &id, Step::Receive).await;
    let replace = Step::Replace("우체국 1".to_owned());
    let refused = operator::step(&shop.app.state, &id, &replace).await;
    assert!(refused.unwrap_err().to_string().contains("SoldOut"));
    last(&shop.see(&placed).await, ClaimStatus::Received);
}
