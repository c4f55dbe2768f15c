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
use tests::{Actor, Shop};

pub(super) const DRAFTS: &str = "/api/console/campaign-drafts";
pub(super) const LIST: &str = "/api/console/campaigns";

pub(super) async fn open() -> (Shop, Actor) {
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

pub(super) async fn begin(who: &Actor, request: Value) -> DraftFile {
    let begun: Begun = who.post(DRAFTS, &request).await.good();
    file(who, &begun.id).await
}

pub(super) async fn file(who: &Actor, id: &str) -> DraftFile {
    who.get(&format!("{DRAFTS}/{id}")).await.good()
}

pub(super) async fn save(who: &Actor, file: &DraftFile, draft: &Value) -> DraftFile {
    let request = json!({ "version": file.version, "draft": draft });
    let path = format!("{DRAFTS}/{}", file.id);
    who.post(&path, &request).await.good()
}

/// A new draft that says this.
pub(super) async fn made(who: &Actor, draft: &Value) -> DraftFile {
    let begun = begin(who, json!({})).await;
    save(who, &begun, draft).await
}

pub(super) async fn publish(who: &Actor, file: &DraftFile) -> tests::Reply {
    let path = format!("{DRAFTS}/{}/publish", file.id);
    who.post(&path, &json!({ "version": file.version })).await
}

pub(super) async fn unit(shop: &Shop, option: &str) -> Won {
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

pub(super) fn fields(error: &ApiError) -> Vec<&str> {
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
