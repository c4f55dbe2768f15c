//! Who may do what, in which order, and what is refused.

use std::time::Duration;

use serde_json::json;
use shared::{
    console::{
        role::Role,
        settlement::{LineKind, Statement, Statements},
    },
    error::ErrorCode,
    ids::RunId,
    money::Won,
};

use super::{A_DAY, PATH, arrived, close, decide, of, see, settle, team, until};

#[tokio::test]
async fn whoever_closed_a_run_cannot_approve_it() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    let amount = json!({ "payable": 61_621 });
    let reply = first.post(&of(&run, "approve"), &amount).await;
    let refusal = reply.refused(ErrorCode::Forbidden);
    assert!(refusal.message.contains("다른 분"), "{}", refusal.message);
    assert!(see(&first, &run).await.own);
    assert!(!see(&second, &run).await.own);
    decide(&second, &run, "approve", 61_621).await;
}

#[tokio::test]
async fn steps_are_taken_in_their_order_with_the_right_amount() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    let (amount, reason) = (json!({ "payable": 61_621 }), json!({ "reason": "지급" }));
    let wrong = ErrorCode::WrongState;
    let reply = first.post(PATH, &until("2026-11-30")).await;
    reply.refused(wrong);
    first.post(&of(&run, "paid"), &amount).await.refused(wrong);
    first.post(&of(&run, "file"), &reason).await.refused(wrong);
    let less = json!({ "payable": 61_620 });
    let reply = second.post(&of(&run, "approve"), &less).await;
    reply.refused(ErrorCode::AmountMismatch);
    decide(&second, &run, "approve", 61_621).await;
    second
        .post(&of(&run, "approve"), &amount)
        .await
        .refused(wrong);
    let reply = first
        .post(&of(&run, "file"), &json!({ "reason": " " }))
        .await;
    assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "reason");
    decide(&first, &run, "paid", 61_621).await;
    first.post(&of(&run, "paid"), &amount).await.refused(wrong);
    first.post(&of(&run, "file"), &reason).await.refused(wrong);
    for day in ["2026-12-01", "2026-12-02", "2027-01-01"] {
        let reply = first.post(PATH, &until(day)).await;
        assert_eq!(reply.refused(ErrorCode::Invalid).fields[0].field, "until");
    }
    shop.app.clock.advance(A_DAY);
    let (first, _) = team(&shop, "b").await;
    first.post(PATH, &until("2026-12-02")).await.refused(wrong);
    let nothing = RunId::from("run-x");
    let reply = first.post(&of(&nothing, "approve"), &amount).await;
    reply.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn decisions_about_money_want_the_digits_again() {
    let (shop, _) = arrived().await;
    let (first, second) = team(&shop, "a").await;
    let run = close(&first, "2026-12-01").await;
    shop.app.clock.advance(Duration::from_mins(6));
    let (amount, reason) = (json!({ "payable": 61_621 }), json!({ "reason": "지급" }));
    let again = ErrorCode::StepUpRequired;
    second
        .post(&of(&run, "approve"), &amount)
        .await
        .refused(again);
    second.post(&of(&run, "file"), &reason).await.refused(again);
    second.post(&of(&run, "paid"), &amount).await.refused(again);
}

#[tokio::test]
async fn a_producer_reads_every_won_of_the_own_statement_and_no_other() {
    let (shop, _) = arrived().await;
    let run = settle(&shop, "2026-12-01", 61_621).await;
    let farmer = shop.producer("rice-01").await;
    let own = "/api/console/vendors/rice-01/statements";
    let list: Statements = farmer.get(own).await.good();
    assert_eq!((list.rows.len(), list.waiting), (1, Won::ZERO));
    let id = list.rows[0].id.clone();
    let statement: Statement = farmer.get(&format!("{own}/{id}")).await.good();
    assert_eq!(statement.row.balance.payable, Won(34_261));
    assert_eq!((statement.orders, statement.lines.len()), (1, 1));
    assert_eq!(statement.lines[0].kind, LineKind::Sale);
    let goods = &statement.goods[0];
    assert_eq!((goods.quantity, goods.amount), (2, Won(32_550)));
    assert_eq!(
        (statement.parcels[0].fee, statement.parcels[0].count),
        (Won(3_500), 1)
    );
    assert_eq!(
        (statement.fees[0].goods, statement.fees[0].fee),
        (Won(32_550), Won(1_627))
    );

    let potter = shop.producer("craft-01").await;
    for path in [
        own.to_owned(),
        format!("{own}/{id}"),
        format!("/api/console/vendors/craft-01/statements/{id}"),
    ] {
        potter.get(&path).await.refused(ErrorCode::NotFound);
    }
    farmer.get(PATH).await.refused(ErrorCode::Forbidden);
    let auditor = shop.app.team(Role::Auditor, "a").await;
    see(&auditor, &run).await;
    let reply = auditor.post(PATH, &until("2026-12-01")).await;
    reply.refused(ErrorCode::Forbidden);
    let marketing = shop.app.team(Role::Marketing, "a").await;
    marketing.get(PATH).await.refused(ErrorCode::Forbidden);
}
