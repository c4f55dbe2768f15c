//! 보상: little by one person, more by two, never twice, never more than was paid.

use std::time::Duration;

use axum::http::StatusCode;
use backend::{
    check,
    db::{Conn, boxed},
    error::AppError,
};
use serde_json::{Value, json};
use shared::{
    console::{
        case::CaseList,
        compensation::{Compensation, CompensationDesk, CompensationStatus},
        desk::{AuditPage, Kind, OrderFile},
        lot::LotList,
        payback::VoucherDesk,
        role::Role,
        todo::{Board, Duty},
    },
    error::ErrorCode,
    ids::OrderNo,
    money::Won,
    order::PlacedOrder,
};
use tests::{Actor, Reply, Shop};

const ALL: &str = "/api/console/compensations";
const BUYER: &str = "01012345678";

/// A paid order that is worth more than the limits, somebody who gives, and a second person.
async fn open() -> (Shop, PlacedOrder, Actor, Actor) {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-2", 4)], &[]).await;
    let _ = shop.pay(&placed).await;
    assert!(due(&shop, &placed).await > Won(100_000));
    // What is told of the order itself is out of the way.
    shop.app.run_jobs().await;
    let cs = shop.app.team(Role::Cs, "한가람").await;
    let second = shop.app.team(Role::Marketing, "오다온").await;
    (shop, placed, cs, second)
}

async fn due(shop: &Shop, placed: &PlacedOrder) -> Won {
    shop.see(placed).await.totals.due
}

fn of(no: &OrderNo, key: &str, amount: i64) -> Value {
    json!({
        "key": format!("request-{key}"), "order": no, "case": null,
        "reason": "DAMAGED", "words": "상자가 젖어서 왔대요.", "amount": amount,
    })
}

async fn give(cs: &Actor, body: &Value) -> Reply {
    cs.post(ALL, body).await
}

async fn agree(who: &Actor, given: &Compensation, amount: Won) -> Reply {
    let path = format!("{ALL}/{}/agree", given.id);
    who.post(&path, &json!({ "amount": amount })).await
}

async fn listed(who: &Actor, no: &OrderNo) -> CompensationDesk {
    who.get(&format!("{ALL}?order={no}")).await.good()
}

/// What the programme has issued, after a look that nothing of it is missing.
async fn issued(who: &Actor) -> Won {
    let desk: VoucherDesk = who.get("/api/console/vouchers").await.good();
    let mut programmes = desk.programmes.iter();
    let sums = programmes.find(|sums| sums.id.as_str() == "sorry");
    let sums = sums.expect("the programme is listed");
    assert_eq!(sums.missing(), Won::ZERO, "{sums:?}");
    assert!(!sums.issues, "no payback is issued of it");
    sums.issued
}

async fn assert_whole(shop: &Shop) {
    let findings = check::check(&shop.app.state.db).await;
    let findings = findings.expect("the rules can be looked at");
    assert_eq!(check::broken(&findings), None);
}

#[tokio::test]
async fn what_one_person_gives_is_written_down_everywhere_and_spent_in_the_shop() {
    let (shop, placed, cs, second) = open().await;
    let call = json!({ "order": placed.no, "text": "상자가 젖어서 왔어요." });
    let case: String = cs.post("/api/console/cases", &call).await.good();
    let mut body = of(&placed.no, "one", 30_000);
    body["case"] = json!(case);
    let given: Compensation = give(&cs, &body).await.good();
    assert_eq!(given.status, CompensationStatus::Issued);
    assert_eq!((given.amount, &given.decided), (Won(30_000), &None));
    assert_eq!(issued(&second).await, Won(30_000));

    shop.app.run_jobs().await;
    let letter = shop.last_letter(BUYER).await.expect("the shopper is told");
    let word = |after: &str| {
        let rest = letter.split(after).nth(1).expect("it is in the letter");
        let end = rest.find([',', '.']).unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    let token = shop.lot_token(&word("번호 "), &word("비밀번호 ")).await;
    let quote = shop
        .quote(&[("rice-2", 1)], std::slice::from_ref(&token))
        .await;
    assert_eq!(quote.lots[0].used, Won(30_000).min(quote.totals.due));
    let bought = shop.order(&[("rice-2", 1)], &[token]).await;
    if quote.totals.card > Won::ZERO {
        let _ = shop.pay(&bought).await;
    }
    shop.app.run_jobs().await;
    shop.assert_no_drift("after a compensation was spent").await;
    assert_whole(&shop).await;

    let file: OrderFile = cs
        .get(&format!("/api/console/orders/{}", placed.no))
        .await
        .good();
    let is_told = |kind: Kind, text: &str| {
        file.trail
            .iter()
            .any(|one| one.kind == kind && one.text.contains(text))
    };
    assert!(is_told(Kind::Event, "30,000원"), "{:?}", file.trail);
    assert!(is_told(Kind::Case, "보상 30,000원을 드렸어요"));
    assert!(is_told(Kind::Audit, "compensation-given"));
    let cases: CaseList = cs.get("/api/console/cases").await.good();
    assert_eq!(cases.rows[0].notes.len(), 1);
    let lots: LotList = cs.get("/api/console/vouchers/lots?q=5678").await.good();
    assert_eq!(lots.rows[0].owner, "김*록 010-****-5678");
    // Neither the code nor the PIN is in what the team reads.
    for path in [ALL.to_owned(), format!("{ALL}?order={}", placed.no)] {
        assert!(!cs.get(&path).await.text().contains(&word("번호 ")));
    }
}

#[tokio::test]
async fn a_request_is_carried_out_once_however_often_it_is_sent() {
    let (shop, placed, cs, second) = open().await;
    let body = of(&placed.no, "twice", 5_000);
    let (one, other) = tokio::join!(give(&cs, &body), give(&cs, &body));
    let (one, other): (Compensation, Compensation) = (one.good(), other.good());
    assert_eq!(one.id, other.id);
    let again: Compensation = give(&cs, &body).await.good();
    assert_eq!(again, one);
    let desk = listed(&cs, &placed.no).await;
    assert_eq!((desk.rows.len(), desk.given), (1, Won(5_000)));
    assert_eq!(issued(&second).await, Won(5_000));
    shop.app.run_jobs().await;
    assert_eq!(shop.count_messages("voucher-issued").await, 1);
    let another = give(&cs, &of(&placed.no, "twice", 6_000)).await;
    another.refused(ErrorCode::IdempotencyMismatch);
    assert_whole(&shop).await;
}

#[tokio::test]
async fn two_at_once_count_together() {
    let (shop, placed, cs, second) = open().await;
    let bodies = ["left", "right"].map(|key| of(&placed.no, key, 20_000));
    let (one, other) = tokio::join!(give(&cs, &bodies[0]), give(&cs, &bodies[1]));
    let given: [Compensation; 2] = [one.good(), other.good()];
    let issues = |one: &&Compensation| one.status == CompensationStatus::Issued;
    assert_eq!(given.iter().filter(issues).count(), 1, "{given:?}");
    assert_eq!(issued(&second).await, Won(20_000));
    assert_whole(&shop).await;
}

#[tokio::test]
async fn more_than_one_person_may_give_waits_for_a_second_one() {
    let (shop, placed, cs, second) = open().await;
    let asked: Compensation = give(&cs, &of(&placed.no, "more", 30_100)).await.good();
    assert_eq!(asked.status, CompensationStatus::Waiting);
    assert_eq!(issued(&second).await, Won::ZERO);
    let todo = async |who: &Actor| {
        let board: Board = who.get("/api/console/todo").await.good();
        let waits = |todo: &&_| -> bool {
            let todo: &shared::console::todo::Todo = todo;
            todo.duty == Duty::Money && todo.subject == placed.no.as_str()
        };
        board.todos.iter().filter(waits).count()
    };
    assert_eq!((todo(&second).await, todo(&cs).await), (1, 0));
    agree(&cs, &asked, asked.amount)
        .await
        .refused(ErrorCode::Forbidden);
    let other = agree(&second, &asked, Won(30_000)).await;
    other.refused(ErrorCode::AmountMismatch);
    // The table itself wants a second pair of eyes.
    for statement in [
        "update compensations set status = 'ISSUED', decided_by = null,
                lot_id = (select min(id) from voucher_lots)",
        "update compensations set status = 'ISSUED', decided_by = asked_by,
                lot_id = (select min(id) from voucher_lots)",
    ] {
        let change = async |tx: &mut Conn| -> Result<(), AppError> {
            sqlx::query(statement).execute(tx).await?;
            Ok(())
        };
        let changed = shop.app.state.db.write(|tx| boxed(change(tx))).await;
        assert!(changed.is_err(), "{statement}");
    }

    let (one, two) = tokio::join!(
        agree(&second, &asked, asked.amount),
        agree(&second, &asked, asked.amount)
    );
    let given: Compensation = one.good();
    assert_eq!(two.good::<Compensation>(), given);
    assert_eq!(given.status, CompensationStatus::Issued);
    assert_eq!(
        given.decided.as_ref().map(|(who, _)| who.as_str()),
        Some("오다온")
    );
    assert_eq!(issued(&second).await, Won(30_100));
    assert_eq!(todo(&second).await, 0);

    // All of an order counts, so that small amounts are no way around.
    let small: Compensation = give(&cs, &of(&placed.no, "small", 100)).await.good();
    assert_eq!(small.status, CompensationStatus::Waiting);
    let path = format!("{ALL}/{}/decline", small.id);
    let no_words = second.post(&path, &json!({ "reason": " " })).await;
    assert_eq!(
        no_words.refused(ErrorCode::Invalid).fields[0].field,
        "reason"
    );
    let because = json!({ "reason": "이미 드렸어요" });
    let declined: Compensation = second.post(&path, &because).await.good();
    assert_eq!(declined.status, CompensationStatus::Declined);
    agree(&second, &small, Won(100))
        .await
        .refused(ErrorCode::WrongState);
    second
        .post(&path, &because)
        .await
        .refused(ErrorCode::WrongState);
    assert_eq!(listed(&cs, &placed.no).await.given, Won(30_100));
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let log: AuditPage = auditor.get("/api/console/audit").await.good();
    let deeds = [
        "compensation-asked",
        "compensation-given",
        "compensation-declined",
    ];
    for (deed, times) in deeds.into_iter().zip([2, 1, 1]) {
        let found = log.rows.iter().filter(|row| row.action == deed).count();
        assert_eq!(found, times, "{deed}");
    }
    assert_whole(&shop).await;
}

#[tokio::test]
async fn the_limits_hold_and_somebody_has_to_be_proved() {
    let (shop, placed, cs, second) = open().await;
    for (place, value, field) in [
        ("/amount", json!(0), "amount"),
        ("/amount", json!(150), "amount"),
        ("/amount", json!(100_100), "amount"),
        ("/words", json!(" 젖 "), "words"),
        ("/key", json!("short"), "key"),
        ("/order", json!("20261122-AAAAAA"), "order"),
        ("/case", json!("case_none"), "case"),
    ] {
        let mut body = of(&placed.no, "limits", 1_000);
        *body.pointer_mut(place).expect("the place is there") = value;
        let error = give(&cs, &body).await.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, field);
    }
    let small = shop.order(&[("rice-1", 1)], &[]).await;
    give(&cs, &of(&small.no, "unpaid", 1_000))
        .await
        .refused(ErrorCode::WrongState);
    let _ = shop.pay(&small).await;
    let paid = due(&shop, &small).await;
    let most = paid.0 / 100 * 100;
    let first: Compensation = give(&cs, &of(&small.no, "first", 1_000)).await.good();
    assert_eq!(first.status, CompensationStatus::Issued);
    let error = give(&cs, &of(&small.no, "rest", most)).await;
    let error = error.refused(ErrorCode::Invalid);
    assert_eq!(error.fields[0].field, "amount");
    let left = listed(&cs, &small.no).await.left;
    assert_eq!(left, paid - Won(1_000));

    let wait: Compensation = give(&cs, &of(&placed.no, "wait", 40_000)).await.good();
    shop.app.clock.advance(Duration::from_mins(6));
    give(&cs, &of(&placed.no, "late", 1_000))
        .await
        .refused(ErrorCode::StepUpRequired);
    agree(&second, &wait, wait.amount)
        .await
        .refused(ErrorCode::StepUpRequired);
    let md = shop.app.team(Role::Md, "정다은").await;
    let refused = give(&md, &of(&placed.no, "role", 1_000)).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(listed(&second, &placed.no).await.rows.len(), 1);
    assert_whole(&shop).await;
}
