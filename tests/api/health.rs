//! Probes, the contract, and what every answer has in common.

use backend::error::AppError;
use serde_json::Value;
use shared::error::ErrorCode;
use tests::TestApp;
use tokio::sync::oneshot;

#[tokio::test]
async fn an_empty_mall_is_alive_and_ready() {
    let app = TestApp::start().await;
    let health: Value = app.anonymous().get("/healthz").await.good();
    assert_eq!(health["status"], "ok");
    let ready: Value = app.anonymous().get("/readyz").await.good();
    assert_eq!(ready["malls"], 0);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers_and_an_id() {
    let app = TestApp::start().await;
    for path in ["/healthz", "/api/nothing", "/api/docs"] {
        let reply = app.anonymous().get(path).await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("x-frame-options"), "DENY", "{path}");
        let csp = reply.header("content-security-policy");
        assert!(csp.contains("frame-ancestors 'none'"), "{path}: {csp}");
        assert!(!csp.contains("unsafe-inline"), "{path}: {csp}");
        assert!(!reply.header("x-request-id").is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_callers_own_request_id_is_kept_when_it_looks_like_one() {
    let app = TestApp::start().await;
    let named = app.anonymous().header("x-request-id", "trace-0123456789");
    assert_eq!(
        named.get("/healthz").await.header("x-request-id"),
        "trace-0123456789"
    );
    let odd = app.anonymous().header("x-request-id", "<script>");
    assert_ne!(odd.get("/healthz").await.header("x-request-id"), "<script>");
}

#[tokio::test]
async fn an_unknown_endpoint_and_a_wrong_method_speak_the_envelope() {
    let app = TestApp::start().await;
    let _ = app
        .anonymous()
        .get("/api/nothing")
        .await
        .refused(ErrorCode::NotFound);
    let reply = app.anonymous().post("/api/catalog", &Value::Null).await;
    assert_eq!(reply.status, 405);
    let _ = reply.refused(ErrorCode::MethodNotAllowed);
}

#[tokio::test]
async fn the_contract_lists_the_endpoints_and_can_be_read() {
    let app = TestApp::start().await;
    let contract: Value = app.anonymous().get("/api/openapi.json").await.good();
    let paths = contract["paths"].as_object().expect("there are paths");
    for path in [
        "/api/catalog",
        "/api/products",
        "/api/products/{slug}",
        "/readyz",
    ] {
        assert!(paths.contains_key(path), "{path}");
    }
    let page = app.anonymous().get("/api/docs").await;
    assert!(page.text().contains("/api/products/{slug}"));
}

#[tokio::test]
async fn requests_are_counted_by_route() {
    let app = TestApp::start().await;
    let _ = app.anonymous().get("/healthz").await;
    let text = app.state.metrics.render();
    assert!(
        text.contains("method=\"GET\",route=\"/healthz\",status=\"200\""),
        "{text}"
    );
}

#[tokio::test]
async fn a_host_without_a_mall_is_not_found() {
    let app = TestApp::with_mall().await;
    let stranger = app.anonymous().header("host", "other.example.kr");
    let _ = stranger
        .get("/api/products")
        .await
        .refused(ErrorCode::NotFound);
}

#[tokio::test]
async fn work_that_was_begun_ends_when_the_caller_goes_away() {
    let app = TestApp::start().await;
    let (start, started) = oneshot::channel();
    let (go_on, gone_on) = oneshot::channel();
    let (end, ended) = oneshot::channel();
    let state = app.state.clone();
    let waiting = tokio::spawn(async move {
        let work = async move {
            start.send(()).ok();
            gone_on.await.map_err(AppError::internal)?;
            end.send(()).ok();
            Ok::<(), AppError>(())
        };
        state.spawn_critical(work).await
    });
    started.await.expect("the work begins");
    waiting.abort();
    assert!(waiting.await.is_err(), "the caller is gone");
    go_on.send(()).expect("the work goes on");
    ended.await.expect("the work reaches its end");
}
