//! The payment page as a shopper uses it.

use reqwest::Method;

use crate::harness::{World, send};

#[tokio::test]
async fn the_page_names_the_amount_and_every_button() {
    let world = World::start().await;
    let key = world.open_payment("order-0001", 31_000).await;
    let page = world.card_at(Method::GET, &format!("/pay/{key}"));
    let html = page
        .send()
        .await
        .expect("a page")
        .text()
        .await
        .expect("a text");
    assert!(html.contains("연습용 결제창"));
    assert!(html.contains("31,000원 결제하기"));
    for name in [
        "approve",
        "decline",
        "cancel",
        "card-shinhan",
        "card-samsung",
    ] {
        assert!(html.contains(&format!("data-testid=\"{name}\"")), "{name}");
    }
}

#[tokio::test]
async fn paying_leads_back_with_key_order_and_amount_also_on_a_second_click() {
    let world = World::start().await;
    let key = world.open_payment("order-0001", 31_000).await;
    let back = format!(
        "http://localhost:8080/paid?from=card&paymentType=NORMAL&orderId=order-0001&paymentKey={key}&amount=31000#t=secret"
    );
    assert_eq!(world.press(&key, "approve", "shinhan").await, back);
    assert_eq!(world.press(&key, "approve", "shinhan").await, back);
}

#[tokio::test]
async fn a_refusal_and_a_change_of_mind_lead_to_the_fail_url() {
    for (button, code) in [
        ("decline", "REJECT_CARD_COMPANY"),
        ("cancel", "PAY_PROCESS_CANCELED"),
    ] {
        let world = World::start().await;
        let key = world.open_payment("order-0001", 31_000).await;
        let back = world.press(&key, button, "shinhan").await;
        assert!(back.starts_with(&format!(
            "http://localhost:8080/failed?code={code}&message="
        )));
        assert!(back.ends_with("&orderId=order-0001"));
        assert_eq!(world.query(&key).await["status"], "ABORTED");
    }
}

#[tokio::test]
async fn a_window_does_not_open_for_a_wrong_request() {
    let world = World::start().await;
    let good = [
        ("clientKey", "test_ck_chorok"),
        ("orderId", "order-0001"),
        ("orderName", "전복"),
        ("amount", "10000"),
        ("successUrl", "http://localhost/ok"),
        ("failUrl", "http://localhost/no"),
    ];
    let wrong = [
        ("clientKey", "test_ck_other", "UNAUTHORIZED_KEY"),
        ("orderId", "short", "INVALID_REQUEST"),
        ("orderId", "한글주문번호예요", "INVALID_REQUEST"),
        ("orderName", "", "INVALID_REQUEST"),
        ("amount", "99", "BELOW_MINIMUM_AMOUNT"),
        ("amount", "만원", "INVALID_REQUEST"),
        ("successUrl", "https://example.com/", "INVALID_REQUEST"),
    ];
    for (field, value, code) in wrong {
        let query = good.map(|(name, good)| (name, if name == field { value } else { good }));
        let request = world.card_at(Method::GET, "/pay").query(&query);
        let page = request.send().await.expect("a page");
        assert_eq!(page.status().as_u16(), 400);
        assert!(page.text().await.expect("a text").contains(code), "{field}");
    }
}

#[tokio::test]
async fn a_paid_order_opens_no_second_window_and_has_a_receipt() {
    let world = World::start().await;
    let key = world.paid("order-0001", 10_000).await;
    let receipt = world.query(&key).await["receipt"]["url"].clone();
    let receipt = world.client.get(receipt.as_str().expect("an address"));
    assert_eq!(receipt.send().await.expect("a page").status().as_u16(), 200);
    let query = [
        ("clientKey", "test_ck_chorok"),
        ("orderId", "order-0001"),
        ("orderName", "전복"),
        ("amount", "10000"),
        ("successUrl", "http://localhost/ok"),
        ("failUrl", "http://localhost/no"),
    ];
    let second = world
        .card_at(Method::GET, "/pay")
        .query(&query)
        .send()
        .await;
    let second = second.expect("a page");
    assert_eq!(second.status().as_u16(), 400);
    assert!(
        second
            .text()
            .await
            .expect("a text")
            .contains("DUPLICATED_ORDER_ID")
    );
    // Late clicks on the old page change nothing.
    let late = world
        .card_at(Method::POST, &format!("/pay/{key}/cancel"))
        .send()
        .await;
    assert_eq!(late.expect("a page").status().as_u16(), 200);
    let by_order = world.card_at(Method::GET, "/v1/payments/orders/order-0001");
    assert_eq!(send(by_order).await.good()["status"], "DONE");
}
