//! What the county hides, and what it is reminded of.

use std::time::Duration;

use serde_json::json;
use shared::{
    console::{
        desk::AuditPage,
        feedback::Entry,
        role::Role,
        todo::{Board, Duty},
    },
    error::ErrorCode,
    feedback::HideReason,
};
use tests::{Actor, Shop};

use super::{answer, arrived, ask, entries, page, review, write};

async fn listed(who: &Actor, tab: &str) -> Vec<Entry> {
    let path = format!("/api/console/feedback?tab={tab}");
    who.get(&path).await.good()
}

#[tokio::test]
async fn hidden_words_leave_the_page_with_a_reason_and_can_come_back() {
    let shop = Shop::open().await;
    let placed = arrived(&shop).await;
    assert_eq!(
        write(&shop, &placed, "1", "다른 데가 싸요").await.status,
        200
    );
    let agent = shop.app.team(Role::Cs, "한가람").await;
    let id = listed(&agent, "reviews").await.remove(0).id;
    let path = format!("/api/console/feedback/reviews/{id}");
    let hide = format!("{path}/hide");
    let silent = json!({ "reason": "ADVERT", "why": " " });
    let refused = agent.post(&hide, &silent).await.refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "why");
    let because = json!({ "reason": "ADVERT", "why": "다른 쇼핑몰을 알리는 글" });
    assert_eq!(agent.post(&hide, &because).await.status, 204);

    let html = page(&shop, "rice").await;
    assert!(!html.contains("다른 데가 싸요") && html.contains("아직 상품평이 없어요"));
    let kept = listed(&agent, "hidden").await.remove(0);
    assert_eq!(
        (kept.text.as_str(), kept.hidden),
        ("다른 데가 싸요", Some(HideReason::Advert))
    );
    agent
        .post(&hide, &because)
        .await
        .refused(ErrorCode::WrongState);
    let back = review(&shop, &placed, &[("act", "take-back"), ("place", "1")]).await;
    assert_eq!(back.status, 422, "the record cannot be taken back");
    assert!(
        back.text()
            .contains("군청에서 이 글을 가렸어요. 까닭: 광고")
    );

    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let log: AuditPage = auditor.get("/api/console/audit").await.good();
    let deed = log.rows.iter().find(|row| row.action == "review-hidden");
    let deed = deed.unwrap();
    assert_eq!(
        (deed.subject.as_str(), deed.reason.as_str()),
        (id.as_str(), "광고: 다른 쇼핑몰을 알리는 글")
    );
    assert!(!deed.detail.contains("싸요"));

    let again = format!("{path}/show");
    assert_eq!(agent.post(&again, &json!({})).await.status, 204);
    assert!(page(&shop, "rice").await.contains("다른 데가 싸요"));
    agent
        .post(&again, &json!({}))
        .await
        .refused(ErrorCode::WrongState);
}

#[tokio::test]
async fn a_hidden_question_is_neither_answered_nor_waited_for() {
    let shop = Shop::open().await;
    let _ = ask(&shop, "rice", "광고예요").await;
    let agent = shop.app.team(Role::Cs, "a").await;
    let id = listed(&agent, "waiting").await.remove(0).id;
    let hide = format!("/api/console/feedback/questions/{id}/hide");
    let because = json!({ "reason": "UNRELATED", "why": "상품 이야기가 아님" });
    assert_eq!(agent.post(&hide, &because).await.status, 204);
    assert!(listed(&agent, "waiting").await.is_empty());
    assert_eq!(listed(&agent, "questions").await.len(), 1);
    let farmer = shop.producer("rice-01").await;
    let said = answer(&farmer, "rice-01", &id, "네").await;
    said.refused(ErrorCode::WrongState);
    let nowhere = agent
        .post("/api/console/feedback/nothing/x/show", &json!({}))
        .await;
    nowhere.refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn an_auditor_reads_and_hides_nothing() {
    let shop = Shop::open().await;
    let _ = ask(&shop, "rice", "햅쌀인가요?").await;
    let auditor = shop.app.team(Role::Auditor, "a").await;
    let id = listed(&auditor, "waiting").await.remove(0).id;
    let because = json!({ "reason": "ABUSE", "why": "a" });
    for verb in ["hide", "show"] {
        let path = format!("/api/console/feedback/questions/{id}/{verb}");
        let reply = auditor.post(&path, &because).await;
        reply.refused(ErrorCode::Forbidden);
    }
    let farmer = shop.producer("rice-01").await;
    let path = "/api/console/feedback?tab=waiting";
    farmer.get(path).await.refused(ErrorCode::Forbidden);
}

#[tokio::test]
async fn the_county_is_reminded_after_three_business_days() {
    let shop = Shop::open().await;
    // Sunday, 22 November: due on Wednesday.
    let _ = ask(&shop, "rice", "햅쌀인가요?").await;
    let line = async |shop: &Shop, name: &str| {
        let agent = shop.app.team(Role::Cs, name).await;
        let board: Board = agent.get("/api/console/todo").await.good();
        let mut todos = board.todos.into_iter();
        todos.find(|todo| todo.duty == Duty::Question)
    };
    shop.app.clock.advance(Duration::from_hours(24 * 3));
    assert_eq!(line(&shop, "a").await, None, "Wednesday is in time");
    shop.app.clock.advance(Duration::from_hours(24));
    let late = line(&shop, "b").await.unwrap();
    assert_eq!(late.title, "답이 늦은 문의 1건");
    assert_eq!(
        (late.subject.as_str(), late.days_left),
        ("농가 1곳", Some(-1))
    );
    let farmer = shop.producer("rice-01").await;
    let id = entries(&farmer, "rice-01").await.remove(0).id;
    assert_eq!(answer(&farmer, "rice-01", &id, "네").await.status, 204);
    assert_eq!(line(&shop, "c").await, None);
}
