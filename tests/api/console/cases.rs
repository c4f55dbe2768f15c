//! Cases: written down, gone on with, closed in words, opened again, and found where they belong.

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{
        case::{Case, CaseKind, CaseList},
        desk::{AuditPage, Kind, OrderFile},
        role::Role,
        todo::{Board, Duty},
    },
    error::ErrorCode,
    order::PlacedOrder,
};
use tests::{Actor, Shop};

async fn cases(who: &Actor, closed: bool) -> CaseList {
    let path = format!("/api/console/cases?closed={closed}");
    who.get(&path).await.good()
}

async fn inquiry(cs: &Actor, placed: &PlacedOrder, text: &str) -> String {
    let new = json!({ "order": placed.no, "text": text });
    cs.post("/api/console/cases", &new).await.good()
}

async fn step(cs: &Actor, id: &str, verb: &str, text: &str) -> tests::Reply {
    let step = json!({ "verb": verb, "text": text });
    cs.post(&format!("/api/console/cases/{id}"), &step).await
}

fn words(case: &Case) -> Vec<&str> {
    case.notes.iter().map(|note| note.text.as_str()).collect()
}

#[tokio::test]
async fn what_a_shopper_asks_is_kept_until_somebody_says_how_it_ended() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let cs = shop.app.team(Role::Cs, "a").await;
    let text = "상자가 젖어서 왔어요.\n사진을 보내 주신대요.";
    let id = inquiry(&cs, &placed, &format!("  {text} ")).await;
    let again = inquiry(&cs, &placed, "사진은 언제까지 보내면 되나요?").await;
    assert_ne!(id, again, "each call is one of its own");

    let open = cases(&cs, false).await;
    assert_eq!((open.open, open.rows.len()), (2, 2));
    let case = &open.rows[0];
    assert_eq!((case.kind, case.text.as_str()), (CaseKind::Inquiry, text));
    assert_eq!(case.order.as_ref(), Some(&placed.no));
    assert!(!case.opened_by.is_empty());
    let board: Board = cs.get("/api/console/todo").await.good();
    let todo = board.todos.iter().find(|todo| todo.duty == Duty::Case);
    let todo = todo.expect("it waits for somebody");
    assert_eq!(todo.to, format!("/console/cases?open={id}"));
    assert_eq!(todo.subject, placed.no.to_string());

    let noted = step(&cs, &id, "NOTE", "사진을 받았어요.").await;
    assert_eq!(noted.status, StatusCode::NO_CONTENT, "{}", noted.text());
    let closed = step(&cs, &id, "CLOSE", "새 상자로 다시 보냈어요.").await;
    assert_eq!(closed.status, StatusCode::NO_CONTENT);
    step(&cs, &id, "CLOSE", "두 번은 끝나지 않아요.")
        .await
        .refused(ErrorCode::WrongState);
    let over = cases(&cs, true).await;
    assert_eq!((over.open, over.rows.len()), (1, 1));
    let said = ["사진을 받았어요.", "새 상자로 다시 보냈어요."];
    assert_eq!(words(&over.rows[0]), said);
    assert!(over.rows[0].closed_at.is_some());

    let reopened = step(&cs, &id, "REOPEN", "또 젖어서 왔대요.").await;
    assert_eq!(reopened.status, StatusCode::NO_CONTENT);
    let open = cases(&cs, false).await;
    assert_eq!((open.open, words(&open.rows[0]).len()), (2, 3));

    let path = format!("/api/console/orders/{}", placed.no);
    let file: OrderFile = cs.get(&path).await.good();
    let trail = file.trail.iter().filter(|one| one.kind == Kind::Case);
    assert_eq!(trail.count(), 5, "two cases and three notes");
    let auditor = shop.app.team(Role::Auditor, "b").await;
    let audit: AuditPage = auditor.get("/api/console/audit").await.good();
    for (action, reason) in [
        ("case-closed", "새 상자로 다시 보냈어요."),
        ("case-reopened", "또 젖어서 왔대요."),
    ] {
        let row = audit.rows.iter().find(|row| row.action == action);
        let row = row.expect("every step is in the audit log");
        assert_eq!(
            (row.reason.as_str(), &*row.subject),
            (reason, &*placed.no.0)
        );
    }
}

#[tokio::test]
async fn a_case_wants_words_an_order_and_somebody_who_may_settle_it() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let cs = shop.app.team(Role::Cs, "a").await;
    let id = inquiry(&cs, &placed, "언제 와요?").await;
    for (body, field) in [
        (json!({ "order": placed.no, "text": " . " }), "text"),
        (
            json!({ "order": placed.no, "text": "가".repeat(1_001) }),
            "text",
        ),
        (
            json!({ "order": placed.no, "text": "소리\u{7}가 나요" }),
            "text",
        ),
        (
            json!({ "order": "20261122-AAAAAA", "text": "언제 와요?" }),
            "order",
        ),
    ] {
        let refused = cs.post("/api/console/cases", &body).await;
        let error = refused.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, field);
    }
    let empty = step(&cs, &id, "CLOSE", "").await;
    assert_eq!(empty.refused(ErrorCode::Invalid).fields[0].field, "text");
    let unknown = step(&cs, "case_none", "CLOSE", "끝났어요").await;
    unknown.refused(ErrorCode::NotFound);
    let early = step(&cs, &id, "REOPEN", "아직 열려 있어요").await;
    early.refused(ErrorCode::WrongState);

    let auditor = shop.app.team(Role::Auditor, "b").await;
    assert_eq!(cases(&auditor, false).await.rows.len(), 1);
    let closed = step(&auditor, &id, "CLOSE", "끝났어요").await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert_eq!(cases(&cs, false).await.open, 1);
}

#[tokio::test]
async fn what_came_up_again_meanwhile_is_not_opened_twice() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    let cs = shop.app.team(Role::Cs, "a").await;
    let state = shop.app.state.clone();
    for _ in 0..2 {
        let found = async |text: &str| {
            let (tenant, no) = ("gangjin".into(), placed.no.clone());
            state
                .db
                .write(|tx| {
                    backend::db::boxed(backend::case::open(
                        tx,
                        &state,
                        &tenant,
                        CaseKind::RefundRefused,
                        backend::case::About::order(&no),
                        text,
                    ))
                })
                .await
        };
        found("카드사가 돌려주지 않겠다고 했어요.")
            .await
            .expect("it opens");
        found("그대로예요.").await.expect("nothing happens");
        let open = cases(&cs, false).await;
        assert_eq!(open.rows.len(), 1, "one of a kind about one thing");
        assert_eq!(open.rows[0].opened_by, "");
        if cases(&cs, true).await.rows.is_empty() {
            let closed = step(&cs, &open.rows[0].id, "CLOSE", "전화로 끝냈어요.").await;
            assert_eq!(closed.status, StatusCode::NO_CONTENT);
        }
    }
    let first = &cases(&cs, true).await.rows[0].id;
    step(&cs, first, "REOPEN", "다시 열어요.")
        .await
        .refused(ErrorCode::WrongState);
}
