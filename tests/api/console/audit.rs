//! The audit log: everything is in it, and nothing can be changed in it.

use serde_json::json;
use shared::{
    console::{
        desk::{AuditPage, People},
        role::Role,
    },
    error::ErrorCode,
};
use tests::Shop;

async fn verified(shop: &Shop) -> backend::console::Verified {
    let mut conn = shop.app.state.db.read().await.expect("a connection");
    let verified = backend::console::verify(&mut conn, &"gangjin".into()).await;
    verified.expect("the log is read")
}

#[tokio::test]
async fn looking_at_people_needs_a_reason_and_is_written_down() {
    let shop = Shop::open().await;
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&placed).await;
    let agent = shop.app.team(Role::Cs, "한가람").await;
    let path = format!("/api/console/orders/{}/people", placed.no);
    let reply = agent.post(&path, &json!({ "reason": " " })).await;
    let refusal = reply.refused(ErrorCode::Invalid);
    assert_eq!(refusal.fields[0].field, "reason");
    let reply = agent
        .post(&path, &json!({ "reason": "배송지 확인 전화" }))
        .await;
    let people: People = reply.good();
    assert!(people.phone.starts_with("010-"), "{}", people.phone);
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let page: AuditPage = auditor.get("/api/console/audit").await.good();
    let seen = page.rows.iter().find(|row| row.action == "people-seen");
    let seen = seen.unwrap();
    assert_eq!(seen.reason, "배송지 확인 전화");
    assert_eq!(
        (seen.who.as_str(), seen.subject.as_str()),
        ("한가람", placed.no.as_str())
    );
    assert!(
        !page
            .rows
            .iter()
            .any(|row| row.detail.contains(&people.phone))
    );
    assert_eq!(page.broken, None);
}

#[tokio::test]
async fn a_row_that_was_changed_is_found() {
    let shop = Shop::open().await;
    for name in ["a", "b", "c", "d"] {
        shop.app.team(Role::Cs, name).await;
    }
    let whole = verified(&shop).await;
    assert_eq!((whole.whole, whole.broken), (4, None));
    let mut conn = shop.app.state.db.read().await.unwrap();
    let refused = sqlx::query("update audit_log set reason = 'x' where seq = 2")
        .execute(&mut *conn)
        .await;
    assert!(refused.is_err(), "the log can be changed");
    drop(conn);
    shop.app
        .tamper("update audit_log set staff_name = 'x' where seq = 3")
        .await;
    assert_eq!(verified(&shop).await.broken, Some(3));
}

#[tokio::test]
async fn a_row_that_was_left_out_at_the_end_is_found() {
    let shop = Shop::open().await;
    for name in ["a", "b"] {
        shop.app.team(Role::Cs, name).await;
    }
    shop.app.tamper("delete from audit_log where seq = 2").await;
    assert_eq!(verified(&shop).await.broken, Some(2));
}
