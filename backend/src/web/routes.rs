//! The pages: every address of the shop that is neither the API nor a file.

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::Response,
    routing::get,
};
use serde::Deserialize;
use shared::page::{Page, PageData, Shell};

use super::{
    document::{Rendered, document, last_resort},
    files,
    resolve::{Resolved, resolve},
    written,
};
use crate::{
    catalog::Snapshot,
    error::AppError,
    http::{
        extract::Query,
        observe::RequestId,
        tenant::{Mall, Origin},
    },
    state::AppState,
};

/// Routes of this feature. Every path that no other feature has is a page.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api/page", get(find_page))
        .merge(files::router())
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
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    uri: Uri,
) -> Response {
    let (Ok(mall), Ok(Origin(origin))) = (mall, origin) else {
        return outside(&state, &headers, &uri).await;
    };
    match rendered(&state, &mall, &origin, &uri).await {
        Ok(page) => page.html(&headers),
        Err(error) => {
            tracing::error!(
                path = uri.path(),
                error = format!("{:#}", anyhow::Error::from(error)),
                "page"
            );
            broken(&state, &mall, &origin, &headers, &uri, id).await
        }
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
        mut data,
        kept,
    } = resolve(mall, uri);
    if let PageData::Product(product) = &mut data {
        product.feedback = written::feedback(mall, &product.id).await?;
    }
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

/// The error page, with the number under which the request log has the cause.
async fn broken(
    state: &AppState,
    mall: &Snapshot,
    origin: &str,
    headers: &HeaderMap,
    uri: &Uri,
    RequestId(id): RequestId,
) -> Response {
    let page = Page {
        build: state.site.build.clone(),
        url: uri.path().to_owned(),
        title: "문제가 생겼어요".to_owned(),
        shell: mall.shell(),
        data: PageData::Error(id),
    };
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let made = document(&state.site, Some(mall), origin, status, page).await;
    made.map_or_else(|_| last_resort(), |page| page.html(headers))
}
