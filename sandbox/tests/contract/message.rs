//! The message viewer.

use reqwest::Method;
use serde_json::json;

use crate::harness::{World, send};

#[tokio::test]
async fn messages_are_kept_once_and_shown_newest_first() {
    let world = World::start().await;
    let letter = |title: &str| {
        json!({
            "to": "010-1234-5678",
            "template": "ORDER_PAID",
            "title": title,
            "body": "전복 <1kg>\n31,000원",
            "orderNo": "order-0001",
        })
    };
    let deliver = |title: &str, key: &str| {
        let request = world.message_at(Method::POST, "/v1/messages");
        send(request.json(&letter(title)).header("Idempotency-Key", key))
    };
    let first = deliver("주문을 받았어요", "outbox-1").await;
    assert_eq!(deliver("주문을 받았어요", "outbox-1").await, first);
    deliver("결제가 끝났어요", "outbox-2").await.good();

    let list = send(world.message_at(Method::GET, "/v1/messages"))
        .await
        .good();
    let titles: Vec<_> = list["messages"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|message| message["title"].clone())
        .collect();
    assert_eq!(titles, ["결제가 끝났어요", "주문을 받았어요"]);
    let page = world
        .message_at(Method::GET, "/")
        .send()
        .await
        .expect("a page");
    let html = page.text().await.expect("a text");
    assert!(html.contains("전복 &lt;1kg&gt;"));
    assert_eq!(html.matches("data-testid=\"message\"").count(), 2);
    assert_eq!(html.matches("data-testid=\"room\"").count(), 1);
}
