//! After a restore: the copy of an earlier time meets providers that know more.

use std::time::Duration;

use backend::payment::{Action, Mode, recover};
use shared::{ids::OrderNo, order::OrderStatus};
use tests::{Shop, TestApp};

const CODE: &str = "DEMO-GJ-LOVE-0001";

async fn status(app: &TestApp, no: &OrderNo) -> Option<OrderStatus> {
    let mut conn = app.state.db.read().await.expect("a connection");
    let row = backend::order::store::find(&mut conn, &"gangjin".into(), no).await;
    let row = row.expect("the order is read")?;
    Some(row.status().expect("a state"))
}

#[tokio::test]
async fn no_charge_is_left_without_an_order_after_a_restore() {
    let shop = Shop::open().await;
    let start = shop.now_outside().await;
    shop.app.clock.set(start);
    let known = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&known).await;
    shop.app.run_jobs().await;
    let earlier = shop.order(&[("rice-1", 2)], &[]).await;
    let Some(copy) = shop.app.copy().await else {
        // PostgreSQL restores to a point in time; the same rows are then missing.
        return;
    };
    shop.pay(&earlier).await;
    let lost_card = shop.order(&[("rice-1", 3)], &[]).await;
    shop.pay(&lost_card).await;
    let token = shop.lot_token(CODE, "0000").await;
    let lost_both = shop.order(&[("rice-2", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&lost_both).await;
    shop.app.run_jobs().await;
    assert!(shop.spent_outside().await.0 > 0, "a voucher was spent");
    assert_eq!(shop.see(&earlier).await.status, OrderStatus::Paid);

    let app = copy.open().await;
    app.clock.set(shop.now_outside().await);
    assert_eq!(
        status(&app, &earlier.no).await,
        Some(OrderStatus::PendingPayment)
    );
    assert_eq!(status(&app, &lost_card.no).await, None);
    let since = start.plus_ms(-1_000);
    let charged = shop.charged_outside().await;
    let shown = recover(&app.state, since, Mode::Show)
        .await
        .expect("it runs");
    let actions: Vec<Action> = shown.iter().map(|unknown| unknown.action).collect();
    let count = |action| actions.iter().filter(|a| **a == action).count();
    assert_eq!(
        (count(Action::Settle), count(Action::GiveBack)),
        (1, 3),
        "{shown:?}"
    );
    assert_eq!(
        shop.charged_outside().await,
        charged,
        "showing changes nothing"
    );

    let applied = recover(&app.state, since, Mode::Apply)
        .await
        .expect("it runs");
    assert!(
        applied.iter().all(|unknown| unknown.done == Some(true)),
        "{applied:?}"
    );
    assert_eq!(status(&app, &earlier.no).await, Some(OrderStatus::Paid));
    let mut conn = app.state.db.read().await.expect("a connection");
    let books: i64 = sqlx::query_scalar(
        "select cast(coalesce(-sum(posted), 0) as bigint) from accounts where kind = 'CARD'",
    )
    .fetch_one(&mut *conn)
    .await
    .expect("the books are read");
    assert_eq!(shop.charged_outside().await.0, books);
    assert_eq!(shop.spent_outside().await.0, 0);
    drop(conn);
    let again = recover(&app.state, since, Mode::Apply)
        .await
        .expect("it runs");
    assert_eq!(again, [], "nothing is left to do");
}

#[tokio::test]
async fn a_voucher_of_which_a_part_went_back_stays_with_its_order() {
    let shop = Shop::open().await;
    let start = shop.now_outside().await;
    shop.app.clock.set(start);
    let token = shop.lot_token(CODE, "0000").await;
    let both = shop.order(&[("rice-2", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&both).await;
    shop.app.run_jobs().await;
    let part = shop.cancel_units(&both, &[("rice-2", 1)]).await;
    assert!(part.status.is_success(), "{}", part.text());
    shop.settle_within_five_minutes("giving a part back").await;
    let spent = shop.spent_outside().await;
    assert!(spent.0 > 0, "a part stays spent");
    let found = recover(&shop.app.state, start.plus_ms(-1_000), Mode::Apply).await;
    assert_eq!(found.expect("it runs"), [], "the books know all of it");
    assert_eq!(shop.spent_outside().await, spent);
}

#[tokio::test]
async fn what_went_back_after_the_copy_is_put_before_a_person() {
    let shop = Shop::open().await;
    shop.app.clock.set(shop.now_outside().await);
    let token = shop.lot_token(CODE, "0000").await;
    let both = shop.order(&[("rice-2", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&both).await;
    shop.app.run_jobs().await;
    let Some(copy) = shop.app.copy().await else {
        // PostgreSQL restores to a point in time; the same rows are then missing.
        return;
    };
    let since = shop.now_outside().await;
    shop.advance_outside(Duration::from_mins(1)).await;
    assert!(shop.cancel(&both).await.status.is_success());
    shop.settle_within_five_minutes("cancelling").await;
    assert_eq!(shop.spent_outside().await.0, 0);

    let app = copy.open().await;
    app.clock.set(shop.now_outside().await);
    let found = recover(&app.state, since, Mode::Apply).await;
    let found = found.expect("it runs");
    let told: Vec<_> = found
        .iter()
        .map(|u| (u.provider, u.action, u.done))
        .collect();
    let case = |provider| (provider, Action::OpenCase, Some(true));
    assert_eq!(told, [case("card"), case("voucher")], "{found:?}");
    assert_eq!(status(&app, &both.no).await, Some(OrderStatus::Paid));
}
