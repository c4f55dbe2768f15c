//! Campaigns that the county makes itself: kept with every change, seen by nobody, and on at their
//! minute once somebody publishes them.

use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{campaign::CampaignDesk, product::Begun, promotion::DraftFile, role::Role},
    error::{ApiError, ErrorCode},
    money::Won,
    time::Timestamp,
};
use tests::{Actor, Shop, folder::ImportFolder};

pub(super) const DRAFTS: &str = "/api/console/campaign-drafts";
const LIST: &str = "/api/console/campaigns";

async fn open() -> (Shop, Actor) {
    let shop = Shop::open().await;
    let maker = shop.app.team(Role::Marketing, "오다온").await;
    (shop, maker)
}

/// A whole campaign, on from one minute to another.
pub(super) fn kimjang(now: Timestamp, from: i64, to: i64) -> Value {
    let at = |minutes: i64| now.plus_ms(minutes * 60_000);
    json!({
        "title": "된장으로 담그는 겨울",
        "subtitle": "사흘만 싸게 팝니다",
        "address": "winter-jang",
        "label": "겨울 장",
        "startsAt": at(from),
        "endsAt": at(to),
        "timeDeal": true,
        "look": { "ground": "#14593A", "text": "#FFFFFF", "accent": "#D6F3DF", "accentText": "#0B3D29" },
        "picture": { "path": "a.png", "thumb": "", "alt": "항아리가 놓인 마당" },
        "pricing": "FIXED",
        "products": [{ "product": "jang", "prices": [{ "option": "jang-1", "price": 9900 }] }],
        "parts": [
            { "kind": "TEXT", "title": "삼 년을 기다렸어요", "body": "콩만 썼습니다." },
            { "kind": "PRODUCTS", "title": "된장", "items": ["jang"] },
            { "kind": "STORY", "title": "담근 사람", "items": ["rice-01"] },
            { "kind": "NOTICE", "title": "보내는 날", "body": "화요일에 보내요." }
        ],
        "cutoffNote": "오전 11시까지"
    })
}

async fn begin(who: &Actor, request: Value) -> DraftFile {
    let begun: Begun = who.post(DRAFTS, &request).await.good();
    file(who, &begun.id).await
}

async fn file(who: &Actor, id: &str) -> DraftFile {
    who.get(&format!("{DRAFTS}/{id}")).await.good()
}

async fn save(who: &Actor, file: &DraftFile, draft: &Value) -> DraftFile {
    let request = json!({ "version": file.version, "draft": draft });
    let path = format!("{DRAFTS}/{}", file.id);
    who.post(&path, &request).await.good()
}

/// A new draft that says this.
pub(super) async fn made(who: &Actor, draft: &Value) -> DraftFile {
    let begun = begin(who, json!({})).await;
    save(who, &begun, draft).await
}

async fn publish(who: &Actor, file: &DraftFile) -> tests::Reply {
    let path = format!("{DRAFTS}/{}/publish", file.id);
    who.post(&path, &json!({ "version": file.version })).await
}

async fn unit(shop: &Shop, option: &str) -> Won {
    shop.app.run_jobs().await;
    shop.quote(&[(option, 1)], &[]).await.lines[0].unit.now
}

/// Everything that a shopper could look at.
async fn shop_says(shop: &Shop) -> String {
    shop.app.run_jobs().await;
    let mut says = String::new();
    for path in [
        "/",
        "/campaigns",
        "/campaigns/winter-jang",
        "/api/catalog",
        "/api/page?path=/campaigns/winter-jang",
        "/theme/campaign/winter-jang.css",
        "/p/jang",
    ] {
        says.push_str(&shop.shopper().get(path).await.text());
    }
    says
}

async fn show_rice(who: &Actor, shown: bool) {
    let path = format!("{LIST}/new-rice/show");
    let reply = who.post(&path, &json!({ "shown": shown })).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
}

fn fields(error: &ApiError) -> Vec<&str> {
    let fields = error.fields.iter();
    fields.map(|field| field.field.as_str()).collect()
}

#[tokio::test]
async fn a_campaign_is_seen_by_nobody_until_it_is_published_and_is_on_at_its_minute() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let draft = made(&maker, &kimjang(now, 10, 20)).await;
    assert_eq!(draft.faults, []);
    let desk: CampaignDesk = maker.get(LIST).await.good();
    assert_eq!(desk.drafts[0].title, "된장으로 담그는 겨울");
    assert_eq!(desk.campaigns.len(), 2, "a draft is no campaign");

    // Also at the minute at which it would begin.
    let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
    for _ in 0..2 {
        let says = shop_says(&shop).await;
        for word in ["겨울 장", "된장으로 담그는", "삼 년을"] {
            assert!(!says.contains(word), "the draft is in the shop: {word}");
        }
        assert_eq!(unit(&shop, "jang-1").await, Won(12_000));
        shop.app.clock.advance(minutes(11));
    }
    let page = shop.shopper().get("/campaigns/winter-jang").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);

    let now = shop.app.state.clock.now();
    let draft = save(&maker, &draft, &kimjang(now, 10, 20)).await;
    let published = publish(&maker, &draft).await;
    assert!(published.status.is_success(), "{}", published.text());
    assert_eq!(unit(&shop, "jang-1").await, Won(12_000), "it is not on yet");
    let page = shop.shopper().get("/campaigns/winter-jang").await;
    assert_eq!(page.status, StatusCode::OK);
    shop.app.clock.advance(Duration::from_millis(599_999));
    assert_eq!(unit(&shop, "jang-1").await, Won(12_000));
    shop.app.clock.advance(Duration::from_millis(1));
    assert_eq!(unit(&shop, "jang-1").await, Won(9_900));
    let says = shop_says(&shop).await;
    for word in [
        "삼 년을 기다렸어요",
        "새벽논 정미소",
        "화요일에 보내요",
        "오전 11시까지",
    ] {
        assert!(says.contains(word), "{word}");
    }
    shop.app.clock.advance(minutes(10));
    assert_eq!(unit(&shop, "jang-1").await, Won(12_000));

    let desk: CampaignDesk = maker.get(LIST).await.good();
    assert_eq!((desk.campaigns.len(), desk.drafts.len()), (3, 0));
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let log = auditor.get("/api/console/audit").await.text();
    assert!(log.contains("campaign-published"), "{log}");
}

#[tokio::test]
async fn what_is_not_right_is_said_of_its_field_and_refused() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let good = kimjang(now, 10, 20);
    // Where in the draft, what it says then, of which field it is wrong, and a word of the reason.
    let price = "/products/0/prices/0/price";
    let cases = [
        (price, json!(12_000), "products.0.jang-1", "정가"),
        (price, json!(12_001), "products.0.jang-1", "정가"),
        (price, json!(99), "products.0.jang-1", "100"),
        (
            "/products/0/prices/0/option",
            json!("rice-1"),
            "products.0.rice-1",
            "없는 옵션",
        ),
        ("/products", json!([]), "products", "하나 이상"),
        (
            "/products/0/product",
            json!("nothing"),
            "products.0",
            "팔지 않는",
        ),
        ("/products/0/prices", json!([]), "pricing", "특가"),
        ("/pricing", json!({ "OFF": 50 }), "pricing", "1%"),
        ("/title", json!(" "), "title", "비워"),
        ("/title", json!("가".repeat(61)), "title", "60자"),
        ("/label", json!(""), "label", "비워"),
        ("/address", json!("겨울"), "address", "영문"),
        ("/address", json!("new-rice"), "address", "다른 기획전"),
        ("/endsAt", json!(now.plus_ms(600_000)), "endsAt", "시작보다"),
        (
            "/endsAt",
            json!(now.plus_ms(500 * 86_400_000)),
            "endsAt",
            "너무 길어요",
        ),
        ("/startsAt", Value::Null, "startsAt", "시작"),
        ("/picture", Value::Null, "picture", "그림"),
        (
            "/picture/path",
            json!("uploads/never-sent.webp"),
            "picture",
            "그림",
        ),
        ("/picture/alt", json!(""), "pictureAlt", "비워"),
        ("/look/text", json!("#14593B"), "look", "보이지"),
        ("/parts/0/body", json!(""), "parts.0.body", "비워"),
        ("/parts/1/items", json!([]), "parts.1.items", "골라"),
        (
            "/parts/1/items",
            json!(["rice"]),
            "parts.1.items",
            "뺀 상품",
        ),
        (
            "/parts/2/items",
            json!(["nobody"]),
            "parts.2.items",
            "생산자",
        ),
    ];
    let mut draft = begin(&maker, json!({})).await;
    for (place, value, field, word) in cases {
        let mut said = good.clone();
        *said.pointer_mut(place).expect("the place is there") = value.clone();
        draft = save(&maker, &draft, &said).await;
        let error = publish(&maker, &draft).await.refused(ErrorCode::Invalid);
        let of_field = error.fields.iter().find(|fault| fault.field == field);
        let fault = of_field.unwrap_or_else(|| panic!("{place} {value}: {:?}", fields(&error)));
        assert!(fault.message.contains(word), "{place}: {}", fault.message);
        assert_eq!(error.fields, draft.faults, "the page is told the same");
    }
    // Half a won is no price at all.
    let mut half = good.clone();
    half["products"][0]["prices"][0]["price"] = json!(9900.5);
    let request = json!({ "version": draft.version, "draft": half });
    let path = format!("{DRAFTS}/{}", draft.id);
    maker
        .post(&path, &request)
        .await
        .refused(ErrorCode::Invalid);
    let over = kimjang(now, -20, -10);
    let draft = save(&maker, &draft, &over).await;
    assert_eq!(draft.faults[0].field, "endsAt");
    assert_eq!(unit(&shop, "jang-1").await, Won(12_000));
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
