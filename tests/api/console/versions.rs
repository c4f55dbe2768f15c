//! Earlier pages of a product: kept, brought back, and whose they are.

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{
        product::{DraftFile, How, Kept, PageVersion},
        role::Role,
    },
    error::ErrorCode,
};
use tests::Shop;

use super::{
    builder::{arrange, file, sent, sold},
    shelf::{REVIEWS, id_of, made},
};

#[tokio::test]
async fn every_page_that_was_shown_can_be_brought_back_and_nothing_is_lost() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |_| {}).await;
    let versions = format!("{path}/versions");
    let list = async || producer.get(&versions).await.good::<Vec<PageVersion>>();
    assert!(list().await.is_empty());
    sent(&producer, &path).await;
    let restore = format!("{versions}/1/restore");
    producer
        .post(&restore, &())
        .await
        .refused(ErrorCode::WrongState);
    let review = format!("{REVIEWS}/{}", id_of(&path));
    let back = json!({ "reason": "먹는 법을 더 적어 주세요." });
    let reply = county.post(&format!("{review}/return"), &back).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());

    let first = file(&producer, &path).await.draft;
    let second = arrange(&producer, &path, |blocks| {
        blocks.swap(0, 1);
        blocks.truncate(3);
    })
    .await
    .draft;
    let restored: DraftFile = producer.post(&restore, &()).await.good();
    assert_eq!(restored.draft.blocks, first.blocks);
    let kept = list().await;
    let seen: Vec<(u32, Kept, usize)> = kept.iter().map(|v| (v.seq, v.why, v.parts)).collect();
    assert_eq!(seen, [(2, Kept::Replaced, 3), (1, Kept::Shown, 7)]);
    assert_eq!(kept[0].who, "생산자");
    let again: DraftFile = producer.post(&restore, &()).await.good();
    assert_eq!(again.draft, restored.draft);
    assert_eq!(list().await.len(), 2, "nothing changed, so nothing is kept");
    let later = format!("{versions}/2/restore");
    let restored: DraftFile = producer.post(&later, &()).await.good();
    assert_eq!(restored.draft.blocks, second.blocks);

    sent(&producer, &path).await;
    let seen: DraftFile = county.get(&review).await.good();
    let hows: Vec<How> = seen.differences.iter().map(|d| d.how).collect();
    assert_eq!(
        hows,
        [
            How::Moved,
            How::Moved,
            How::Gone,
            How::Gone,
            How::Gone,
            How::Gone
        ]
    );
    sold(&county, &path).await;
    let kept = list().await;
    assert_eq!((kept[0].why, kept[0].who.as_str()), (Kept::Live, "정다은"));
}

#[tokio::test]
async fn a_page_belongs_to_its_vendor() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let path = made(&producer, "rice-01", |_| {}).await;
    sent(&producer, &path).await;
    let other = shop.producer("sea-01").await;
    let theirs = path.replace("rice-01", "sea-01");
    for own in ["preview", "versions"] {
        let reply = other.get(&format!("{theirs}/{own}")).await;
        reply.refused(ErrorCode::NotFound);
        let reply = other.get(&format!("{path}/{own}")).await;
        reply.refused(ErrorCode::NotFound);
    }
    let restore = format!("{theirs}/versions/1/restore");
    other.post(&restore, &()).await.refused(ErrorCode::NotFound);
    let missing = format!("{path}/versions/9/restore");
    let staff = shop.person_of("rice-01", "01077770001", Role::VendorStaff);
    let reply = staff.await.post(&missing, &()).await;
    reply.refused(ErrorCode::NotFound);
    let auditor = shop.app.team(Role::Auditor, "감사").await;
    let reply = auditor.post(&missing, &()).await;
    reply.refused(ErrorCode::Forbidden);
}
