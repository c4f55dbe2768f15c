//! What comes between the beginning of a change and the county's word: nothing of it is lost, and
//! nothing that is over comes back.

use serde_json::{Value, json};
use shared::{
    console::{product::DraftFile, role::Role},
    error::ErrorCode,
    ids::ProductId,
};
use tests::{Actor, Shop, folder::ImportFolder};

use super::{
    shelf::submit,
    shelf_change::{approve, prices, say},
    shelf_file::{agree, answer, begin, records},
    shelf_later::{day, plan},
};

const SECOND: &str = "rice-2,rice,2,10kg,39000";

/// Changes the words of the rice and asks the county; answers the change's path.
async fn reword(producer: &Actor) -> String {
    let change = begin(producer, "rice-01", "rice").await;
    let file: DraftFile = producer.get(&change).await.good();
    say(producer, &change, |said| {
        answer(said, &file.faults);
        said["page"]["grow"] = json!("벼를 그늘에 말립니다.");
    })
    .await;
    assert_eq!(submit(producer, &change).await.status, 204);
    change
}

async fn import(shop: &Shop, folder: &ImportFolder) {
    let report = shop.app.import(folder).await;
    assert!(report.is_done(), "{report}");
}

#[tokio::test]
async fn a_way_to_buy_that_a_file_brought_or_took_meanwhile_is_left_to_the_file() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let change = reword(&producer).await;
    let small = ImportFolder::small();
    let text = small.text("options.csv");
    let line = text.lines().find(|line| line.starts_with(SECOND));
    let folder = ImportFolder::small()
        .replace("options.csv", &format!("{}\n", line.expect("10kg")), "")
        .line("options.csv", "rice-3,rice,3,20kg,70000,20000,9,1,5");
    import(&shop, &folder).await;
    approve(&county, &change).await.good::<ProductId>();
    let rice = ProductId("rice".to_owned());
    let sold = [("rice-1".to_owned(), 17_500), ("rice-3".to_owned(), 70_000)];
    assert_eq!(prices(&shop, &rice).await, sold);
}

#[tokio::test]
async fn a_later_price_that_came_is_not_taken_back_by_the_price_before_it() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("craft-01").await;
    let first = plan(&producer, day(), 33_000).await;
    agree(&county, &producer, &first).await;
    let second = begin(&producer, "craft-01", "bowl").await;
    say(&producer, &second, |said| {
        said["choices"][0]["price"] = json!(28_000);
    })
    .await;
    assert_eq!(submit(&producer, &second).await.status, 204);
    shop.app.clock.set(day().start().plus_ms(1));
    let county = shop.app.team(Role::Md, "이하늘").await;
    approve(&county, &second).await.good::<ProductId>();
    let bowl = ProductId("bowl".to_owned());
    assert_eq!(prices(&shop, &bowl).await, [("bowl-1".to_owned(), 33_000)]);
}

#[tokio::test]
async fn a_file_takes_no_picture_from_what_the_console_changed() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let small = ImportFolder::small();
    let folder = ImportFolder::small()
        .replace("products.csv", "a.png,새벽논", "b.png,새벽논")
        .with("images/b.png", small.bytes("images/a.png"));
    import(&shop, &folder).await;
    let change = reword(&producer).await;
    approve(&county, &change).await.good::<ProductId>();
    let picture = async || {
        shop.app.run_jobs().await;
        let page: Value = shop.shopper().get("/api/products/rice").await.good();
        page["gallery"][0].clone()
    };
    let before = picture().await;
    assert_ne!(before["widths"], json!([]));
    import(&shop, &small).await;
    assert_eq!(records(&shop, "rice").await[0].1["image"], "b.png");
    assert_eq!(picture().await, before);
}

#[tokio::test]
async fn what_another_vendor_sells_now_is_not_changed() {
    let shop = Shop::open().await;
    let county = shop.app.team(Role::Md, "정다은").await;
    let producer = shop.producer("rice-01").await;
    let change = reword(&producer).await;
    let given = "update products
                    set content = replace(content, '\"vendor\":\"rice-01\"', '\"vendor\":\"craft-01\"')
                  where id = 'rice'";
    shop.app.tamper(given).await;
    let before = records(&shop, "rice").await;
    assert_eq!(before[0].1["vendor"], "craft-01");
    approve(&county, &change)
        .await
        .refused(ErrorCode::WrongState);
    assert_eq!(records(&shop, "rice").await, before);
}
