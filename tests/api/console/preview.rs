//! The landing page of a draft as it would be: at any moment, for the team alone.

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{product::Begun, promotion::DraftFile, role::Role},
    error::ErrorCode,
};
use tests::{Reply, Shop, folder::ImportFolder};

use super::making::{DRAFTS, kimjang, made};

#[tokio::test]
async fn the_page_is_drawn_as_it_would_be_and_nobody_may_keep_or_find_it() {
    let shop = Shop::open().await;
    let maker = shop.app.team(Role::Marketing, "오다온").await;
    let now = shop.app.state.clock.now();
    let draft = made(&maker, &kimjang(now, 10, 20)).await;
    let path = format!("{DRAFTS}/{}/preview", draft.id);
    let at = |minute: i64| format!("{path}?at={}&v=2", now.plus_ms(minute * 60_000).0);
    let list = "12,000";
    let offer = "9,900";

    let before = maker.get(&at(9)).await;
    assert_eq!(before.status, StatusCode::OK);
    let text = before.text();
    assert!(text.contains("부터 시작해요") && text.contains("삼 년을 기다렸어요"));
    assert!(text.contains(list) && !text.contains(offer));
    let during = maker.get(&at(10)).await.text();
    assert!(during.contains(offer), "its prices hold");
    let after = maker.get(&at(20)).await.text();
    assert!(after.contains("끝난 기획전이에요") && !after.contains(offer));

    only_looked_at(&before);
    let theme = format!("{DRAFTS}/{}/theme.css", draft.id);
    assert!(text.contains(&theme), "with its own colours");
    let sheet = maker.get(&theme).await;
    assert!(sheet.text().contains("--campaign-ground:#14593A"));
    assert_eq!(sheet.header("cache-control"), "no-store");

    // The shop's own page of that address is still none, and its own pages are still not framed.
    let own = shop.shopper().get("/campaigns/winter-jang").await;
    assert_eq!(own.status, StatusCode::NOT_FOUND);
    assert!(
        own.header("content-security-policy")
            .contains("frame-ancestors 'none'")
    );

    for path in [&path, &theme] {
        shop.app
            .visitor()
            .get(path)
            .await
            .refused(ErrorCode::SignInRequired);
        let seller = shop.producer("rice-01").await;
        seller.get(path).await.refused(ErrorCode::Forbidden);
    }
    let missing = maker.get(&format!("{DRAFTS}/nothing/preview")).await;
    missing.refused(ErrorCode::NotFound);
}

fn only_looked_at(page: &Reply) {
    assert_eq!(page.header("cache-control"), "no-store, private");
    assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(page.header("x-frame-options"), "SAMEORIGIN");
    assert_eq!(page.header("etag"), "", "there is nothing to keep");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("frame-ancestors 'self'"), "{policy}");
    assert!(!policy.contains("script-src"), "{policy}");
}

#[tokio::test]
async fn a_draft_of_which_little_is_said_is_drawn_too() {
    let shop = Shop::open().await;
    let maker = shop.app.team(Role::Marketing, "오다온").await;
    let begun: Begun = maker.post(DRAFTS, &json!({})).await.good();
    let page = maker.get(&format!("{DRAFTS}/{}/preview", begun.id)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("제목 아래 한 줄"));
    let pixel = ImportFolder::small().bytes("images/a.png");
    let picture = format!("{DRAFTS}/{}/picture", begun.id);
    let file: DraftFile = maker.post_raw(&picture, "image/png", pixel).await.good();
    let photo = file.draft.picture.expect("the picture is there");
    let page = maker.get(&format!("{DRAFTS}/{}/preview", begun.id)).await;
    let base = photo.thumb.trim_end_matches("-1.webp");
    assert!(page.text().contains(base), "{base}");
    let text = b"no picture".to_vec();
    let wrong = maker.post_raw(&picture, "image/png", text).await;
    assert_eq!(wrong.refused(ErrorCode::Invalid).fields[0].field, "picture");
}
