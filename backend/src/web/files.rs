//! The files of the storefront, and those that browsers and search engines ask for by name.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use shared::ids::CampaignId;

use super::theme;
use crate::{error::AppError, http::tenant::Mall, state::AppState};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The icon of a mall that has none of its own.
const MARK: &str = include_str!("mark.svg");

/// Routes of the files.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/w/{file}", get(show_file))
        .route("/console/w/{file}", get(show_file))
        .route("/console", get(show_console))
        .route("/console/{*page}", get(show_console))
        .route("/assets/{file}", get(show_file))
        .route("/sw.js", get(show_public))
        .route("/robots.txt", get(show_public))
        .route("/favicon.ico", get(show_icon))
        .route("/manifest.webmanifest", get(show_manifest))
        .route("/theme/campaign/{file}", get(show_campaign_theme))
}

/// Files whose content never changes under their name.
async fn show_file(State(state): State<AppState>, headers: HeaderMap, uri: Uri) -> Response {
    serve_file(&state, &headers, &uri, IMMUTABLE)
}

/// Files that keep their name.
async fn show_public(State(state): State<AppState>, headers: HeaderMap, uri: Uri) -> Response {
    let mut response = serve_file(&state, &headers, &uri, "no-cache");
    // The service worker asks the mall for what it keeps, and lives under its own answer's policy.
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; connect-src 'self'; frame-ancestors 'none'"),
    );
    response
}

/// One document for every page of the console; the program in it knows which page is meant.
async fn show_console(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let Some(console) = &state.site.console else {
        let text = "관리 화면이 빌드되지 않았어요. `cargo xtask run`으로 열어 주세요.";
        return AppError::not_found(text).into_response();
    };
    let mut response = console.html.respond(&headers, "no-cache");
    let csp = console.csp.clone();
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, csp);
    response
}

fn serve_file(state: &AppState, headers: &HeaderMap, uri: &Uri, caching: &'static str) -> Response {
    match state.site.files.get(uri.path()) {
        Some(file) => file.respond(headers, caching),
        None => AppError::not_found("파일이 없어요.").into_response(),
    }
}

/// What browsers ask for beside answers that are no pages: the mall's icon, or the product's mark.
async fn show_icon(mall: Result<Mall, AppError>) -> Response {
    let caching = (header::CACHE_CONTROL, "public, max-age=86400");
    match mall.as_ref().ok().and_then(|mall| mall.icon("192")) {
        // The icon's own name is made of its content, so a new one is seen after a day.
        Some(icon) => {
            let headers = [(header::LOCATION, icon), caching];
            (StatusCode::FOUND, headers).into_response()
        }
        None => ([(header::CONTENT_TYPE, "image/svg+xml"), caching], MARK).into_response(),
    }
}

async fn show_manifest(mall: Mall) -> Response {
    let icon = |size: &str| {
        mall.icon(size).map(|src| {
            json!({ "src": src, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": "any" })
        })
    };
    let icons: Vec<_> = ["192", "512"].into_iter().filter_map(icon).collect();
    let manifest = json!({
        "name": format!("{} {}", mall.mall.county, mall.mall.mall_name),
        "short_name": mall.mall.mall_name,
        "lang": "ko",
        "start_url": "/?ref=app",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf8f3",
        "theme_color": "#faf8f3",
        "icons": icons,
    });
    (
        [(header::CONTENT_TYPE, "application/manifest+json")],
        manifest.to_string(),
    )
        .into_response()
}

async fn show_campaign_theme(mall: Mall, Path(file): Path<String>) -> Response {
    let id = CampaignId(file.trim_end_matches(".css").to_owned());
    match theme::campaign_sheet(&mall, &id) {
        Some(sheet) => {
            let headers = [
                (header::CONTENT_TYPE, "text/css; charset=utf-8"),
                (header::CACHE_CONTROL, IMMUTABLE),
            ];
            (headers, sheet).into_response()
        }
        None => AppError::not_found("파일이 없어요.").into_response(),
    }
}
