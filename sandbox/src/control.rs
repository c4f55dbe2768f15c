//! What a test steers a provider with: faults, clock, log. It is no part of any provider's contract.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{fault::Rule, journal::Fold, kst, provider::Provider};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Advance {
    advance_seconds: u32,
}

pub(crate) fn router<S: Fold>(provider: Arc<Provider<S>>) -> Router {
    let faults = post(add_fault).get(list_faults).delete(clear_faults);
    Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/sandbox/log", get(show_log))
        .route("/sandbox/faults", faults)
        .route("/sandbox/clock", post(advance_clock).get(show_clock))
        .with_state(provider)
}

/// The log as JSON lines, byte for byte.
async fn show_log<S: Fold>(State(provider): State<Arc<Provider<S>>>) -> Response {
    match provider.journal.text().await {
        Ok(text) => ([(header::CONTENT_TYPE, "application/x-ndjson")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "the log cannot be shown");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn add_fault<S: Fold>(
    State(provider): State<Arc<Provider<S>>>,
    Json(rule): Json<Rule>,
) -> StatusCode {
    provider.faults.add(rule);
    StatusCode::NO_CONTENT
}

async fn list_faults<S: Fold>(State(provider): State<Arc<Provider<S>>>) -> Json<Vec<Rule>> {
    Json(provider.faults.list())
}

async fn clear_faults<S: Fold>(State(provider): State<Arc<Provider<S>>>) -> StatusCode {
    provider.faults.clear();
    StatusCode::NO_CONTENT
}

async fn advance_clock<S: Fold>(
    State(provider): State<Arc<Provider<S>>>,
    Json(advance): Json<Advance>,
) -> Json<Value> {
    provider.clock.advance(advance.advance_seconds);
    now(&provider)
}

async fn show_clock<S: Fold>(State(provider): State<Arc<Provider<S>>>) -> Json<Value> {
    now(&provider)
}

fn now<S: Fold>(provider: &Provider<S>) -> Json<Value> {
    let now = provider.clock.now();
    Json(json!({ "now": kst::rfc3339(now), "unixMs": now }))
}
