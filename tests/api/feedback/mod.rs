//! Questions and reviews, from the shopper's form to the county's hand.

mod correct;
mod moderate;
mod question;
mod review;

use serde_json::json;
use shared::{
    console::feedback::{Entry, VendorFeedback},
    order::PlacedOrder,
    page::percent_encode,
};
use tests::{Actor, Reply, Shop};

use crate::claim::deliver;

/// What a browser sends for a form of one of our own pages.
async fn send(who: &Actor, path: &str, fields: &[(&str, &str)]) -> Reply {
    let pair = |(name, value): &(&str, &str)| format!("{name}={}", percent_encode(value));
    let body: Vec<String> = fields.iter().map(pair).collect();
    let kind = "application/x-www-form-urlencoded";
    let browser = who.clone().header("sec-fetch-site", "same-origin");
    browser
        .post_raw(path, kind, body.join("&").into_bytes())
        .await
}

pub(crate) async fn ask(shop: &Shop, product: &str, text: &str) -> Reply {
    let fields = [
        ("name", "김영희"),
        ("phone", "010-2222-3333"),
        ("text", text),
    ];
    send(&shop.shopper(), &format!("/p/{product}/ask"), &fields).await
}

async fn ask_in_confidence(shop: &Shop, product: &str, text: &str) -> Reply {
    let fields = [
        ("name", "김영희"),
        ("phone", "010-2222-3333"),
        ("text", text),
        ("secret", "on"),
    ];
    send(&shop.shopper(), &format!("/p/{product}/ask"), &fields).await
}

/// What a vendor's page lists.
async fn entries(who: &Actor, vendor: &str) -> Vec<Entry> {
    let path = format!("/api/console/vendors/{vendor}/feedback");
    let list: VendorFeedback = who.get(&path).await.good();
    list.entries
}

async fn answer(who: &Actor, vendor: &str, id: &str, text: &str) -> Reply {
    let path = format!("/api/console/vendors/{vendor}/questions/{id}");
    who.post(&path, &json!({ "text": text })).await
}

/// The product's page as everybody sees it now.
async fn page(shop: &Shop, product: &str) -> String {
    shop.app.run_jobs().await;
    let reply = shop.shopper().get(&format!("/p/{product}")).await;
    assert_eq!(reply.status, 200);
    reply.text()
}

/// Rice that was bought and has arrived.
async fn arrived(shop: &Shop) -> PlacedOrder {
    let placed = shop.order(&[("rice-1", 1)], &[]).await;
    shop.pay(&placed).await;
    deliver(shop, &placed, "rice-01").await;
    placed
}

async fn review(shop: &Shop, placed: &PlacedOrder, fields: &[(&str, &str)]) -> Reply {
    let mut all = vec![("token", placed.order_token.as_str())];
    all.extend(fields);
    let path = format!("/orders/{}/reviews", placed.no);
    send(&shop.shopper(), &path, &all).await
}

/// Writes a review of the order's first line.
async fn write(shop: &Shop, placed: &PlacedOrder, stars: &str, text: &str) -> Reply {
    let fields = [
        ("act", "write"),
        ("place", "1"),
        ("stars", stars),
        ("text", text),
    ];
    review(shop, placed, &fields).await
}
