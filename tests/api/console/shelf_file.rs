//! Changing what came by a file: what the producer does not touch stays as the file said it, and no
//! file takes back what the county agreed to.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{
        product::{Begun, DraftFile, Products},
        role::Role,
    },
    error::ErrorCode,
    ids::ProductId,
    money::Won,
};
use tests::{Actor, Shop, folder::ImportFolder};

use super::{
    shelf::{REVIEWS, id_of, submit},
    shelf_change::{approve, prices, say},
};

/// Begins to change a product that came by a file, and answers the change's path.
pub(super) async fn begin(producer: &Actor, vendor: &str, product: &str) -> String {
    let shelf = format!("/api/console/vendors/{vendor}/products");
    let begun = producer
        .post(&format!("{shelf}/{product}/change"), &())
        .await;
    format!("{shelf}/{}", begun.good::<Begun>().id)
}

/// Asks the county, which agrees.
pub(super) async fn agree(county: &Actor, producer: &Actor, change: &str) {
    let sent = submit(producer, change).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    approve(county, change).await.good::<ProductId>();
}

/// Everything that the catalogue keeps of a product: table, id, content and whether it is hidden.
pub(super) async fn records(shop: &Shop, product: &str) -> Vec<(String, Value, i64)> {
    let mut conn = shop.app.state.db.read().await.expect("a connection");
    let mut all = Vec::new();
    for (table, of) in [
        ("products", "id"),
        ("product_options", "product_id"),
        ("product_notices", "id"),
        ("product_details", "id"),
    ] {
        let sql = format!(
            "select id, content, hidden from {table} where tenant_id = 'gangjin' and {of} = $1 order by id"
        );
        let rows: Vec<(String, String, i64)> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(product.to_owned())
            .fetch_all(&mut *conn)
            .await
            .expect("the rows are read");
        all.extend(rows.into_iter().map(|(id, content, hidden)| {
            let content = serde_json::from_str(&content).expect("content is JSON");
            (format!("{table}/{id}"), content, hidden)
        }));
    }
    all
}

/// Answers what the file does not tell.
pub(super) fn answer(said: &mut Value, faults: &[shared::error::FieldError]) {
    for fault in faults {
        let place = format!("/{}", fault.field.replace('.', "/"));
        *said.pointer_mut(&place).expect("a fault names its field") = json!("해당 없음");
    }
}

#[tokio::test]
async fn only_what_the_producer_touched_is_written_and_no_file_takes_it_back() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let before = records(&shop, "rice").await;

    let change = begin(&producer, "rice-01", "rice").await;
    assert_eq!(
        begin(&producer, "rice-01", "rice").await,
        change,
        "one at a time"
    );
    let file: DraftFile = producer.get(&change).await.good();
    let stock: Vec<u32> = file
        .draft
        .choices
        .iter()
        .map(|choice| choice.stock)
        .collect();
    assert_eq!(stock, [100, 5]);
    assert!(
        file.draft.photos[0].thumb.contains(".webp"),
        "{:?}",
        file.draft.photos
    );
    let asked: Vec<&str> = file
        .faults
        .iter()
        .map(|fault| fault.field.as_str())
        .collect();
    assert!(
        !asked.is_empty() && asked.iter().all(|field| field.starts_with("notice.")),
        "{asked:?}"
    );
    submit(&producer, &change).await.refused(ErrorCode::Invalid);
    let kept: Vec<&str> = file.stays.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(kept, ["이름 밑 한 줄", "택배비", "상품권"]);

    let file = say(&producer, &change, |said| {
        answer(said, &file.faults);
        said["choices"][0]["price"] = json!(18_500);
        said["page"]["grow"] = json!("아버지 논을 물려받았습니다.\n벼를 그늘에 말립니다.");
    })
    .await;
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let preview = producer.get(&format!("{change}/preview")).await.text();
    for words in [
        "벼를 그늘에 말립니다",
        "2027",
        "주문 다음 날이에요",
        "18,500",
    ] {
        assert!(preview.contains(words), "{words}");
    }
    assert_eq!(records(&shop, "rice").await, before, "shoppers see the old");
    agree(&county, &producer, &change).await;

    let mut expected = before.clone();
    for (id, content, _) in &mut expected {
        match id.as_str() {
            "product_options/rice-1" => content["price"] = json!(18_500),
            "product_details/rice" => {
                content["blocks"][0]["body"] =
                    json!("아버지 논을 물려받았습니다.\n벼를 그늘에 말립니다.");
            }
            _ => {}
        }
    }
    let after = records(&shop, "rice").await;
    let (notice, rest): (Vec<_>, Vec<_>) = after
        .clone()
        .into_iter()
        .partition(|(id, ..)| id == "product_notices/rice");
    assert_eq!(rest, expected);
    assert_eq!(
        notice[0].1["rows"].as_array().map(Vec::len),
        Some(12),
        "the answers"
    );

    // A file that says something else, and has one more way to buy it.
    let folder = ImportFolder::small()
        .replace("products.csv", "강진 새청무쌀", "강진 묵은쌀")
        .replace(
            "options.csv",
            "rice-1,rice,1,4kg,17500",
            "rice-1,rice,1,4kg,16000",
        )
        .line("options.csv", "rice-3,rice,3,20kg,70000,20000,9,1,5");
    for folder in [ImportFolder::small(), folder] {
        let report = shop.app.import(&folder).await;
        assert!(report.is_done(), "{report}");
        assert!(report.to_string().contains("관리 화면에서"), "{report}");
        assert_eq!(records(&shop, "rice").await, after);
    }
    let rice = ProductId("rice".to_owned());
    let sold = [("rice-1".to_owned(), 18_500), ("rice-2".to_owned(), 39_000)];
    assert_eq!(prices(&shop, &rice).await, sold);

    // A second change begins with what is on sale now.
    let again = begin(&producer, "rice-01", "rice").await;
    let file: DraftFile = producer.get(&again).await.good();
    assert_eq!(file.draft.choices[0].price, Won(18_500));
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let gone = producer.post(&format!("{again}/discard"), &()).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.text());
    assert_eq!(records(&shop, "rice").await, after);
    let listed: Products = producer
        .get("/api/console/vendors/rice-01/products")
        .await
        .good();
    assert_eq!(listed.rows.len(), 2, "{:?}", listed.rows);
}

#[tokio::test]
async fn a_way_to_buy_that_goes_away_stays_away_and_a_new_one_takes_nobodys_id() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("craft-01").await;
    // Another product's option is called as this one's second would be.
    let folder = ImportFolder::small().replace("options.csv", "jang-1,", "bowl-2,");
    assert!(shop.app.import(&folder).await.is_done());
    let change = begin(&producer, "craft-01", "bowl").await;
    let file: DraftFile = producer.get(&change).await.good();
    assert!(
        file.faults.is_empty(),
        "nobody eats a bowl: {:?}",
        file.faults
    );
    say(&producer, &change, |said| {
        said["choices"] = json!([{ "label": "두 개", "grams": null, "price": 55_000, "stock": 3 }]);
    })
    .await;
    agree(&county, &producer, &change).await;
    let bowl = ProductId("bowl".to_owned());
    let sold = [("bowl-3".to_owned(), 55_000)];
    assert_eq!(prices(&shop, &bowl).await, sold);
    assert_eq!(shop.stock_left("bowl-3").await, 3);
    let jang = ProductId("jang".to_owned());
    assert_eq!(prices(&shop, &jang).await, [("bowl-2".to_owned(), 12_000)]);
    assert!(shop.app.import(&folder).await.is_done());
    assert_eq!(
        prices(&shop, &bowl).await,
        sold,
        "the file knows the old way only"
    );
    let product = &records(&shop, "bowl").await[0].1;
    assert_eq!(product["bundle_group"], "alone");
    assert_eq!(product["shelf_life"], Value::Null);
}

#[tokio::test]
async fn a_page_that_nobody_wrote_goes_on_showing_what_is_good() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let change = begin(&producer, "rice-01", "jang").await;
    let file: DraftFile = producer.get(&change).await.good();
    say(&producer, &change, |said| {
        answer(said, &file.faults);
        said["choices"][0]["price"] = json!(13_000);
    })
    .await;
    agree(&county, &producer, &change).await;
    let after = records(&shop, "jang").await;
    assert!(
        after
            .iter()
            .all(|(id, ..)| !id.starts_with("product_details")),
        "{after:?}"
    );

    let change = begin(&producer, "rice-01", "jang").await;
    say(&producer, &change, |said| {
        said["page"]["good"] = json!("콩만 씁니다.\n소금은 세 해 묵힙니다.");
    })
    .await;
    agree(&county, &producer, &change).await;
    let after = records(&shop, "jang").await;
    let points = json!(["콩만 씁니다.", "소금은 세 해 묵힙니다."]);
    assert_eq!(after[0].1["selling_points"], points);
    assert_eq!(after[0].1["summary"], "3년 묵힌 된장입니다.");
    let page = after.last().expect("a page");
    assert_eq!(page.1["blocks"][0]["items"], points);
}

#[tokio::test]
async fn what_is_another_vendors_or_too_much_for_the_screens_is_refused() {
    let shop = Shop::open().await;
    let producer = shop.producer("rice-01").await;
    let shelf = "/api/console/vendors/rice-01/products";
    for product in ["bowl", "nothing"] {
        let reply = producer
            .post(&format!("{shelf}/{product}/change"), &())
            .await;
        reply.refused(ErrorCode::NotFound);
    }
    let theirs = "/api/console/vendors/craft-01/products/bowl/change";
    producer
        .post(theirs, &())
        .await
        .refused(ErrorCode::NotFound);
    let mut folder = ImportFolder::small();
    for order in 2..12 {
        let line = format!("jang-{order},jang,{order},{order}kg,10000,1000,1,1,5");
        folder = folder.line("options.csv", &line);
    }
    assert!(shop.app.import(&folder).await.is_done());
    let many = producer.post(&format!("{shelf}/jang/change"), &()).await;
    let refusal = many.refused(ErrorCode::RequirementsUnmet);
    assert!(refusal.message.contains("열 가지"), "{}", refusal.message);
    // What a file takes off sale while somebody changes it is not put back on sale.
    let county = shop.app.team(Role::Md, "정다은").await;
    let change = begin(&producer, "rice-01", "rice").await;
    let file: DraftFile = producer.get(&change).await.good();
    say(&producer, &change, |said| answer(said, &file.faults)).await;
    let sent = submit(&producer, &change).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
    shop.app
        .tamper("update products set hidden = 1 where id = 'rice'")
        .await;
    approve(&county, &change)
        .await
        .refused(ErrorCode::WrongState);
    let review = format!("{REVIEWS}/{}", id_of(&change));
    county.get(&review).await.good::<DraftFile>();
}
