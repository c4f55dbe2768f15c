//! Four eyes: who may approve what, and when.

use std::time::Duration;

use serde_json::json;
use shared::{
    console::{
        payback::{BatchFile, BatchStatus},
        role::Role,
    },
    error::ErrorCode,
};

use super::{BATCHES, FILE, approve, issued, open, prepare, send};

#[tokio::test]
async fn who_put_a_file_in_cannot_approve_it() {
    let (_shop, first, second) = open().await;
    let before = issued(&first).await;
    let batch = prepare(&first, FILE).await;
    approve(&first, &batch).await.refused(ErrorCode::Forbidden);
    let seen: BatchFile = second
        .get(&format!("{BATCHES}/{}", batch.batch.id))
        .await
        .good();
    assert_eq!(seen.batch.status, BatchStatus::Prepared);
    assert_eq!(issued(&first).await, before);
}

#[tokio::test]
async fn approving_wants_the_authenticator_again() {
    let (shop, first, second) = open().await;
    let batch = prepare(&first, FILE).await;
    shop.app.clock.advance(Duration::from_mins(6));
    approve(&second, &batch)
        .await
        .refused(ErrorCode::StepUpRequired);
    let code = shop.app.digits("settlement-신도현").await;
    let proved = second
        .post("/api/console/step-up", &json!({ "code": code }))
        .await;
    assert!(proved.status.is_success(), "{}", proved.text());
    let approved: BatchFile = approve(&second, &batch).await.good();
    assert_eq!(approved.batch.status, BatchStatus::Issued);
}

#[tokio::test]
async fn an_approval_names_the_amount_and_counts_once() {
    let (_shop, first, second) = open().await;
    let before = issued(&first).await;
    let batch = prepare(&first, FILE).await;
    let path = format!("{BATCHES}/{}/approve", batch.batch.id);
    second
        .post(&path, &json!({ "total": 77_001 }))
        .await
        .refused(ErrorCode::AmountMismatch);
    for _ in 0..2 {
        let approved: BatchFile = approve(&second, &batch).await.good();
        assert_eq!(approved.batch.issued, 2);
    }
    let both = issued(&first).await;
    assert_eq!(both - before, batch.batch.total);
    second
        .post(
            &format!("{BATCHES}/pb-none/approve"),
            &json!({ "total": 1 }),
        )
        .await
        .refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn two_approvals_at_once_issue_once() {
    let (shop, first, second) = open().await;
    let third = shop.app.team(Role::Marketing, "최한결").await;
    let before = issued(&first).await;
    let batch = prepare(&first, FILE).await;
    let (one, other) = tokio::join!(approve(&second, &batch), approve(&third, &batch));
    let (one, other) = (one.good::<BatchFile>(), other.good::<BatchFile>());
    assert_eq!(one.batch.total, other.batch.total);
    shop.app.run_jobs().await;
    assert_eq!(issued(&first).await - before, batch.batch.total);
}

#[tokio::test]
async fn what_is_sent_back_is_not_issued_and_may_come_again() {
    let (_shop, first, second) = open().await;
    let batch = prepare(&first, FILE).await;
    let path = format!("{BATCHES}/{}/cancel", batch.batch.id);
    second
        .post(&path, &json!({ "reason": " " }))
        .await
        .refused(ErrorCode::Invalid);
    let request = json!({ "reason": "금액을 다시 확인해 주세요" });
    let cancelled: BatchFile = second.post(&path, &request).await.good();
    assert_eq!(cancelled.batch.status, BatchStatus::Cancelled);
    assert_eq!(cancelled.batch.reason, "금액을 다시 확인해 주세요");
    approve(&second, &batch)
        .await
        .refused(ErrorCode::WrongState);
    second
        .post(&path, &request)
        .await
        .refused(ErrorCode::WrongState);
    let again = prepare(&first, FILE).await;
    assert_ne!(again.batch.id, batch.batch.id);
    let approved: BatchFile = approve(&second, &again).await.good();
    let path = format!("{BATCHES}/{}/cancel", approved.batch.id);
    second
        .post(&path, &request)
        .await
        .refused(ErrorCode::WrongState);
}

#[tokio::test]
async fn only_those_who_issue_vouchers_put_files_in() {
    let (shop, first, _) = open().await;
    let batch = prepare(&first, FILE).await;
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let seen: BatchFile = auditor
        .get(&format!("{BATCHES}/{}", batch.batch.id))
        .await
        .good();
    assert_eq!(seen.batch.total, batch.batch.total);
    send(&auditor, BATCHES, FILE.as_bytes())
        .await
        .refused(ErrorCode::Forbidden);
    approve(&auditor, &batch)
        .await
        .refused(ErrorCode::Forbidden);
    let teacher = shop.app.team(Role::Training, "임하늘").await;
    teacher
        .get("/api/console/vouchers")
        .await
        .refused(ErrorCode::Forbidden);
    let producer = shop.producer("rice-01").await;
    producer
        .get("/api/console/vouchers/lots")
        .await
        .refused(ErrorCode::Forbidden);
}
