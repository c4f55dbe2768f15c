//! What every endpoint refuses alike: requests that are not of the contract's form.

use serde_json::json;
use shared::{cart::MAX_LINES, error::ErrorCode};
use tests::{Actor, TestApp};

/// Endpoints that read a JSON body.
const WRITING: [&str; 7] = [
    "/api/quotes",
    "/api/vouchers/balance",
    "/api/orders",
    "/api/orders/lookup",
    "/api/orders/20261122-AAAAAA/cancel",
    "/api/payments/confirm",
    "/webhooks/card",
];

/// Endpoints that belong to a mall and read nothing but their address.
const READING: [&str; 5] = [
    "/api/catalog",
    "/api/products",
    "/api/products/rice",
    "/api/orders/20261122-AAAAAA",
    "/api/page?path=/",
];

fn shopper(app: &TestApp) -> Actor {
    app.anonymous().header("idempotency-key", "key-00000001")
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused() {
    let app = TestApp::with_mall().await;
    for path in WRITING {
        for content_type in ["text/plain", "application/x-www-form-urlencoded", ""] {
            let body = b"{}".to_vec();
            let reply = shopper(&app).post_raw(path, content_type, body).await;
            assert_eq!(reply.status, 422, "{path}");
            let refused = reply.refused(ErrorCode::Invalid);
            assert_eq!(refused.fields[0].field, "content-type", "{path}");
        }
        for body in ["", "{", "{} {}", "\u{feff}{}"] {
            let body = body.as_bytes().to_vec();
            let reply = shopper(&app)
                .post_raw(path, "application/json; charset=utf-8", body)
                .await;
            assert_eq!(reply.status, 422, "{path}");
            let refused = reply.refused(ErrorCode::Invalid);
            assert_eq!(refused.fields.len(), 1, "{path}");
        }
    }
}

#[tokio::test]
async fn a_field_of_the_wrong_kind_is_named() {
    let app = TestApp::with_mall().await;
    let line = json!({ "option": "rice-1", "quantity": "two" });
    for (path, body, field) in [
        (
            "/api/quotes",
            json!({ "lines": [line] }),
            "lines[0].quantity",
        ),
        ("/api/quotes", json!({ "lines": {} }), "lines"),
        (
            "/api/vouchers/balance",
            json!({ "code": 1, "pin": "0000" }),
            "code",
        ),
        (
            "/api/orders",
            json!({ "lines": [line] }),
            "lines[0].quantity",
        ),
        ("/api/orders/lookup", json!({ "no": [], "phone": "" }), "no"),
        (
            "/api/payments/confirm",
            json!({ "paymentKey": "k", "orderId": "o", "amount": 1.5 }),
            "amount",
        ),
        (
            "/webhooks/card",
            json!({ "data": { "orderId": 1 } }),
            "data.orderId",
        ),
    ] {
        let refused = shopper(&app)
            .post(path, &body)
            .await
            .refused(ErrorCode::Invalid);
        assert_eq!(refused.fields[0].field, field, "{path}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let app = TestApp::with_mall().await;
    let large = format!("{{\"code\": \"{}\"}}", "A".repeat(256 * 1024));
    for path in WRITING {
        let body = large.clone().into_bytes();
        let reply = shopper(&app).post_raw(path, "application/json", body).await;
        assert_eq!(reply.status, 413, "{path}");
        reply.refused(ErrorCode::TooLarge);
    }
}

#[tokio::test]
async fn a_method_that_an_endpoint_does_not_have_is_refused() {
    let app = TestApp::with_mall().await;
    for path in WRITING
        .into_iter()
        .chain(["/api/orders/20261122-AAAAAA/pay"])
    {
        // Looking an order up has the form of an order's own address.
        if path != "/api/orders/lookup" {
            let reply = shopper(&app).get(path).await;
            assert_eq!(reply.status, 405, "{path}");
            reply.refused(ErrorCode::MethodNotAllowed);
        }
    }
    for path in READING {
        let reply = shopper(&app).post(path, &json!({})).await;
        assert_eq!(reply.status, 405, "{path}");
        reply.refused(ErrorCode::MethodNotAllowed);
    }
}

#[tokio::test]
async fn a_host_without_a_mall_has_no_endpoints() {
    let app = TestApp::with_mall().await;
    let stranger = shopper(&app).header("host", "other.example.kr");
    for path in READING {
        stranger.get(path).await.refused(ErrorCode::NotFound);
    }
    // Webhooks are for all malls of the process.
    for path in WRITING.into_iter().filter(|path| path.starts_with("/api")) {
        let reply = stranger.post(path, &json!({})).await;
        reply.refused(ErrorCode::NotFound);
    }
}

#[tokio::test]
async fn carts_that_no_shopper_has_are_refused() {
    let app = TestApp::with_mall().await;
    let lines: Vec<_> = (0..=MAX_LINES)
        .map(|n| json!({ "option": format!("o-{n}"), "quantity": 1 }))
        .collect();
    let tenders = vec![json!({ "lotToken": "x.y" }); 11];
    let request = json!({ "lines": lines, "tenders": tenders });
    let refused = shopper(&app)
        .post("/api/quotes", &request)
        .await
        .refused(ErrorCode::Invalid);
    let fields: Vec<&str> = refused.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["lines", "tenders"]);
}

#[tokio::test]
async fn an_address_that_is_no_page_is_refused_as_data() {
    let app = TestApp::with_mall().await;
    let reply = shopper(&app).get("/api/page").await;
    reply.refused(ErrorCode::Invalid);
    let reply = shopper(&app).get("/api/page?path=%20").await;
    reply.refused(ErrorCode::NotFound);
    let long = format!("/api/products?q={}", "a".repeat(101));
    let refused = shopper(&app).get(&long).await.refused(ErrorCode::Invalid);
    assert_eq!(refused.fields[0].field, "q");
}
