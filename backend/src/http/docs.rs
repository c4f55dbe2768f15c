//! The contract: OpenAPI in JSON, and the same as a page that people can read.

use std::fmt::Write;

use axum::{
    Router,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use utoipa::{
    OpenApi,
    openapi::{PathItem, path::Operation},
};

use crate::{http::extract::Json, http::security::Csp, state::AppState};

/// The contract's two addresses.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/openapi.json", get(show_contract))
        .route("/api/docs", get(show_docs))
}

#[derive(OpenApi)]
#[openapi(info(
    title = "초록 API",
    description = "군이 직접 운영하는 온라인 장터. 금액은 원 단위 정수, 시각은 UTC 밀리초예요."
))]
struct Base;

/// The contract of every feature. A new feature's document is merged here.
fn contract() -> utoipa::openapi::OpenApi {
    let mut doc = Base::openapi();
    doc.merge(crate::http::health::HealthDoc::openapi());
    doc.merge(crate::catalog::CatalogDoc::openapi());
    doc.merge(crate::quote::QuoteDoc::openapi());
    doc.merge(crate::voucher::VoucherDoc::openapi());
    doc.merge(crate::order::OrderDoc::openapi());
    doc.merge(crate::claim::ClaimDoc::openapi());
    doc.merge(crate::payment::PaymentDoc::openapi());
    doc.merge(crate::ledger::root::LedgerDoc::openapi());
    doc
}

async fn show_contract() -> Json<utoipa::openapi::OpenApi> {
    Json(contract())
}

const STYLE: &str = "body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2b22;background:#faf9f5}h2{margin-top:2.5rem}code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:1rem;background:#fff;border:1px solid #e2e0d8;border-radius:12px}details{margin:.5rem 0}summary{cursor:pointer}.verb{display:inline-block;min-width:4rem;font-weight:700;color:#14593a}";

async fn show_docs() -> impl IntoResponse {
    let csp = Csp {
        style_hashes: vec![STANDARD.encode(Sha256::digest(STYLE))],
        ..Csp::default()
    };
    let headers = [(header::CONTENT_SECURITY_POLICY, csp.header())];
    (headers, Html(page(&contract())))
}

fn page(doc: &utoipa::openapi::OpenApi) -> String {
    let mut html = format!(
        "<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>초록 API</title>\
         <style>{STYLE}</style><h1>초록 API</h1>\
         <p>{} <a href=\"/api/openapi.json\">OpenAPI 문서</a></p><h2>주소</h2>",
        escape(doc.info.description.as_deref().unwrap_or_default()),
    );
    for (path, item) in &doc.paths.paths {
        for (verb, operation) in operations(item) {
            push_operation(&mut html, verb, path, operation);
        }
    }
    html.push_str("<h2>형식</h2>");
    if let Some(components) = &doc.components {
        for (name, schema) in &components.schemas {
            push_details(&mut html, &escape(name), schema);
        }
    }
    html
}

fn operations(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("DELETE", &item.delete),
    ]
    .into_iter()
    .filter_map(|(verb, operation)| operation.as_ref().map(|operation| (verb, operation)))
}

fn push_operation(html: &mut String, verb: &str, path: &str, operation: &Operation) {
    let title = format!(
        "<span class=\"verb\">{verb}</span> <code>{}</code> {}",
        escape(path),
        escape(operation.summary.as_deref().unwrap_or_default()),
    );
    push_details(html, &title, operation);
}

fn push_details(html: &mut String, title: &str, content: &impl serde::Serialize) {
    let json = serde_json::to_string_pretty(content).unwrap_or_default();
    // Writing to a String cannot fail.
    let _ = write!(
        html,
        "<details><summary>{title}</summary><pre>{}</pre></details>",
        escape(&json)
    );
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
