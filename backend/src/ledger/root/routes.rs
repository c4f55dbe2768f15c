//! The published files, for everybody.

use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Serialize;
use shared::{error::ApiError, ids::TenantId, time::Date};
use utoipa::{OpenApi, ToSchema};

use super::{DayEnd, files, store};
use crate::{
    error::AppError,
    http::{
        extract::{Json, Path},
        tenant::Mall,
    },
    state::AppState,
};

/// The routes of the published books.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/ledger/index.json", get(list_roots))
        .route("/ledger/{file}", get(show_root))
}

/// The documentation of the published books.
#[derive(OpenApi)]
#[openapi(paths(list_roots, show_root))]
pub struct LedgerDoc;

/// The published days of a mall.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RootList {
    /// Whose books.
    mall: TenantId,
    /// The days, oldest first.
    days: Vec<RootDay>,
}

/// A published day.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RootDay {
    /// The day in Korea.
    date: String,
    /// The number of transfers since the beginning.
    last_seq: i64,
    /// The hash of the chain up to there, in hex.
    root: String,
    /// Where the day's file is.
    url: String,
}

/// The days whose books are published.
#[utoipa::path(
    get, path = "/ledger/index.json", tag = "ledger",
    responses((status = 200, body = RootList))
)]
pub(super) async fn list_roots(
    State(state): State<AppState>,
    mall: Mall,
) -> Result<Response, AppError> {
    let mut conn = state.db.read().await?;
    let published = store::list(&mut conn, mall.tenant()).await?;
    let day = |root: store::Published| RootDay {
        url: format!("/ledger/{}", files::name(&root.day)),
        date: root.day,
        last_seq: root.last_seq,
        root: root.root,
    };
    let list = RootList {
        mall: mall.tenant().clone(),
        days: published.into_iter().map(day).collect(),
    };
    let cache = [(header::CACHE_CONTROL, "public, max-age=60")];
    Ok((cache, Json(list)).into_response())
}

/// The books at the end of one day, by which anyone can see later that they were not rewritten.
#[utoipa::path(
    get, path = "/ledger/{file}", tag = "ledger",
    params(("file" = String, Path, description = "the day, as `2026-11-22.json`")),
    responses((status = 200, body = DayEnd), (status = 404, body = ApiError))
)]
pub(super) async fn show_root(
    State(state): State<AppState>,
    mall: Mall,
    Path(file): Path<String>,
) -> Result<Response, AppError> {
    let missing = || {
        AppError::not_found("그날의 장부는 공개되지 않았어요. /ledger/index.json에 목록이 있어요.")
    };
    // A name that is not a day's could leave the folder.
    let day = file.strip_suffix(".json").and_then(Date::parse);
    let day = day.ok_or_else(missing)?.to_string();
    let path = files::folder(&state.config.data, mall.tenant()).join(files::name(&day));
    let read = tokio::task::spawn_blocking(move || files::read(&path)).await;
    let content = read
        .map_err(AppError::internal)?
        .map_err(AppError::internal)?
        .ok_or_else(missing)?;
    let mut response = content.into_response();
    let headers = response.headers_mut();
    let json = HeaderValue::from_static("application/json");
    headers.insert(header::CONTENT_TYPE, json);
    // A published file never changes.
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, kept);
    Ok(response)
}
