//! The vouchers' part of the console's contract.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use shared::{
    console::{
        lot::{LotList, LotTab},
        payback::{Approve, BatchFile, Because, Preview, VoucherDesk},
        role::Permission,
    },
    ids::{LotId, ProgrammeId},
};

use super::{
    decide, lots,
    prepare::{self, Chosen},
    view,
};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::Mall,
    },
    state::AppState,
};

const READ: Access = Access::County(Permission::ReadVouchers);
const ISSUE: Access = Access::County(Permission::IssueVouchers);

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    const BATCHES: &str = "/api/console/vouchers/batches";
    routes
        .get("/api/console/vouchers", READ, show_desk)
        .post(BATCHES, ISSUE, prepare_batch)
        .post(
            "/api/console/vouchers/batches/preview",
            ISSUE,
            preview_batch,
        )
        .get("/api/console/vouchers/batches/{batch}", READ, show_batch)
        .post(
            "/api/console/vouchers/batches/{batch}/approve",
            ISSUE,
            approve_batch,
        )
        .post(
            "/api/console/vouchers/batches/{batch}/cancel",
            ISSUE,
            cancel_batch,
        )
        .get("/api/console/vouchers/lots", READ, list_lots)
        .post("/api/console/vouchers/lots/{lot}/freeze", ISSUE, freeze_lot)
        .post(
            "/api/console/vouchers/lots/{lot}/unfreeze",
            ISSUE,
            unfreeze_lot,
        )
}

async fn show_desk(
    State(state): State<AppState>,
    mall: Mall,
) -> Result<Json<VoucherDesk>, AppError> {
    Ok(Json(view::desk(&state, &mall).await?))
}

/// What comes along with a file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct FileQuery {
    programme: ProgrammeId,
    /// What the file is called.
    name: String,
}

async fn preview_batch(
    State(state): State<AppState>,
    mall: Mall,
    Query(query): Query<FileQuery>,
    file: bytes::Bytes,
) -> Result<Json<Preview>, AppError> {
    let chosen = chosen(&query, &file);
    Ok(Json(prepare::preview(&state, &mall, &chosen).await?))
}

async fn prepare_batch(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Query(query): Query<FileQuery>,
    file: bytes::Bytes,
) -> Result<Json<BatchFile>, AppError> {
    let chosen = chosen(&query, &file);
    Ok(Json(
        prepare::prepare(&state, &mall, &actor, &chosen).await?,
    ))
}

fn chosen<'a>(query: &'a FileQuery, file: &'a [u8]) -> Chosen<'a> {
    Chosen {
        programme: &query.programme,
        name: &query.name,
        bytes: file,
    }
}

async fn show_batch(
    State(state): State<AppState>,
    mall: Mall,
    Path(batch): Path<String>,
) -> Result<Json<BatchFile>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(Json(view::batch(&state, &mall, &mut conn, &batch).await?))
}

async fn approve_batch(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(batch): Path<String>,
    Json(request): Json<Approve>,
) -> Result<Json<BatchFile>, AppError> {
    let task = state.clone();
    let approved = state.spawn_critical(async move {
        decide::approve(&task, &mall, &actor, &batch, &request).await
    });
    Ok(Json(approved.await?))
}

async fn cancel_batch(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(batch): Path<String>,
    Json(request): Json<Because>,
) -> Result<Json<BatchFile>, AppError> {
    let cancelled = decide::cancel(&state, &mall, &actor, &batch, &request.reason).await?;
    Ok(Json(cancelled))
}

/// What the list is asked for; the same names stand in the page's address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LotQuery {
    /// The end of a phone's number, a name or the county's number.
    pub(super) q: String,
    pub(super) tab: String,
    pub(super) batch: Option<String>,
    pub(super) after: Option<String>,
}

async fn list_lots(
    State(state): State<AppState>,
    mall: Mall,
    Query(query): Query<LotQuery>,
) -> Result<Json<LotList>, AppError> {
    let tab = LotTab::parse(&query.tab);
    Ok(Json(lots::list(&state, &mall, tab, &query).await?))
}

async fn freeze_lot(
    State(state): State<AppState>,
    actor: Actor,
    Path(lot): Path<LotId>,
    Json(request): Json<Because>,
) -> Result<StatusCode, AppError> {
    lots::freeze(&state, &actor, &lot, &request.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn unfreeze_lot(
    State(state): State<AppState>,
    actor: Actor,
    Path(lot): Path<LotId>,
    Json(request): Json<Because>,
) -> Result<StatusCode, AppError> {
    lots::unfreeze(&state, &actor, &lot, &request.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
