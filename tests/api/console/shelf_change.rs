//! Changing what is on sale: shoppers see the old until the county has agreed, and what they have
//! ordered or put in stays what it is.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{
        product::{Begun, DraftFile, DraftStatus, Products, changed},
        role::Role,
        todo::{Board, Duty},
    },
    error::ErrorCode,
    ids::ProductId,
    money::Won,
    page::{OptionView, ProductPage},
};
use tests::{Actor, Reply, Shop};

use super::shelf::{REVIEWS, id_of, made, submit};

const SHELF: &str = "/api/console/vendors/rice-01/products";

/// A product of `rice-01` that is on sale: its path, and what shoppers call it.
async fn sold(county: &Actor, producer: &Actor) -> (String, ProductId) {
    let path = made(producer, "rice-01", |_| {}).await;
    let sent = submit(producer, &path).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    let product = approve(county, &path).await.good();
    (path, product)
}

pub(super) async fn approve(county: &Actor, path: &str) -> Reply {
    let path = format!("{REVIEWS}/{}/approve", id_of(path));
    county.post(&path, &json!({})).await
}

/// Begins a change, and answers its path.
async fn begin(producer: &Actor, path: &str) -> String {
    let begun = producer.post(&format!("{path}/change"), &()).await;
    format!("{SHELF}/{}", begun.good::<Begun>().id)
}

pub(super) async fn say(
    producer: &Actor,
    path: &str,
    change: impl FnOnce(&mut Value),
) -> DraftFile {
    let file: DraftFile = producer.get(path).await.good();
    let mut said = serde_json::to_value(&file.draft).expect("a draft is JSON");
    change(&mut said);
    producer.post(path, &said).await.good()
}

/// What each way to buy a product costs, by its option.
pub(super) async fn prices(shop: &Shop, product: &ProductId) -> Vec<(String, i64)> {
    shop.app.run_jobs().await;
    let path = format!("/api/products/{product}");
    let page: ProductPage = shop.shopper().get(&path).await.good();
    let options = page.options.iter();
    let price = |option: &OptionView| (option.id.to_string(), option.unit.list.0);
    options.map(price).collect()
}

#[tokio::test]
async fn a_new_price_is_seen_when_the_county_agreed_and_no_option_changes_its_meaning() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let (path, product) = sold(&county, &producer).await;
    let option = |nth: u32| format!("{product}-{nth}");
    shop.app.run_jobs().await;
    let placed = shop.order(&[(&option(1), 2)], &[]).await;
    shop.pay(&placed).await;

    let change = begin(&producer, &path).await;
    assert_eq!(begin(&producer, &path).await, change, "one at a time");
    let file: DraftFile = producer.get(&change).await.good();
    assert_eq!(file.draft.choices[0].stock, 18, "as many as there are now");
    let file = say(&producer, &change, |said| {
        // The second way goes away, the first is dearer and stands last.
        let mut first = said["choices"][0].clone();
        first["price"] = json!(19_000);
        first["stock"] = json!(500);
        said["choices"] = json!([
            { "label": "3kg 한 상자", "grams": 3000, "price": 50_000, "stock": 7 },
            first,
        ]);
    })
    .await;
    let before = file.before.expect("what is on sale stands beside it");
    assert_eq!(before.choices[0].price, Won(18_000));
    let old = [(option(1), 18_000), (option(2), 34_000)];
    assert_eq!(prices(&shop, &product).await, old);

    let sent = submit(&producer, &change).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    let review = format!("{REVIEWS}/{}", id_of(&change));
    let file: DraftFile = county.get(&review).await.good();
    let told = changed(file.before.as_ref().unwrap(), &file.draft);
    let told: Vec<&str> = told.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(told, ["1kg 한 상자", "2kg 한 상자", "3kg 한 상자"]);
    let board: Board = county.get("/api/console/todo").await.good();
    assert!(board.todos.iter().any(|todo| todo.duty == Duty::Review));
    assert_eq!(prices(&shop, &product).await, old, "the county only looks");

    for _ in 0..2 {
        let approved: ProductId = approve(&county, &change).await.good();
        assert_eq!(approved, product, "it stays the product that it was");
    }
    let now = prices(&shop, &product).await;
    assert_eq!(now, [(option(3), 50_000), (option(1), 19_000)]);
    assert_eq!(shop.stock_left(&option(1)).await, 18, "counted elsewhere");
    assert_eq!(shop.stock_left(&option(3)).await, 7);

    let listed: Products = producer.get(SHELF).await.good();
    let of_draft = |row: &&shared::console::product::ProductRow| {
        row.product.as_ref() == Some(&product) || row.changes
    };
    let rows: Vec<_> = listed.rows.iter().filter(of_draft).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0].draft.as_deref(), Some(id_of(&path)));
    assert_eq!(rows[0].price, Some(Won(19_000)));

    // What goes away may come back, as the option that it was.
    let again = begin(&producer, &path).await;
    assert_ne!(again, change);
    say(&producer, &again, |said| {
        let choice = json!({ "label": "2kg 한 상자", "grams": 2000, "price": 35_000, "stock": 1 });
        said["choices"].as_array_mut().unwrap().push(choice);
    })
    .await;
    let sent = submit(&producer, &again).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    approve(&county, &again).await.good::<ProductId>();
    let now = prices(&shop, &product).await;
    assert_eq!(now[2], (option(2), 35_000));
    assert_eq!(
        shop.stock_left(&option(2)).await,
        5,
        "as many as there were"
    );
}

#[tokio::test]
async fn a_change_can_be_thrown_away_until_the_county_looks() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let (path, product) = sold(&county, &producer).await;
    let change = begin(&producer, &path).await;
    say(&producer, &change, |said| {
        said["choices"][0]["price"] = json!(1_000);
    })
    .await;
    let gone = producer.post(&format!("{change}/discard"), &()).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.text());
    producer.get(&change).await.refused(ErrorCode::NotFound);
    assert_eq!(prices(&shop, &product).await[0].1, 18_000);

    let change = begin(&producer, &path).await;
    let sent = submit(&producer, &change).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    let late = producer.post(&format!("{change}/discard"), &()).await;
    late.refused(ErrorCode::WrongState);
    let returned = json!({ "reason": "값을 다시 봐 주세요." });
    let review = format!("{REVIEWS}/{}/return", id_of(&change));
    let reply = county.post(&review, &returned).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let gone = producer.post(&format!("{change}/discard"), &()).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.text());
}

#[tokio::test]
async fn only_what_its_own_producer_sells_is_changed() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let (path, _) = sold(&county, &producer).await;
    let early = made(&producer, "rice-01", |said| {
        said["name"] = json!("표고 가루");
    })
    .await;
    for (what, verb) in [(&early, "change"), (&early, "discard"), (&path, "discard")] {
        let reply = producer.post(&format!("{what}/{verb}"), &()).await;
        reply.refused(ErrorCode::WrongState);
    }
    let change = begin(&producer, &path).await;
    let twice = producer.post(&format!("{change}/change"), &()).await;
    twice.refused(ErrorCode::WrongState);
    let other = shop.producer("bowl-01").await;
    let of_other = path.replace("rice-01", "bowl-01");
    let reply = other.post(&format!("{of_other}/change"), &()).await;
    reply.refused(ErrorCode::NotFound);
    let file: DraftFile = producer.get(&path).await.good();
    assert_eq!(file.status, DraftStatus::Live);
}
