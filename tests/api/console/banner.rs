//! Banners that the county makes, and what a campaign brought.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{
        campaign::CampaignDesk,
        product::Photo,
        promotion::{BannerFile, CampaignResults},
        role::Role,
    },
    error::ErrorCode,
    money::Won,
    order::PlacedOrder,
    time::Timestamp,
};
use tests::{Actor, Shop, folder::ImportFolder, new_key};

const BANNERS: &str = "/api/console/banners";

async fn open() -> (Shop, Actor) {
    let shop = Shop::open().await;
    let maker = shop.app.team(Role::Marketing, "오다온").await;
    (shop, maker)
}

/// A banner for the rice in the second place, from now for ten minutes.
fn said(now: Timestamp, picture: &Value) -> Value {
    json!({
        "campaign": "new-rice",
        "place": 2,
        "title": "오늘 찧은 쌀",
        "subtitle": "점심 전에 부쳐요",
        "look": { "ground": "#14593A", "text": "#FFFFFF", "accent": "#D6F3DF", "accentText": "#0B3D29" },
        "picture": picture,
        "startsAt": now,
        "endsAt": now.plus_ms(600_000),
    })
}

fn request(file: Option<&BannerFile>, said: &Value) -> Value {
    let seen = file.map_or("", |file| file.seen.as_str());
    json!({ "seen": seen, "said": said })
}

fn known() -> Value {
    json!({ "path": "a.png", "thumb": "", "alt": "벼가 익은 들" })
}

async fn home(shop: &Shop) -> String {
    shop.app.run_jobs().await;
    shop.shopper().get("/").await.text()
}

#[tokio::test]
async fn a_banner_is_made_with_its_own_picture_and_changed_and_hidden() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let pixel = ImportFolder::small().bytes("images/a.png");
    let sent = maker.post_raw("/api/console/banner-pictures", "image/png", pixel);
    let photo: Photo = sent.await.good();
    assert!(photo.path.starts_with("uploads/"), "{}", photo.path);
    let picture = json!({ "path": photo.path, "thumb": "", "alt": "김이 나는 밥" });
    let made: BannerFile = maker
        .post(BANNERS, &request(None, &said(now, &picture)))
        .await
        .good();
    assert!(home(&shop).await.contains("오늘 찧은 쌀"));
    let path = format!("{BANNERS}/{}", made.id);

    let mut other = said(now, &picture);
    other["title"] = json!("갓 찧은 쌀");
    let changed: BannerFile = maker
        .post(&path, &request(Some(&made), &other))
        .await
        .good();
    let stale = maker.post(&path, &request(Some(&made), &other)).await;
    stale.refused(ErrorCode::WrongState);
    assert!(home(&shop).await.contains("갓 찧은 쌀"));
    let seen: BannerFile = maker.get(&path).await.good();
    assert_eq!(seen, changed);

    for shown in [false, false] {
        let hidden = maker
            .post(&format!("{path}/show"), &json!({ "shown": shown }))
            .await;
        assert_eq!(hidden.status, StatusCode::NO_CONTENT);
    }
    assert!(!home(&shop).await.contains("갓 찧은 쌀"));
    // No file knows it, and no file takes it away.
    let shown = maker
        .post(&format!("{path}/show"), &json!({ "shown": true }))
        .await;
    assert_eq!(shown.status, StatusCode::NO_CONTENT);
    let again = shop.app.import(&ImportFolder::small()).await;
    assert!(!again.is_change(), "{again}");
    assert!(home(&shop).await.contains("갓 찧은 쌀"));
}

#[tokio::test]
async fn a_banner_that_is_not_right_is_refused_field_by_field() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    let cases = [
        ("/title", json!(""), "title"),
        ("/subtitle", json!("가".repeat(81)), "subtitle"),
        ("/place", json!(0), "place"),
        ("/place", json!(7), "place"),
        ("/campaign", json!("nothing"), "campaign"),
        ("/picture", Value::Null, "picture"),
        ("/picture/path", json!("uploads/never-sent.webp"), "picture"),
        ("/picture/alt", json!(" "), "pictureAlt"),
        ("/look/text", json!("#14593B"), "look"),
        ("/startsAt", Value::Null, "endsAt"),
        ("/endsAt", json!(now), "endsAt"),
        ("/endsAt", json!(now.plus_ms(20 * 86_400_000)), "endsAt"),
    ];
    for (place, value, field) in cases {
        let mut wrong = said(now, &known());
        *wrong.pointer_mut(place).expect("the place is there") = value;
        let error = maker.post(BANNERS, &request(None, &wrong)).await;
        let error = error.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, field, "{place}");
    }
    // The first place is taken until December.
    let mut taken = said(now, &known());
    taken["place"] = json!(1);
    let clash = maker.post(BANNERS, &request(None, &taken)).await;
    let clash = clash.refused(ErrorCode::WrongState);
    assert!(clash.message.contains("겹쳐요"), "{}", clash.message);
    // It is free while the other is hidden, and then the other does not come back.
    let hide = |shown: bool| json!({ "shown": shown });
    let first = format!("{BANNERS}/home-new-rice/show");
    let hidden = maker.post(&first, &hide(false)).await;
    assert_eq!(hidden.status, StatusCode::NO_CONTENT);
    maker
        .post(BANNERS, &request(None, &taken))
        .await
        .good::<BannerFile>();
    let back = maker.post(&first, &hide(true)).await;
    back.refused(ErrorCode::WrongState);

    let nothing = format!("{BANNERS}/nothing");
    maker.get(&nothing).await.refused(ErrorCode::NotFound);
    let new = request(None, &said(now, &known()));
    maker
        .post(&nothing, &new)
        .await
        .refused(ErrorCode::NotFound);
    maker
        .post(&format!("{nothing}/show"), &hide(true))
        .await
        .refused(ErrorCode::NotFound);
    let desk: CampaignDesk = maker.get("/api/console/campaigns").await.good();
    assert_eq!((desk.banners.len(), desk.clashes.len()), (2, 0));
}

#[tokio::test]
async fn results_are_what_was_paid_less_what_was_given_back() {
    let (shop, maker) = open().await;
    let results = "/api/console/campaigns/new-rice/results";
    let none: CampaignResults = maker.get(results).await.good();
    assert_eq!((none.days.len(), none.total.sales), (0, Won(0)));
    // Three bags and a bowl, of which one bag is given back; then an order over the address; then
    // one that nobody pays.
    let placed = shop.order(&[("rice-1", 3), ("bowl-1", 1)], &[]).await;
    shop.pay(&placed).await;
    let cancelled = shop.cancel_units(&placed, &[("rice-1", 1)]).await;
    assert!(cancelled.status.is_success(), "{}", cancelled.text());
    let mut over = shop.order_request(&[("jang-1", 1)], &[]).await;
    over["source"] = json!("new-rice");
    let over: PlacedOrder = shop.send_order(&over, &new_key()).await.good();
    shop.pay(&over).await;
    shop.order(&[("rice-1", 1)], &[]).await;

    let seen: CampaignResults = maker.get(results).await.good();
    let bag = Won(16_275);
    assert_eq!((seen.total.orders, seen.total.units), (1, 3));
    assert_eq!(seen.total.returned, bag);
    assert_eq!(seen.total.sales, bag + bag);
    assert_eq!(seen.total.by_address, 1);
    assert_eq!(seen.days.len(), 1);
    assert_eq!(seen.days[0].day, shop.app.state.clock.now().date());
    let missing = maker.get("/api/console/campaigns/nothing/results").await;
    missing.refused(ErrorCode::NotFound);
}
