//! The request log: an id, a span, a count and one line per request, and the cause of a 5xx once.

use std::{fmt::Write, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::Instrument;

use crate::{
    error::{Cause, server_error},
    http::extract::Json,
    state::AppState,
};

/// What a request is called in the log, for those who answer with a page.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Names the request, runs it inside a span, counts it and logs how it ended.
pub async fn observe(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = accepted_id(&request).unwrap_or_else(|| state.ids.code(12));
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("unmatched", MatchedPath::as_str)
        .to_owned();
    let span = tracing::info_span!("request", %id, %method, %route);
    request.extensions_mut().insert(RequestId(id.clone()));
    let response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status();
    state
        .metrics
        .request(method.as_str(), &route, status.as_u16(), took);
    let mut response = span.in_scope(|| {
        let micros = took.as_micros();
        if let Some(Cause(error)) = response.extensions().get::<Cause>() {
            let chain = chain(&**error);
            tracing::error!(status = status.as_u16(), micros, error = %chain, "failed");
            with_id(response, status, &id)
        } else {
            tracing::debug!(status = status.as_u16(), micros, "answered");
            response
        }
    });
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    response
}

/// The caller's own id, when it looks like one.
fn accepted_id(request: &Request) -> Option<String> {
    let id = request.headers().get(&REQUEST_ID)?.to_str().ok()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    ((8..=64).contains(&id.len()) && id.bytes().all(plain)).then(|| id.to_owned())
}

/// The same refusal, with the id to look for in the log.
fn with_id(response: Response, status: StatusCode, id: &str) -> Response {
    let mut named = (status, Json(server_error(status, Some(id)))).into_response();
    for (name, value) in response.headers() {
        if !named.headers().contains_key(name) {
            named.headers_mut().insert(name, value.clone());
        }
    }
    named
        .headers_mut()
        .remove(axum::http::header::CONTENT_LENGTH);
    named
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        // Writing to a String cannot fail.
        let _ = write!(text, ": {error}");
        source = error.source();
    }
    text
}
