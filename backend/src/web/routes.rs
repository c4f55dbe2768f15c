//! Every address of the shop that is not the API.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use serde_json::json;
use shared::{
    ids::CampaignId,
    page::{Page, PageData, Shell},
};

use super::{
    document::{Rendered, document, last_resort},
    resolve::{Resolved, resolve},
    theme,
};
use crate::{
    catalog::Snapshot,
    error::AppError,
    http::{
        extract::Query,
        tenant::{Mall, Origin},
    },
    state::AppState,
};

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Routes of this feature. Every path that no other feature has is a page.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/page", get(find_page))
        .route("/w/{file}", get(show_file))
        .route("/assets/{file}", get(show_file))
        .route("/sw.js", get(show_public))
        .route("/robots.txt", get(show_public))
        .route("/manifest.webmanifest", get(show_manifest))
        .route("/theme/campaign/{file}", get(show_campaign_theme))
        .fallback(get(show_page))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageQuery {
    path: String,
}

/// A page as data, for an app that is already there.
async fn find_page(
    State(state): State<AppState>,
    mall: Mall,
    Origin(origin): Origin,
    headers: HeaderMap,
    Query(query): Query<PageQuery>,
) -> Result<Response, AppError> {
    let uri: Uri = query
        .path
        .parse()
        .map_err(|_malformed| AppError::not_found("주소를 읽을 수 없어요."))?;
    Ok(rendered(&state, &mall, &origin, &uri).await?.json(&headers))
}

async fn show_page(
    State(state): State<AppState>,
    mall: Result<Mall, AppError>,
    origin: Result<Origin, AppError>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let (Ok(mall), Ok(Origin(origin))) = (mall, origin) else {
        return outside(&state, &headers, &uri).await;
    };
    match rendered(&state, &mall, &origin, &uri).await {
        Ok(page) => page.html(&headers),
        Err(error) => broken(&state, &mall, &origin, &headers, &uri, error).await,
    }
}

/// A page from the cache, or made now and kept when nothing but the revision decides it.
async fn rendered(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    uri: &Uri,
) -> Result<Arc<Rendered>, AppError> {
    let (tenant, revision) = (mall.tenant(), mall.revision());
    let key = format!("{origin}{}", uri.path());
    if uri.query().is_none()
        && let Some(page) = state.site.pages.find(tenant, revision, &key)
    {
        return Ok(page);
    }
    let Resolved {
        status,
        title,
        data,
        kept,
    } = resolve(mall, uri);
    let page = Page {
        build: state.site.build.clone(),
        url: uri
            .path_and_query()
            .map_or_else(|| "/".to_owned(), ToString::to_string),
        title,
        shell: mall.shell(),
        data,
    };
    let made = document(&state.site, Some(mall), origin, status, page).await;
    let page = Arc::new(made.map_err(AppError::internal)?);
    if kept && uri.query().is_none() {
        state.site.pages.keep(tenant, revision, &key, page.clone());
    }
    Ok(page)
}

/// A host that no mall answers to: an empty mall is set up, or nothing is here.
async fn outside(state: &AppState, headers: &HeaderMap, uri: &Uri) -> Response {
    let empty = state.catalogs.is_empty();
    let (status, title, data) = if empty {
        (StatusCode::OK, "초록 시작하기", PageData::Setup)
    } else {
        (
            StatusCode::NOT_FOUND,
            "없는 주소예요",
            PageData::NotFound(Vec::new()),
        )
    };
    let page = Page {
        build: state.site.build.clone(),
        url: uri.path().to_owned(),
        title: title.to_owned(),
        shell: Shell::default(),
        data,
    };
    let made = document(&state.site, None, "", status, page).await;
    made.map_or_else(|_| last_resort(), |page| page.html(headers))
}

/// The error page, with the cause left for the request log.
async fn broken(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    headers: &HeaderMap,
    uri: &Uri,
    error: AppError,
) -> Response {
    tracing::error!(
        path = uri.path(),
        error = format!("{:#}", anyhow::Error::from(error)),
        "page"
    );
    let page = Page {
        build: state.site.build.clone(),
        url: uri.path().to_owned(),
        title: "문제가 생겼어요".to_owned(),
        shell: mall.shell(),
        data: PageData::Error(String::new()),
    };
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let made = document(&state.site, Some(mall), origin, status, page).await;
    made.map_or_else(|_| last_resort(), |page| page.html(headers))
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

fn serve_file(state: &AppState, headers: &HeaderMap, uri: &Uri, caching: &'static str) -> Response {
    match state.site.files.get(uri.path()) {
        Some(file) => file.respond(headers, caching),
        None => AppError::not_found("파일이 없어요.").into_response(),
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
