//! Changes of campaigns that are there, and what imports leave of them.

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{campaign::CampaignDesk, promotion::DraftFile, role::Role},
    error::ErrorCode,
    money::Won,
    time::Timestamp,
};
use tests::{Actor, folder::ImportFolder};

use super::making::{DRAFTS, LIST, begin, fields, file, kimjang, made, open, publish, save, unit};

async fn show_rice(who: &Actor, shown: bool) {
    let path = format!("{LIST}/new-rice/show");
    let reply = who.post(&path, &json!({ "shown": shown })).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn two_campaigns_never_come_to_price_one_option_at_one_time() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let mut rice = kimjang(now, 10, 20);
    rice["products"] =
        json!([{ "product": "rice", "prices": [{ "option": "rice-1", "price": 9900 }] }]);
    rice["parts"] = json!([]);
    let draft = made(&maker, &rice).await;
    let error = publish(&maker, &draft).await.refused(ErrorCode::Invalid);
    assert_eq!(fields(&error), ["products.0.rice-1"]);
    assert!(
        error.fields[0].message.contains("‘햅쌀이 나왔어요’"),
        "{}",
        error.fields[0].message
    );
    // The other is hidden, and then it is in nobody's way.
    show_rice(&maker, false).await;
    assert_eq!(file(&maker, &draft.id).await.faults, []);
    show_rice(&maker, true).await;
    // After the other is over, too.
    let mut later = rice.clone();
    later["startsAt"] = json!(Timestamp::parse_rfc3339("2026-12-01T00:00:00+09:00"));
    later["endsAt"] = json!(Timestamp::parse_rfc3339("2026-12-02T00:00:00+09:00"));
    let draft = save(&maker, &draft, &later).await;
    assert_eq!(draft.faults, []);
    // Another draft wants the same address.
    let second = made(&maker, &kimjang(now, 30, 40)).await;
    assert_eq!(second.faults[0].field, "address");
}

#[tokio::test]
async fn a_change_of_a_live_campaign_waits_until_it_is_published() {
    let (shop, maker) = open().await;
    let begun = begin(&maker, json!({ "campaign": "new-rice" })).await;
    assert_eq!(begun.faults, [], "what came by file can be published again");
    let again = begin(&maker, json!({ "campaign": "new-rice" })).await;
    assert_eq!(again.id, begun.id, "a campaign has one draft at a time");
    let mut said = serde_json::to_value(&begun.draft).unwrap();
    said["title"] = json!("햅쌀 막바지");
    said["pricing"] = json!({ "OFF": 1000 });
    said["address"] = json!("somewhere-else");
    let draft = save(&maker, &begun, &said).await;
    assert_eq!(draft.draft.address, "new-rice", "an address never changes");
    let desk: CampaignDesk = maker.get(LIST).await.good();
    assert_eq!(
        desk.drafts[0].replaces,
        Some("new-rice".into()),
        "the list says that it waits"
    );
    assert_eq!(unit(&shop, "rice-1").await, Won(16_275));
    let published = publish(&maker, &draft).await;
    assert!(published.status.is_success(), "{}", published.text());
    assert_eq!(unit(&shop, "rice-1").await, Won(15_750));
    let page = shop.shopper().get("/campaigns/new-rice").await.text();
    assert!(page.contains("햅쌀 막바지"));
    let desk: CampaignDesk = maker.get(LIST).await.good();
    assert_eq!((desk.campaigns.len(), desk.drafts.len()), (2, 0));
}

#[tokio::test]
async fn a_draft_follows_a_campaign_that_is_moved_and_not_one_that_a_file_changes() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let begun = begin(&maker, json!({ "campaign": "abalone-day" })).await;
    let rice = begin(&maker, json!({ "campaign": "new-rice" })).await;
    let file_says = ImportFolder::small().replace("campaigns.json", "하루만 싸게", "이틀만 싸게");
    assert!(shop.app.import(&file_says).await.is_done());
    let refused = publish(&maker, &begun).await.refused(ErrorCode::WrongState);
    assert!(
        refused.message.contains("바뀌었어요"),
        "{}",
        refused.message
    );

    let period = json!({ "startsAt": now, "endsAt": now.plus_ms(3_600_000) });
    let moved = maker
        .post(&format!("{LIST}/new-rice/schedule"), &period)
        .await;
    assert!(moved.status.is_success(), "{}", moved.text());
    let rice = file(&maker, &rice.id).await;
    assert_eq!(rice.draft.ends_at, Some(now.plus_ms(3_600_000)));
    assert_eq!(publish(&maker, &rice).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_import_takes_back_what_the_console_made() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let own = made(&maker, &kimjang(now, 0, 20)).await;
    assert_eq!(publish(&maker, &own).await.status, StatusCode::OK);
    let begun = begin(&maker, json!({ "campaign": "new-rice" })).await;
    let mut said = serde_json::to_value(&begun.draft).unwrap();
    said["title"] = json!("햅쌀 막바지");
    let changed = save(&maker, &begun, &said).await;
    assert_eq!(publish(&maker, &changed).await.status, StatusCode::OK);

    let again = shop.app.import(&ImportFolder::small()).await;
    assert!(again.is_done() && !again.is_change(), "{again}");
    assert!(
        again.to_string().contains("기획전 1개는 관리 화면에서"),
        "{again}"
    );
    assert_eq!(unit(&shop, "jang-1").await, Won(9_900));
    let page = shop.shopper().get("/campaigns/new-rice").await.text();
    assert!(page.contains("햅쌀 막바지"));
}

#[tokio::test]
async fn nobody_writes_over_what_they_have_not_seen() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let first = begin(&maker, json!({})).await;
    let second = save(&maker, &first, &kimjang(now, 10, 20)).await;
    let path = format!("{DRAFTS}/{}", first.id);
    let late = json!({ "version": first.version, "draft": kimjang(now, 30, 40) });
    maker
        .post(&path, &late)
        .await
        .refused(ErrorCode::WrongState);
    publish(&maker, &first).await.refused(ErrorCode::WrongState);
    let discard = format!("{path}/discard");
    let seen = |file: &DraftFile| json!({ "version": file.version });
    maker
        .post(&discard, &seen(&first))
        .await
        .refused(ErrorCode::WrongState);
    let published = publish(&maker, &second).await;
    assert!(published.status.is_success(), "{}", published.text());
    // Pressed twice, or gone on with: it is published already.
    publish(&maker, &second)
        .await
        .refused(ErrorCode::WrongState);
    let more = json!({ "version": second.version, "draft": kimjang(now, 30, 40) });
    maker
        .post(&path, &more)
        .await
        .refused(ErrorCode::WrongState);
    maker
        .post(&discard, &seen(&second))
        .await
        .refused(ErrorCode::WrongState);

    let other = made(&maker, &kimjang(now, 30, 40)).await;
    let discard = format!("{DRAFTS}/{}/discard", other.id);
    assert_eq!(
        maker.post(&discard, &seen(&other)).await.status,
        StatusCode::NO_CONTENT
    );
    publish(&maker, &other).await.refused(ErrorCode::WrongState);
    maker
        .get(&format!("{DRAFTS}/nothing"))
        .await
        .refused(ErrorCode::NotFound);
    let nothing = json!({ "campaign": "nothing" });
    maker
        .post(DRAFTS, &nothing)
        .await
        .refused(ErrorCode::NotFound);
    // Who reads campaigns sees drafts, and changes nothing.
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    assert_eq!(file(&auditor, &first.id).await.version, second.version);
    auditor
        .post(DRAFTS, &json!({}))
        .await
        .refused(ErrorCode::Forbidden);
    publish(&auditor, &other)
        .await
        .refused(ErrorCode::Forbidden);
}
