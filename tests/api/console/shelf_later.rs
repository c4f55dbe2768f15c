//! A price for a later day: agreed to like any change, and holding from the first moment of that day.

use axum::http::StatusCode;
use serde_json::json;
use shared::{
    console::{
        product::{DraftFile, Products, changed},
        role::Role,
    },
    error::ErrorCode,
    ids::ProductId,
    money::Won,
    time::Date,
};
use tests::{Actor, Shop, folder::ImportFolder, new_key};

use super::{
    shelf::submit,
    shelf_change::{approve, prices, say},
    shelf_file::{agree, begin, records},
};

const SHELF: &str = "/api/console/vendors/craft-01/products";
const WITHDRAW: &str = "/api/console/vendors/craft-01/options/bowl-1/later/withdraw";

/// The day after the day after the tests' own.
pub(super) fn day() -> Date {
    Date::new(2026, 11, 24).expect("the day exists")
}

/// Says that the bowl costs so much from a day on; answers the change's path.
pub(super) async fn plan(producer: &Actor, from: Date, price: i64) -> String {
    let change = begin(producer, "craft-01", "bowl").await;
    say(producer, &change, |said| {
        said["choices"][0]["later"] = json!({ "from": from, "price": price });
    })
    .await;
    change
}

/// What the producer reads beside the bowl.
async fn told(producer: &Actor) -> Vec<String> {
    let listed: Products = producer.get(SHELF).await.good();
    let rows = listed.rows.iter().flat_map(|row| &row.later);
    rows.map(|row| row.later.name()).collect()
}

#[tokio::test]
async fn a_later_price_holds_from_the_first_moment_of_its_day_and_no_sooner() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("craft-01").await;
    let today = shop.app.state.clock.now().date();
    for wrong in [today, today.plus(366)] {
        let change = plan(&producer, wrong, 33_000).await;
        let refusal = submit(&producer, &change).await.refused(ErrorCode::Invalid);
        assert_eq!(refusal.fields[0].field, "choices.0.later.from");
    }
    let change = plan(&producer, day(), 33_000).await;
    let file: DraftFile = producer.get(&change).await.good();
    let differences = changed(file.before.as_ref().unwrap(), &file.draft);
    let told_county: Vec<_> = differences
        .iter()
        .map(|one| (&*one.what, &*one.after))
        .collect();
    assert_eq!(
        told_county,
        [("한 개, 나중 값", "11월 24일(화)부터 33,000원")]
    );
    assert!(
        told(&producer).await.is_empty(),
        "the county has not agreed"
    );
    agree(&county, &producer, &change).await;
    let bowl = ProductId("bowl".to_owned());
    assert_eq!(prices(&shop, &bowl).await, [("bowl-1".to_owned(), 30_000)]);
    assert_eq!(told(&producer).await, ["11월 24일(화)부터 33,000원"]);

    let placed = shop.order(&[("bowl-1", 1)], &[]).await;
    let in_cart = shop.order_request(&[("bowl-1", 1)], &[]).await;
    let unit = async |ms: i64| {
        shop.app.clock.set(day().start().plus_ms(ms));
        shop.quote(&[("bowl-1", 1)], &[]).await.lines[0].unit.list
    };
    // Whatever runs beside the requests, and whether it has run or not.
    assert_eq!(unit(-60_000).await, Won(30_000), "a minute early");
    shop.app.run_jobs().await;
    assert_eq!(unit(-1).await, Won(30_000), "a moment early");
    assert_eq!(unit(0).await, Won(33_000), "the first moment");
    let refused = shop.send_order(&in_cart, &new_key()).await;
    refused.refused(ErrorCode::PriceChanged);
    shop.app.run_jobs().await;
    assert_eq!(prices(&shop, &bowl).await, [("bowl-1".to_owned(), 33_000)]);
    assert_eq!(unit(60_000).await, Won(33_000));
    assert!(told(&producer).await.is_empty());
    let ordered = shop.see(&placed).await;
    assert_eq!(ordered.shipments[0].lines[0].list_amount, Won(30_000));

    // It is the option's price now, for files and for the next change, too.
    let option = &records(&shop, "bowl").await[1].1;
    assert_eq!(
        (&option["price"], option.get("later")),
        (&json!(33_000), None)
    );
    assert!(shop.app.import(&ImportFolder::small()).await.is_done());
    assert_eq!(unit(61_000).await, Won(33_000));
    let change = begin(&producer, "craft-01", "bowl").await;
    let file: DraftFile = producer.get(&change).await.good();
    assert_eq!(file.draft.choices[0].price, Won(33_000));
}

#[tokio::test]
async fn a_later_price_is_withdrawn_before_its_day_by_its_own_producer() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("craft-01").await;
    let change = plan(&producer, day(), 33_000).await;
    agree(&county, &producer, &change).await;
    shop.app.run_jobs().await;
    // A change that was begun before says nothing about it, and does not bring it back.
    let open = begin(&producer, "craft-01", "bowl").await;
    say(&producer, &open, |said| {
        said["origin"] = json!("국산(전남 강진군 사당리)");
    })
    .await;

    let other = shop.producer("rice-01").await;
    let theirs = WITHDRAW.replace("craft-01", "rice-01");
    other.post(&theirs, &()).await.refused(ErrorCode::NotFound);
    let reply = producer.post(WITHDRAW, &()).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    producer
        .post(WITHDRAW, &())
        .await
        .refused(ErrorCode::WrongState);
    agree(&county, &producer, &open).await;
    shop.app.run_jobs().await;
    assert!(told(&producer).await.is_empty());
    shop.app.clock.set(day().start());
    shop.app.run_jobs().await;
    let bowl = ProductId("bowl".to_owned());
    assert_eq!(prices(&shop, &bowl).await, [("bowl-1".to_owned(), 30_000)]);
    let written = shop
        .count("select count(*) from audit_log where action = 'later-price-withdrawn'")
        .await;
    assert_eq!(written, 1);
}

#[tokio::test]
async fn a_day_that_came_before_the_county_agreed_is_chosen_again() {
    let shop = Shop::open().await;
    let producer = shop.producer("craft-01").await;
    let change = plan(&producer, day(), 33_000).await;
    let sent = submit(&producer, &change).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    shop.app.clock.set(day().start());
    let county = shop.app.team(Role::Md, "정다은").await;
    let late = approve(&county, &change).await;
    late.refused(ErrorCode::RequirementsUnmet);
}
