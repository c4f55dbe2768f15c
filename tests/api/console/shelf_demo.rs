//! Every product of the demo's second county: a new price is all that a change of the price writes.

use std::{collections::BTreeSet, fs};

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{product::DraftFile, role::Role},
    ids::ProductId,
};
use tests::{Shop, folder::ImportFolder};

use super::{
    shelf::submit,
    shelf_change::{approve, say},
    shelf_file::{begin, records},
};

const FILES: [&str; 7] = [
    "categories.json",
    "vendors.csv",
    "shipping_policies.csv",
    "products.csv",
    "options.csv",
    "notices.csv",
    "details.json",
];

/// The goods of the demo's second county, in the mall of the tests.
fn county() -> ImportFolder {
    let dir = tempfile::tempdir().expect("a temporary folder can be made");
    let day = "2026-11-22".parse().expect("the day exists");
    demo::generate_rows(dir.path(), day).expect("the demo is written");
    let small = ImportFolder::small();
    let pixel = small.bytes("images/a.png");
    let mall = serde_json::from_str(&small.text("mall.json"));
    let mut mall: Value = mall.expect("the mall is JSON");
    mall["home"] = json!({ "season": [], "stories": [] });
    let mut folder = small
        .with("mall.json", mall.to_string())
        .without("campaigns.json")
        .without("banners.json");
    let mut pictures = BTreeSet::new();
    for name in FILES {
        let path = dir.path().join("haenam").join(name);
        let text = fs::read_to_string(path).expect("the demo has the file");
        let words = text.split([',', '"', '\n']);
        let ending = |word: &&str| word.rsplit_once('.').map(|(_, ending)| ending.to_owned());
        let paths = words.filter(|word| matches!(ending(word).as_deref(), Some("webp" | "png")));
        pictures.extend(paths.map(ToOwned::to_owned));
        folder = folder.with(name, text);
    }
    for picture in pictures {
        folder = folder.with(&format!("images/{picture}"), pixel.clone());
    }
    folder
}

#[tokio::test]
async fn a_new_price_is_all_that_changes_of_any_product() {
    let shop = Shop::open().await;
    let folder = county();
    let report = shop.app.import(&folder).await;
    assert!(report.is_done(), "{report}");
    let md = shop.app.team(Role::Md, "정다은").await;
    let products: Vec<(String, String)> = {
        let mall = shop.app.state.catalogs.by_tenant(&"gangjin".into());
        let mall = mall.expect("there is a mall");
        let products = mall.catalog.products.iter();
        let sorted: BTreeSet<_> = products
            .map(|product| (product.vendor.to_string(), product.id.to_string()))
            .collect();
        sorted.into_iter().collect()
    };
    assert_eq!(products.len(), 54);
    for of_vendor in products.chunk_by(|a, b| a.0 == b.0) {
        let producer = shop.producer(&of_vendor[0].0).await;
        for (vendor, product) in of_vendor {
            let mut expected = records(&shop, product).await;
            let change = begin(&producer, vendor, product).await;
            let file: DraftFile = producer.get(&change).await.good();
            assert!(file.faults.is_empty(), "{product}: {:?}", file.faults);
            let label = file.draft.choices[0].label.clone();
            let price = file.draft.choices[0].price.0 + 1_000;
            say(&producer, &change, |said| {
                said["choices"][0]["price"] = json!(price);
            })
            .await;
            let sent = submit(&producer, &change).await;
            assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text());
            approve(&md, &change).await.good::<ProductId>();
            let option = expected
                .iter_mut()
                .find(|(_, content, _)| content["label"] == label);
            option.expect("the option is known").1["price"] = json!(price);
            assert_eq!(records(&shop, product).await, expected, "{product}");
        }
    }
    let again = shop.app.import(&folder).await;
    assert!(again.is_done() && !again.is_change(), "{again}");
    assert!(
        again.to_string().contains("옵션 54개는 관리 화면에서"),
        "{again}"
    );
}
