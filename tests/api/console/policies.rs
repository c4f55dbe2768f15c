//! What shoppers are promised: versions that begin on their day, and stay readable afterwards.

use std::time::Duration;

use axum::http::StatusCode;
use backend::{
    db::{Conn, boxed},
    error::AppError,
};
use serde_json::{Value, json};
use shared::{
    console::{
        policy::{PolicyDesk, PolicyKind},
        role::Role,
    },
    error::ErrorCode,
    time::Date,
};
use tests::{Actor, Reply, Shop};

const LIST: &str = "/api/console/policies";

async fn open() -> (Shop, Actor, Date) {
    let shop = Shop::open().await;
    let admin = shop.app.team(Role::Admin, "정다움").await;
    let today = shop.app.state.clock.now().date();
    (shop, admin, today)
}

fn version(seen: i64, from: Date, body: &str) -> Value {
    json!({
        "seen": seen,
        "from": from,
        "parts": [{ "title": "이 장터는", "body": body }, { "title": "분쟁", "body": "군청으로 알려 주세요." }],
        "why": "반품 기간을 늘렸어요."
    })
}

async fn add(who: &Actor, policy: &str, body: &Value) -> Reply {
    who.post(&format!("{LIST}/{policy}"), body).await
}

async fn terms(who: &Actor) -> PolicyDesk {
    let all: Vec<PolicyDesk> = who.get(LIST).await.good();
    let mut all = all.into_iter();
    let terms = all.find(|desk| desk.kind == PolicyKind::Terms);
    terms.expect("every mall has terms")
}

/// What a shopper reads at an address.
async fn read(shop: &Shop, path: &str) -> String {
    shop.app.run_jobs().await;
    let reply = shop.shopper().get(path).await;
    assert_eq!(reply.status, StatusCode::OK, "{path}");
    reply.text()
}

#[tokio::test]
async fn a_version_holds_from_its_day_and_the_old_one_stays_readable() {
    let (shop, admin, today) = open().await;
    let opening = terms(&admin).await;
    assert_eq!((opening.holds, opening.versions.len()), (0, 1));
    let old = "결제를 마치면 계약이 맺어져요";
    assert!(read(&shop, "/policies/terms").await.contains(old));

    let news = version(0, today.plus(2), "열흘 안에 돌려보낼 수 있어요.");
    let all: Vec<PolicyDesk> = add(&admin, "terms", &news).await.good();
    assert_eq!((all[0].holds, all[0].versions[0].seq), (0, 1));
    let page = read(&shop, "/policies/terms").await;
    assert!(page.contains(old) && !page.contains("열흘 안에"));
    assert!(page.contains("/policies/terms?v=1") && page.contains("(예정)"));
    let soon = read(&shop, "/policies/terms?v=1").await;
    assert!(soon.contains("열흘 안에") && soon.contains("적용될 내용이에요"));

    // To the minute before its day the old one holds.
    let day = Duration::from_hours(24);
    shop.app.clock.advance(day);
    assert!(read(&shop, "/policies/terms").await.contains(old));
    shop.app.clock.advance(day);
    let page = read(&shop, "/policies/terms").await;
    assert!(page.contains("열흘 안에") && !page.contains(old));
    let past = read(&shop, "/policies/terms?v=0").await;
    assert!(past.contains(old) && past.contains("지난 내용이에요"));
    for gone in [
        "/policies/terms?v=7",
        "/policies/terms?v=x",
        "/policies/none",
    ] {
        let reply = shop.shopper().get(gone).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{gone}");
    }
    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    assert_eq!(terms(&auditor).await.holds, 1);
    let log = auditor.get("/api/console/audit").await.text();
    assert!(log.contains("policy-version-added") && log.contains("반품 기간을 늘렸어요."));
}

#[tokio::test]
async fn a_version_that_begins_today_holds_at_once_and_the_newest_wins() {
    let (shop, admin, today) = open().await;
    let later = version(0, today.plus(9), "뒤에 오는 내용.");
    add(&admin, "terms", &later).await.good::<Vec<PolicyDesk>>();
    let now = version(1, today, "오늘부터의 내용.");
    let all: Vec<PolicyDesk> = add(&admin, "terms", &now).await.good();
    assert_eq!(all[0].holds, 2);
    assert!(
        read(&shop, "/policies/terms")
            .await
            .contains("오늘부터의 내용.")
    );
    shop.app.clock.advance(Duration::from_hours(240));
    assert!(
        read(&shop, "/policies/terms")
            .await
            .contains("오늘부터의 내용.")
    );
}

#[tokio::test]
async fn what_is_not_right_is_refused_and_nobody_writes_over_another() {
    let (shop, admin, today) = open().await;
    let good = version(0, today, "새 내용.");
    for (place, value, field) in [
        ("/from", json!(today.plus(-1)), "from"),
        ("/from", json!(today.plus(401)), "from"),
        ("/why", json!(" "), "why"),
        ("/parts", json!([]), "parts"),
        ("/parts/0/title", json!(""), "parts.0.title"),
        ("/parts/1/body", json!("\n"), "parts.1.body"),
        ("/parts/1/body", json!("가".repeat(5_001)), "parts.1.body"),
    ] {
        let mut said = good.clone();
        *said.pointer_mut(place).expect("the place is there") = value;
        let error = add(&admin, "terms", &said)
            .await
            .refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, field);
    }
    add(&admin, "nothing", &good)
        .await
        .refused(ErrorCode::NotFound);
    add(&admin, "terms", &good).await.good::<Vec<PolicyDesk>>();
    let late = add(&admin, "terms", &version(0, today, "다른 내용.")).await;
    late.refused(ErrorCode::WrongState);
    let same = add(&admin, "terms", &version(1, today, "새 내용.")).await;
    same.refused(ErrorCode::WrongState);
    assert_eq!(terms(&admin).await.versions.len(), 2);

    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    assert_eq!(terms(&auditor).await.holds, 1);
    let md = shop.app.team(Role::Md, "남다름").await;
    let marketing = shop.app.team(Role::Marketing, "오다온").await;
    let seller = shop.producer("rice-01").await;
    for who in [&auditor, &md, &marketing, &seller] {
        let reply = add(who, "privacy", &good).await;
        reply.refused(ErrorCode::Forbidden);
    }
    seller.get(LIST).await.refused(ErrorCode::Forbidden);
}

#[tokio::test]
async fn the_database_itself_keeps_versions_as_they_were() {
    let (shop, admin, today) = open().await;
    let good = version(0, today, "새 내용.");
    add(&admin, "terms", &good).await.good::<Vec<PolicyDesk>>();
    for statement in [
        "update policy_versions set content = '[]'",
        "delete from policy_versions",
    ] {
        let change = async |tx: &mut Conn| -> Result<(), AppError> {
            sqlx::query(statement).execute(tx).await?;
            Ok(())
        };
        let changed = shop.app.state.db.write(|tx| boxed(change(tx))).await;
        assert!(changed.is_err(), "{statement}");
    }
}
