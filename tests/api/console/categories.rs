//! The shelves of the mall as the county arranges them: seen at once, kept by every import, and no
//! product loses its own.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shared::{
    console::{category::CategoryRow, role::Role},
    error::ErrorCode,
};
use tests::{Actor, Reply, Shop, folder::ImportFolder};

const LIST: &str = "/api/console/categories";

async fn open() -> (Shop, Actor) {
    let shop = Shop::open().await;
    let md = shop.app.team(Role::Md, "남다름").await;
    (shop, md)
}

async fn rows(who: &Actor) -> Vec<CategoryRow> {
    who.get(LIST).await.good()
}

async fn ids(who: &Actor) -> Vec<String> {
    let rows = rows(who).await;
    rows.into_iter().map(|row| row.id.to_string()).collect()
}

async fn ask(who: &Actor, path: &str, body: Value) -> Reply {
    who.post(&format!("{LIST}{path}"), &body).await
}

#[track_caller]
fn done(reply: &Reply) {
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
}

/// What the shop shows at a path.
async fn seen(shop: &Shop, path: &str) -> String {
    shop.app.run_jobs().await;
    shop.shopper().get(path).await.text()
}

#[tokio::test]
async fn shelves_are_renamed_added_and_put_in_order_at_once() {
    let (shop, md) = open().await;
    let first = ["grain", "grain-rice", "sea", "sea-fresh", "kitchen"];
    assert_eq!(ids(&md).await, first);
    let counts: Vec<u32> = rows(&md).await.iter().map(|row| row.products).collect();
    assert_eq!(counts, [0, 1, 0, 2, 2]);

    let renamed = json!({ "seen": "쌀", "name": "햅쌀" });
    done(&ask(&md, "/grain-rice", renamed.clone()).await);
    ask(&md, "/grain-rice", renamed)
        .await
        .refused(ErrorCode::WrongState);
    done(&ask(&md, "", json!({ "name": "찹쌀", "parent": "grain" })).await);
    let order =
        json!({ "seen": ["grain", "sea", "kitchen"], "order": ["kitchen", "grain", "sea"] });
    done(&ask(&md, "/order", order.clone()).await);
    ask(&md, "/order", order)
        .await
        .refused(ErrorCode::WrongState);
    let page = seen(&shop, "/categories").await;
    let place = |word: &str| {
        page.find(word)
            .unwrap_or_else(|| panic!("{word} is missing"))
    };
    assert!(place("장·공예") < place("쌀·잡곡") && place("쌀·잡곡") < place("수산물"));
    assert!(page.contains("햅쌀") && page.contains("찹쌀"));

    let log = shop.app.team(Role::Auditor, "강바름").await;
    let log = log.get("/api/console/audit").await.text();
    for action in ["category-renamed", "category-added", "categories-ordered"] {
        assert!(log.contains(action), "{action}");
    }
    let report = shop.app.import(&ImportFolder::small()).await;
    assert!(report.is_done() && !report.is_change(), "{report}");
    assert_eq!(seen(&shop, "/categories").await, page);
}

#[tokio::test]
async fn a_hidden_shelf_is_in_no_menu_and_its_products_are_still_sold_at_their_price() {
    let (shop, md) = open().await;
    let before = shop.quote(&[("rice-1", 1)], &[]).await;
    done(&ask(&md, "/grain/show", json!({ "shown": false })).await);
    done(&ask(&md, "/grain/show", json!({ "shown": false })).await);
    assert!(!seen(&shop, "/categories").await.contains("쌀·잡곡"));
    let suggestions = seen(&shop, "/api/suggestions?q=%EC%8C%80").await;
    assert!(!suggestions.contains("/c/grain"), "{suggestions}");
    assert!(seen(&shop, "/p/rice").await.contains("강진 새청무쌀"));
    let link = shop.shopper().get("/c/grain-rice").await;
    assert_eq!(
        link.status,
        StatusCode::OK,
        "a link that somebody has still leads there"
    );
    assert_eq!(
        shop.quote(&[("rice-1", 1)], &[]).await.totals,
        before.totals
    );
    done(&ask(&md, "/grain/show", json!({ "shown": true })).await);
    assert!(seen(&shop, "/categories").await.contains("쌀·잡곡"));
}

#[tokio::test]
async fn a_shelf_with_products_stays_and_an_empty_one_goes_for_good() {
    let (shop, md) = open().await;
    let full = ask(&md, "/kitchen/remove", json!({})).await;
    let error = full.refused(ErrorCode::WrongState);
    assert!(error.message.contains("상품 2개") && error.message.contains("숨기면"));
    let parent = ask(&md, "/grain/remove", json!({})).await;
    let error = parent.refused(ErrorCode::WrongState);
    assert!(error.message.contains("작은 분류"), "{}", error.message);

    done(&ask(&md, "", json!({ "name": "찹쌀", "parent": "grain" })).await);
    let new = rows(&md).await;
    let new = new
        .iter()
        .find(|row| row.name == "찹쌀")
        .expect("it is there");
    done(&ask(&md, &format!("/{}/remove", new.id), json!({})).await);
    assert_eq!(ids(&md).await.len(), 5);

    // Nor does one come back that the files know.
    let moved = ImportFolder::small()
        .replace(
            "products.csv",
            "bowl,craft-01,kitchen",
            "bowl,craft-01,grain-rice",
        )
        .replace(
            "products.csv",
            "jang,rice-01,kitchen",
            "jang,rice-01,grain-rice",
        );
    assert!(shop.app.import(&moved).await.is_change());
    done(&ask(&md, "/kitchen/remove", json!({})).await);
    assert!(!ids(&md).await.contains(&"kitchen".to_owned()));
    let again = shop.app.import(&moved).await;
    assert!(again.is_done() && !again.is_change(), "{again}");
    // Unless the files put products on it: then the county sees that, and may show it again.
    assert!(shop.app.import(&ImportFolder::small()).await.is_done());
    let back = rows(&md).await;
    let back = back.iter().find(|row| row.id.as_str() == "kitchen");
    assert!(back.is_some_and(|row| row.removed && row.products == 2));
    done(&ask(&md, "/kitchen/show", json!({ "shown": true })).await);
    assert!(seen(&shop, "/categories").await.contains("장·공예"));
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_others_only_look() {
    let (shop, md) = open().await;
    for (path, body) in [
        ("/grain", json!({ "seen": "쌀·잡곡", "name": " " })),
        (
            "/grain",
            json!({ "seen": "쌀·잡곡", "name": "가".repeat(21) }),
        ),
        ("/grain", json!({ "seen": "쌀·잡곡", "name": "수산물" })),
        ("", json!({ "name": "쌀", "parent": "grain" })),
    ] {
        let error = ask(&md, path, body).await.refused(ErrorCode::Invalid);
        assert_eq!(error.fields[0].field, "name");
    }
    for parent in ["grain-rice", "kitchen"] {
        let child = json!({ "name": "작은 것", "parent": parent });
        ask(&md, "", child).await.refused(ErrorCode::WrongState);
    }
    for order in [
        json!([]),
        json!(["grain", "sea"]),
        json!(["grain", "grain", "sea"]),
    ] {
        let request = json!({ "seen": ["grain", "sea", "kitchen"], "order": order });
        ask(&md, "/order", request)
            .await
            .refused(ErrorCode::WrongState);
    }
    let missing = ask(&md, "/nothing/remove", json!({})).await;
    missing.refused(ErrorCode::NotFound);

    let auditor = shop.app.team(Role::Auditor, "강바름").await;
    assert_eq!(rows(&auditor).await.len(), 5);
    let seller = shop.producer("rice-01").await;
    seller.get(LIST).await.refused(ErrorCode::Forbidden);
    let marketing = shop.app.team(Role::Marketing, "오다온").await;
    for who in [&auditor, &marketing, &seller] {
        for (path, body) in [
            ("", json!({ "name": "새것", "parent": "grain" })),
            ("/grain", json!({ "seen": "쌀·잡곡", "name": "곡식" })),
            ("/grain/show", json!({ "shown": false })),
            ("/grain-rice/remove", json!({})),
            ("/order", json!({ "seen": ["grain"], "order": ["grain"] })),
        ] {
            ask(who, path, body).await.refused(ErrorCode::Forbidden);
        }
    }
}
