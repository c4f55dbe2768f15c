//! The daily match: silent while everything meets its like, loud about what does not.

use std::time::Duration;

use backend::payment::match_due;
use tests::{Provider, Shop};

const OPEN: &str = "select count(*) from match_differences where resolved_at is null";

fn next_day(shop: &Shop) {
    let tomorrow = shop.app.state.clock.now().date().plus(1).start();
    shop.app.clock.set(tomorrow.plus_ms(40 * 60_000));
}

#[tokio::test]
async fn a_day_of_payments_and_refunds_meets_the_providers_lists() {
    let shop = Shop::open().await;
    shop.app.clock.set(shop.now_outside().await);
    let token = shop.lot_token("DEMO-GJ-LOVE-0001", "0000").await;
    let both = shop.order(&[("rice-2", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&both).await;
    let card = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&card).await;
    shop.app.run_jobs().await;
    assert!(shop.cancel(&both).await.status.is_success());
    shop.settle_within_five_minutes("cancelling").await;
    // The day is not over: nothing is compared, and nothing is missed.
    match_due(&shop.app.state).await.expect("it runs");
    assert_eq!(shop.count(OPEN).await, 0);
    next_day(&shop);
    assert!(match_due(&shop.app.state).await.expect("it runs") > 0);
    assert_eq!(shop.count(OPEN).await, 0);
    assert_eq!(
        match_due(&shop.app.state).await.expect("it runs"),
        0,
        "once a day"
    );
}

#[tokio::test]
async fn parts_of_a_voucher_that_went_back_meet_the_providers_list() {
    let shop = Shop::open().await;
    shop.app.clock.set(shop.now_outside().await);
    let token = shop.lot_token("DEMO-GJ-LOVE-0001", "0000").await;
    let both = shop.order(&[("rice-2", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&both).await;
    shop.app.run_jobs().await;
    let spent = shop.spent_outside().await;
    let part = shop.cancel_units(&both, &[("rice-2", 1)]).await;
    assert!(part.status.is_success(), "{}", part.text());
    shop.settle_within_five_minutes("giving a part back").await;
    assert!(shop.spent_outside().await < spent, "a part came back");
    next_day(&shop);
    assert!(match_due(&shop.app.state).await.expect("it runs") > 0);
    assert_eq!(shop.count(OPEN).await, 0);
}

#[tokio::test]
async fn a_charge_without_an_order_stands_in_the_table_until_it_is_gone() {
    let shop = Shop::open().await;
    shop.app.clock.set(shop.now_outside().await);
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().expect("a card part").url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    shop.approve_outside(&returned).await;
    let since = shop.app.state.clock.now().plus_ms(-60_000);
    next_day(&shop);
    match_due(&shop.app.state).await.expect("it runs");
    assert_eq!(shop.count(OPEN).await, 1);
    let metrics = shop.app.state.metrics.render();
    assert!(metrics.contains("kind=\"CARD_APPROVAL\"} 1"), "{metrics}");
    let detail = || shop.app.state.vitals.detail(shop.app.state.clock.now());
    assert_eq!(
        (detail().status, detail().match_differences),
        ("attention", 1)
    );
    // The attempt is known, so the charge is settled, and the next comparison finds its like.
    let mode = backend::payment::Mode::Apply;
    let found = backend::payment::recover(&shop.app.state, since, mode).await;
    assert_eq!(found.expect("it runs").len(), 1);
    shop.settle_within_five_minutes("settling").await;
    shop.app.clock.advance(Duration::from_hours(2));
    match_due(&shop.app.state).await.expect("it runs");
    assert_eq!(shop.count(OPEN).await, 0);
    assert_eq!((detail().status, detail().match_differences), ("ok", 0));
    assert_eq!(shop.count_outside(Provider::Card, "APPROVED").await, 1);
}

#[tokio::test]
async fn money_in_flight_is_no_difference() {
    let shop = Shop::open().await;
    shop.app.clock.set(shop.now_outside().await);
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let url = &placed.payment.as_ref().expect("a card part").url;
    let returned = shop.at_card_window(url, "shinhan", "approve").await;
    shop.fault(Provider::Card, "confirm", "reset_after").await;
    assert!(shop.confirm(&placed, &returned).await.status.is_success());
    next_day(&shop);
    match_due(&shop.app.state).await.expect("it runs");
    assert_eq!(shop.count(OPEN).await, 0);
}
