//! Campaigns: live at their minute, gone at their end, and moved by whoever may.

use std::time::Duration;

use serde_json::{Value, json};
use shared::{
    console::{
        campaign::{CampaignDesk, CampaignRow, Stage},
        role::Role,
    },
    error::ErrorCode,
    money::Won,
    time::Timestamp,
};
use tests::{Actor, Shop};

const LIST: &str = "/api/console/campaigns";
const RICE: &str = "/api/console/campaigns/new-rice/schedule";

async fn open() -> (Shop, Actor) {
    let shop = Shop::open().await;
    let maker = shop.app.team(Role::Marketing, "오다온").await;
    (shop, maker)
}

fn period(now: Timestamp, from: i64, to: i64) -> Value {
    let at = |minutes: i64| now.plus_ms(minutes * 60_000);
    json!({ "startsAt": at(from), "endsAt": at(to) })
}

async fn row(who: &Actor, id: &str) -> (CampaignDesk, CampaignRow) {
    let desk: CampaignDesk = who.get(LIST).await.good();
    let row = desk.campaigns.iter().find(|row| row.id.as_str() == id);
    let row = row.expect("the campaign is listed").clone();
    (desk, row)
}

/// What rice costs, once every process has seen the newest catalogue.
async fn rice(shop: &Shop) -> Won {
    shop.app.run_jobs().await;
    shop.quote(&[("rice-1", 1)], &[]).await.lines[0].unit.now
}

#[tokio::test]
async fn a_campaign_is_live_at_its_minute_and_gone_at_its_end() {
    let (shop, maker) = open().await;
    let (list, off) = (Won(17_500), Won(16_275));
    assert_eq!(rice(&shop).await, off, "it is on already");
    let now = shop.app.state.clock.now();
    let moved = maker.post(RICE, &period(now, 10, 20)).await;
    assert!(moved.status.is_success(), "{}", moved.text());
    assert_eq!(rice(&shop).await, list);
    let (desk, planned) = row(&maker, "new-rice").await;
    assert_eq!(planned.stage(desk.now), Stage::Planned);
    assert_eq!(desk.banners[0].period, planned.period, "it moved along");

    shop.app
        .clock
        .advance(Duration::from_millis(10 * 60_000 - 1));
    assert_eq!(rice(&shop).await, list);
    shop.app.clock.advance(Duration::from_millis(1));
    assert_eq!(rice(&shop).await, off);
    let home = shop.shopper().get("/").await.text();
    assert!(home.contains("어제 찧어 오늘 부쳤어요"), "its banner is on");
    shop.app
        .clock
        .advance(Duration::from_millis(10 * 60_000 - 1));
    assert_eq!(rice(&shop).await, off);
    shop.app.clock.advance(Duration::from_millis(1));
    assert_eq!(rice(&shop).await, list);
    let home = shop.shopper().get("/").await.text();
    assert!(
        !home.contains("어제 찧어 오늘 부쳤어요"),
        "its banner is gone"
    );
    let (desk, over) = row(&maker, "new-rice").await;
    assert_eq!(over.stage(desk.now), Stage::Over);
}

#[tokio::test]
async fn a_hidden_campaign_gives_no_price_until_it_is_shown_again() {
    let (shop, maker) = open().await;
    let path = "/api/console/campaigns/new-rice/show";
    for _ in 0..2 {
        let hidden = maker.post(path, &json!({ "shown": false })).await;
        assert!(hidden.status.is_success(), "{}", hidden.text());
    }
    assert_eq!(rice(&shop).await, Won(17_500));
    let (desk, hidden) = row(&maker, "new-rice").await;
    assert_eq!(hidden.stage(desk.now), Stage::Hidden);
    // Moved while it is hidden, it stays hidden.
    let now = shop.app.state.clock.now();
    let moved = maker.post(RICE, &period(now, -10, 10)).await;
    assert!(moved.status.is_success(), "{}", moved.text());
    assert_eq!(rice(&shop).await, Won(17_500));
    let shown = maker.post(path, &json!({ "shown": true })).await;
    assert!(shown.status.is_success(), "{}", shown.text());
    assert_eq!(rice(&shop).await, Won(16_275));
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_a_sentence() {
    let (shop, maker) = open().await;
    let now = shop.app.state.clock.now();
    for (from, to) in [(10, 10), (10, 9), (0, 401 * 24 * 60)] {
        let error = maker.post(RICE, &period(now, from, to)).await;
        let error = error.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, "endsAt");
    }
    let path = "/api/console/campaigns/nothing/schedule";
    maker
        .post(path, &period(now, 0, 10))
        .await
        .refused(ErrorCode::NotFound);
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    let (_, seen) = row(&auditor, "new-rice").await;
    assert_eq!(seen.title, "햅쌀이 나왔어요");
    auditor
        .post(RICE, &period(now, 0, 10))
        .await
        .refused(ErrorCode::Forbidden);
    let seller = shop.producer("rice-01").await;
    seller.get(LIST).await.refused(ErrorCode::Forbidden);
}

#[tokio::test]
async fn two_banners_never_come_to_want_one_place() {
    let (shop, maker) = open().await;
    // Another campaign's banner has the same place, later.
    shop.app
        .tamper(
            "insert into banners (tenant_id, id, campaign_id, content)
             select tenant_id, 'home-abalone', 'abalone-day',
                    replace(replace(replace(content, 'home-new-rice', 'home-abalone'),
                                    'new-rice', 'abalone-day'),
                            '2026-12-01', '2026-12-31')
               from banners where id = 'home-new-rice';
             update banners
                set content = replace(content, '2026-11-01', '2026-12-01')
              where id = 'home-abalone'",
        )
        .await;
    let (desk, _) = row(&maker, "new-rice").await;
    assert_eq!((desk.banners.len(), desk.clashes.len()), (2, 0));
    let now = shop.app.state.clock.now();
    let refused = maker.post(RICE, &period(now, 0, 20 * 24 * 60)).await;
    let refused = refused.refused(ErrorCode::WrongState);
    assert!(refused.message.contains("겹쳐요"), "{}", refused.message);
    let moved = maker.post(RICE, &period(now, 0, 24 * 60)).await;
    assert!(moved.status.is_success(), "{}", moved.text());
}
