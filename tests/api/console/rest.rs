//! Days on which a producer does not send: skipped by every promise, told to shoppers and seen by
//! the producer.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{parcel::Today, rest::Rests, role::Role},
    dispatch::Rest,
    error::ErrorCode,
    time::Date,
};
use tests::{Actor, Reply, Shop};

const PATH: &str = "/api/console/vendors/rice-01/days-off";

fn today(shop: &Shop) -> Date {
    shop.app.state.clock.now().date()
}

async fn rest(producer: &Actor, first: Date, last: Date, reason: &str) -> Reply {
    let days = Rest { first, last };
    let wish = json!({ "days": days, "reason": reason });
    producer.post(PATH, &wish).await
}

/// The promise of the product's page, in the API and in words.
async fn promised(shop: &Shop) -> (Date, Option<String>) {
    let page: Value = shop.shopper().get("/api/products/rice").await.good();
    let delivery = &page["delivery"];
    let day = serde_json::from_value(delivery["shipBy"].clone()).expect("a day");
    (day, delivery["rest"].as_str().map(str::to_owned))
}

async fn day(producer: &Actor) -> Today {
    producer
        .get("/api/console/vendors/rice-01/today")
        .await
        .good()
}

#[tokio::test]
async fn the_page_the_order_and_the_producer_agree_on_the_day_after_a_rest() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let (before, words) = promised(&shop).await;
    assert_eq!(words, None);
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&placed).await;

    let (first, last) = (today(&shop), today(&shop).plus(20));
    let rests: Rests = rest(&producer, first, last, " 어깨 수술 ").await.good();
    assert_eq!(rests.periods[0].days, Rest { first, last });
    assert_eq!(rests.periods[0].reason, "어깨 수술");
    assert_eq!(rests.periods[0].promised, 1, "one was promised before");
    shop.app.run_jobs().await;

    let (after, words) = promised(&shop).await;
    assert!(after > last, "{after} lies after {last}");
    let words = words.expect("shoppers are told");
    assert!(
        words.ends_with(&format!("{}부터 보내요", after.korean())),
        "{words}"
    );
    assert!(!words.contains("수술"), "the reason stays here");
    let page = shop.shopper().get("/p/rice").await.text();
    assert!(page.contains(&words) && page.contains(&format!("{} 출고 예정", after.korean())));
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&placed).await;
    let seen = day(&producer).await;
    let promises: Vec<Date> = seen.new.iter().map(|parcel| parcel.ship_by).collect();
    assert_eq!(promises, [before, after], "an earlier promise stands");
    assert_eq!(seen.rests[0].days, Rest { first, last });

    let remove = format!("{PATH}/{}/remove", rests.periods[0].id);
    let rests: Rests = producer.post(&remove, &()).await.good();
    assert!(rests.periods.is_empty());
    shop.app.run_jobs().await;
    assert_eq!(promised(&shop).await, (before, None));
    producer
        .post(&remove, &())
        .await
        .refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn a_rest_lies_ahead_within_a_year_and_apart_from_others() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let day = |ahead: i64| today(&shop).plus(ahead);
    rest(&producer, day(10), day(12), "김장")
        .await
        .good::<Rests>();
    for (first, last, reason, field) in [
        (-1, 2, "김장", "first"),
        (5, 4, "김장", "last"),
        (13, 366, "김장", "last"),
        (12, 13, "김장", "first"),
        (1, 1, "", "reason"),
    ] {
        let refusal = rest(&producer, day(first), day(last), reason).await;
        let refusal = refusal.refused(ErrorCode::Invalid);
        assert_eq!(refusal.fields[0].field, field, "{refusal:?}");
    }
    rest(&producer, day(13), day(365), "김장")
        .await
        .good::<Rests>();
}

#[tokio::test]
async fn of_two_who_plan_the_same_days_at_once_one_is_told() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let (first, last) = (today(&shop).plus(3), today(&shop).plus(5));
    let (one, two, three) = tokio::join!(
        rest(&producer, first, last, "김장"),
        rest(&producer, last, last.plus(3), "설"),
        rest(&producer, first.plus(-2), last, "병원"),
    );
    let good = [one, two, three].map(|reply| reply.status == StatusCode::OK);
    let kept: Rests = producer.get(PATH).await.good();
    assert_eq!(
        good.iter().filter(|good| **good).count(),
        kept.periods.len()
    );
    assert_eq!(kept.periods.len(), 1, "{kept:?}");
}

#[tokio::test]
async fn a_rest_belongs_to_its_vendor() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let soon = today(&shop).plus(3);
    let rests: Rests = rest(&producer, soon, soon, "김장").await.good();
    let id = &rests.periods[0].id;
    let other = shop.producer("sea-01").await;
    rest(&other, soon, soon, "김장")
        .await
        .refused(ErrorCode::NotFound);
    let theirs = format!("/api/console/vendors/sea-01/days-off/{id}/remove");
    other.post(&theirs, &()).await.refused(ErrorCode::NotFound);
    let theirs: Rests = other
        .get("/api/console/vendors/sea-01/days-off")
        .await
        .good();
    assert!(theirs.periods.is_empty());
    let auditor = shop.app.team(Role::Auditor, "감사").await;
    auditor.get(PATH).await.good::<Rests>();
    rest(&auditor, soon.plus(2), soon.plus(2), "김장")
        .await
        .refused(ErrorCode::Forbidden);
}
