//! What waits for the team: the right things for the right people, by their last day.

use std::time::Duration;

use serde_json::json;
use shared::{
    console::{
        role::Role,
        todo::{Board, Duty, Todo},
    },
    error::ErrorCode,
    money::Won,
    time::Date,
};
use tests::{Actor, Shop};

use crate::claim::deliver;

async fn board(who: &Actor) -> Board {
    who.get("/api/console/todo").await.good()
}

fn of(board: &Board, duty: Duty) -> Vec<&Todo> {
    let todos = board.todos.iter();
    todos.filter(|todo| todo.duty == duty).collect()
}

#[tokio::test]
async fn a_claim_and_late_parcels_wait_by_their_days_and_leave_with_the_work() {
    let shop = Shop::open().await;
    let late = shop.order(&[("bowl-1", 1)], &[]).await;
    shop.pay(&late).await;
    let placed = shop.order(&[("rice-1", 2)], &[]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, "rice-01").await;
    let cs = shop.app.team(Role::Cs, "a").await;
    assert_eq!(board(&cs).await.todos, []);

    shop.claim(&placed, "RETURN", "DEFECTIVE", &[("rice-1", 1)])
        .await
        .good::<serde_json::Value>();
    let asked = board(&cs).await;
    let claims = of(&asked, Duty::Claim);
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].subject, placed.no.to_string());
    // Asked on Sunday, 22 November: three business days.
    assert_eq!(claims[0].due, Date::parse("2026-11-25"));
    assert_eq!(claims[0].days_left, Some(3));
    assert_eq!(asked.gauge.sold, Won(66_050));

    shop.app.clock.advance(Duration::from_hours(24 * 10));
    let cs = shop.app.team(Role::Cs, "b").await;
    let later = board(&cs).await;
    let (claims, parcels) = (of(&later, Duty::Claim), of(&later, Duty::Dispatch));
    assert!(claims[0].days_left.is_some_and(|left| left < 0));
    assert!(parcels[0].title.contains("1건"), "{}", parcels[0].title);
    assert!(
        later
            .todos
            .is_sorted_by_key(|todo| (todo.due.is_none(), todo.due)),
        "{:?}",
        later.todos
    );
    deliver(&shop, &late, "craft-01").await;
    assert_eq!(of(&board(&cs).await, Duty::Dispatch).len(), 0);
    assert!(later.gauge.sold > Won::ZERO);
}

#[tokio::test]
async fn people_see_what_they_may_do_and_nobody_approves_their_own() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, "rice-01").await;
    shop.app.clock.advance(Duration::from_hours(24 * 10));
    let first = shop.app.team(Role::Settlement, "가").await;
    let second = shop.app.team(Role::Settlement, "나").await;
    let until = json!({ "until": Date::parse("2026-12-01") });
    first
        .post("/api/console/settlement", &until)
        .await
        .good::<serde_json::Value>();
    assert_eq!(of(&board(&first).await, Duty::Money).len(), 0);
    assert_eq!(of(&board(&second).await, Duty::Money).len(), 1);
    for other in [Role::Md, Role::Cs, Role::Marketing, Role::Auditor] {
        let person = shop.app.team(other, "다").await;
        assert_eq!(of(&board(&person).await, Duty::Money).len(), 0, "{other:?}");
    }
    let farmer = shop.producer("rice-01").await;
    let refused = farmer.get("/api/console/todo").await;
    refused.refused(ErrorCode::Forbidden);
}

#[tokio::test]
async fn what_went_back_is_taken_off_the_years_sales() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 2)], &[]).await;
    shop.pay(&placed).await;
    let cs = shop.app.team(Role::Cs, "a").await;
    let before = board(&cs).await.gauge.sold;
    shop.claim(&placed, "CANCEL", "CHANGED_MIND", &[("rice-1", 1)])
        .await
        .good::<serde_json::Value>();
    shop.app.run_jobs().await;
    let after = board(&cs).await.gauge.sold;
    assert_eq!(before - after, Won(16_275));
}
