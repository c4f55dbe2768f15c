//! The first page as the county arranges it: no import takes it back, and each version stays.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{home::HomeFile, role::Role},
    error::{ApiError, ErrorCode},
};
use tests::{Actor, Reply, Shop, folder::ImportFolder};

const HOME: &str = "/api/console/home";

async fn open() -> (Shop, Actor) {
    let shop = Shop::open().await;
    let maker = shop.app.team(Role::Marketing, "오다온").await;
    (shop, maker)
}

async fn file(who: &Actor) -> HomeFile {
    who.get(HOME).await.good()
}

async fn save(who: &Actor, version: i64, sections: &Value) -> Reply {
    let request = json!({ "version": version, "sections": sections });
    who.post(HOME, &request).await
}

async fn publish(who: &Actor, version: i64) -> Reply {
    let path = format!("{HOME}/publish");
    who.post(&path, &json!({ "version": version })).await
}

/// Picked products first, then what is fresh under another name; the banners are hidden.
fn arranged() -> Value {
    json!([
        { "id": 7, "kind": "PRODUCTS", "title": "김장 준비", "note": "된장부터 챙기세요", "items": ["jang", "rice"] },
        { "id": 3, "kind": "SEASON", "title": "이맘때", "items": ["rice"] },
        { "id": 1, "kind": "BANNERS", "hidden": true },
        { "id": 6, "kind": "BEST" }
    ])
}

/// What a shopper sees on the first page.
async fn page(shop: &Shop) -> String {
    shop.app.run_jobs().await;
    shop.shopper().get("/").await.text()
}

/// Where each of these words stands on the page, which must have them all.
#[track_caller]
fn in_order(page: &str, words: &[&str]) {
    let mut rest = page;
    for word in words {
        let (_, after) = rest
            .split_once(word)
            .unwrap_or_else(|| panic!("{word} is not on the page, or not after the others"));
        rest = after;
    }
}

fn says(error: &ApiError, field: &str) -> String {
    let mut faults = error.fields.iter();
    let fault = faults.find(|fault| fault.field == field);
    fault.map_or_else(String::new, |fault| fault.message.clone())
}

#[tokio::test]
async fn the_page_is_arranged_looked_at_published_and_brought_back() {
    let (shop, maker) = open().await;
    let before = page(&shop).await;
    in_order(
        &before,
        &[
            "어제 찧어 오늘 부쳤어요",
            "오늘의 전복",
            "11월 제철",
            ">기획전<",
            "생산자 이야기",
            "많이 찾는 상품",
        ],
    );
    let first = file(&maker).await;
    assert_eq!((first.version, first.sections.len()), (0, 6));
    assert_eq!((first.changes.len(), first.versions.len()), (0, 0));

    let draft: HomeFile = save(&maker, 0, &arranged()).await.good();
    assert_eq!((draft.version, draft.faults.len()), (1, 0));
    assert!(draft.changes.contains(&"숨김: 큰 배너".to_owned()));
    assert!(draft.changes.contains(&"뺌: 특가".to_owned()));
    assert_eq!(page(&shop).await, before, "a draft is not in the shop");
    let now = shop.app.state.clock.now();
    let look = format!("{HOME}/preview?at={}&v=1", now.0);
    let preview = maker.get(&look).await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    assert_eq!(preview.header("cache-control"), "no-store, private");
    in_order(
        &preview.text(),
        &[
            "김장 준비",
            "된장부터 챙기세요",
            "메주 된장",
            "이맘때",
            "많이 찾는 상품",
        ],
    );

    let published: HomeFile = publish(&maker, draft.version).await.good();
    assert_eq!(published.changes.len(), 0);
    assert_eq!(published.versions.len(), 2, "the files' page is kept, too");
    let after = page(&shop).await;
    in_order(
        &after,
        &["김장 준비", "메주 된장", "이맘때", "많이 찾는 상품"],
    );
    for word in ["어제 찧어", "오늘의 전복", "생산자 이야기"] {
        assert!(!after.contains(word), "{word}");
    }
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let log = auditor.get("/api/console/audit").await.text();
    assert!(
        log.contains("home-published") && log.contains("숨김: 큰 배너"),
        "{log}"
    );

    // The files' page comes back into the making, and into the shop once it is published.
    let path = format!("{HOME}/versions/1");
    let request = json!({ "version": published.version });
    let back: HomeFile = maker.post(&path, &request).await.good();
    assert_eq!(back.sections, first.sections);
    assert_eq!(page(&shop).await, after);
    let published: HomeFile = publish(&maker, back.version).await.good();
    assert_eq!(published.versions.len(), 3);
    in_order(
        &page(&shop).await,
        &["어제 찧어", "오늘의 전복", "11월 제철"],
    );
}

#[tokio::test]
async fn the_preview_is_of_its_moment() {
    let (shop, maker) = open().await;
    let day = 86_400_000;
    let now = shop.app.state.clock.now();
    let at = |days: i64| format!("{HOME}/preview?at={}", now.plus_ms(days * day).0);
    let today = maker.get(&at(0)).await.text();
    assert!(today.contains("오늘의 전복") && today.contains("11월 제철"));
    let later = maker.get(&at(20)).await.text();
    assert!(!later.contains("오늘의 전복") && later.contains("12월 제철"));
}

#[tokio::test]
async fn what_is_not_right_is_said_of_its_field_and_refused() {
    let (shop, maker) = open().await;
    let cases = [
        ("/0/items", json!([]), "sections.0.items", "하나 이상"),
        ("/0/items", json!(["gone"]), "sections.0.items", "팔지 않는"),
        ("/0/title", json!(" "), "sections.0.title", "제목"),
        (
            "/0/title",
            json!("가".repeat(61)),
            "sections.0.title",
            "60자",
        ),
        ("/3/kind", json!("SEASON"), "sections.3.kind", "하나만"),
        ("/1/kind", json!("STORIES"), "sections.1.items", "생산자"),
    ];
    let mut version = 0;
    for (place, value, field, word) in cases {
        let mut said = arranged();
        *said.pointer_mut(place).expect("the place is there") = value;
        let draft: HomeFile = save(&maker, version, &said).await.good();
        version = draft.version;
        let error = publish(&maker, version).await.refused(ErrorCode::Invalid);
        assert!(says(&error, field).contains(word), "{place}: {error:?}");
        assert_eq!(error.fields, draft.faults, "the page is told the same");
    }
    let deal = json!([{ "id": 1, "kind": "DEAL", "campaign": "long-over" }]);
    let draft: HomeFile = save(&maker, version, &deal).await.good();
    let error = publish(&maker, draft.version)
        .await
        .refused(ErrorCode::Invalid);
    assert!(says(&error, "sections.0.campaign").contains("기획전"));
    let hidden = json!([{ "id": 1, "kind": "BEST", "hidden": true }]);
    let draft: HomeFile = save(&maker, draft.version, &hidden).await.good();
    let error = publish(&maker, draft.version)
        .await
        .refused(ErrorCode::Invalid);
    assert!(says(&error, "sections").contains("하나는"));

    let twice = json!([{ "id": 1, "kind": "BEST" }, { "id": 1, "kind": "SEASON" }]);
    let same = json!([{ "id": 1, "kind": "SEASON", "items": ["rice", "rice"] }]);
    let many: Vec<Value> = (1..=21)
        .map(|id| json!({ "id": id, "kind": "PRODUCTS" }))
        .collect();
    for sections in [twice, same, json!(many)] {
        let reply = save(&maker, draft.version, &sections).await;
        reply.refused(ErrorCode::Invalid);
    }
    assert!(page(&shop).await.contains("오늘의 전복"));
}

#[tokio::test]
async fn nobody_writes_over_what_they_have_not_seen() {
    let (shop, maker) = open().await;
    let other = shop.app.team(Role::Marketing, "나래").await;
    let draft: HomeFile = save(&maker, 0, &arranged()).await.good();
    let late = save(&other, 0, &arranged()).await;
    late.refused(ErrorCode::WrongState);
    publish(&other, 0).await.refused(ErrorCode::WrongState);
    let path = format!("{HOME}/discard");
    let stale = json!({ "version": 0 });
    maker
        .post(&path, &stale)
        .await
        .refused(ErrorCode::WrongState);
    let path = format!("{HOME}/versions/1");
    let missing = maker
        .post(&path, &json!({ "version": draft.version }))
        .await;
    missing.refused(ErrorCode::NotFound);

    let published: HomeFile = publish(&other, draft.version).await.good();
    let again = publish(&maker, draft.version).await;
    again.refused(ErrorCode::WrongState);
    let nothing = publish(&maker, published.version).await;
    nothing.refused(ErrorCode::WrongState);
    let draft: HomeFile = save(&maker, published.version, &json!([])).await.good();
    assert_eq!(draft.changes.len(), 4);
    let path = format!("{HOME}/discard");
    let seen = json!({ "version": draft.version });
    let left: HomeFile = maker.post(&path, &seen).await.good();
    assert_eq!((left.changes.len(), left.sections.len()), (0, 4));
}

#[tokio::test]
async fn an_import_does_not_take_back_what_the_console_arranged() {
    let (shop, maker) = open().await;
    let draft: HomeFile = save(&maker, 0, &arranged()).await.good();
    let told = |from: &str, to: &str| ImportFolder::small().replace("mall.json", from, to);
    let stories = r#""stories": ["rice-01"]"#;

    // While it is made the files may still change the page, and then the draft stands on nothing.
    let report = shop
        .app
        .import(&told(stories, r#""stories": ["sea-01"]"#))
        .await;
    assert!(report.is_done() && report.is_change(), "{report}");
    let moved = publish(&maker, draft.version).await;
    let error = moved.refused(ErrorCode::WrongState);
    assert!(error.message.contains("파일로"), "{}", error.message);
    let path = format!("{HOME}/discard");
    let seen = json!({ "version": draft.version });
    let left: HomeFile = maker.post(&path, &seen).await.good();
    let draft: HomeFile = save(&maker, left.version, &arranged()).await.good();
    publish(&maker, draft.version).await.good::<HomeFile>();
    let arranged = page(&shop).await;
    assert!(arranged.contains("김장 준비"));

    // From then on the page is the console's; the rest of the file still counts.
    let report = shop.app.import(&ImportFolder::small()).await;
    assert!(report.is_done() && !report.is_change(), "{report}");
    let counts = report.counts.expect("it was written");
    let (_, mall) = counts.first().expect("the mall comes first");
    assert_eq!((mall.kept, mall.changed), (1, 0));
    let tagline = told("직접 고르고 보냅니다", "고르고 부칩니다");
    assert!(shop.app.import(&tagline).await.is_change());
    let after = page(&shop).await;
    assert!(after.contains("고르고 부칩니다") && after.contains("김장 준비"));
}

#[tokio::test]
async fn only_those_who_make_campaigns_change_it_and_sellers_do_not_see_it() {
    let (shop, maker) = open().await;
    let draft: HomeFile = save(&maker, 0, &arranged()).await.good();
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    assert_eq!(file(&auditor).await.version, draft.version);
    let look = format!("{HOME}/preview");
    assert_eq!(auditor.get(&look).await.status, StatusCode::OK);
    let seller = shop.producer("rice-01").await;
    for path in [HOME, &look] {
        seller.get(path).await.refused(ErrorCode::Forbidden);
        let visitor = shop.app.visitor();
        visitor.get(path).await.refused(ErrorCode::SignInRequired);
    }
    let md = shop.app.team(Role::Md, "남다름").await;
    for who in [&auditor, &md, &seller] {
        save(who, draft.version, &arranged())
            .await
            .refused(ErrorCode::Forbidden);
        publish(who, draft.version)
            .await
            .refused(ErrorCode::Forbidden);
        for path in ["discard", "versions/1"] {
            let path = format!("{HOME}/{path}");
            let seen = json!({ "version": draft.version });
            who.post(&path, &seen).await.refused(ErrorCode::Forbidden);
        }
    }
    assert_eq!(file(&maker).await.version, draft.version);
}
