//! The contract of the first page.

use axum::{extract::State, response::Response};
use serde::Deserialize;
use shared::{
    console::{
        home::{HomeFile, SaveHome},
        promotion::Seen,
        role::Permission,
    },
    time::Timestamp,
};

use super::{preview, publish, steps, view};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::Origin,
    },
    state::AppState,
};

const READ: Access = Access::County(Permission::ReadCampaigns);
const EDIT: Access = Access::County(Permission::EditCampaigns);

/// Adds this feature's routes.
pub(in crate::mall) fn add(routes: Routes) -> Routes {
    routes
        .get("/api/console/home", READ, show)
        .post("/api/console/home", EDIT, save)
        .post("/api/console/home/publish", EDIT, publish_home)
        .post("/api/console/home/discard", EDIT, discard)
        .post("/api/console/home/versions/{seq}", EDIT, bring_back)
        .get("/api/console/home/preview", READ, show_preview)
}

async fn show(State(state): State<AppState>, actor: Actor) -> Result<Json<HomeFile>, AppError> {
    file(&state, &actor).await
}

async fn file(state: &AppState, actor: &Actor) -> Result<Json<HomeFile>, AppError> {
    let mut conn = state.db.read().await?;
    let now = state.clock.now();
    Ok(Json(view::file(&mut conn, &actor.tenant, now).await?))
}

async fn save(
    State(state): State<AppState>,
    actor: Actor,
    Json(said): Json<SaveHome>,
) -> Result<Json<HomeFile>, AppError> {
    steps::save(&state, &actor, said).await?;
    file(&state, &actor).await
}

async fn publish_home(
    State(state): State<AppState>,
    actor: Actor,
    Json(seen): Json<Seen>,
) -> Result<Json<HomeFile>, AppError> {
    publish::publish(&state, &actor, seen.version).await?;
    file(&state, &actor).await
}

async fn discard(
    State(state): State<AppState>,
    actor: Actor,
    Json(seen): Json<Seen>,
) -> Result<Json<HomeFile>, AppError> {
    steps::discard(&state, &actor, seen.version).await?;
    file(&state, &actor).await
}

async fn bring_back(
    State(state): State<AppState>,
    actor: Actor,
    Path(seq): Path<i64>,
    Json(seen): Json<Seen>,
) -> Result<Json<HomeFile>, AppError> {
    steps::bring_back(&state, &actor, (seq, seen.version)).await?;
    file(&state, &actor).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PreviewQuery {
    /// The moment; now where it is missing.
    at: Option<Timestamp>,
    /// Only tells one picture of the page from the next.
    #[serde(rename = "v")]
    _version: Option<i64>,
}

async fn show_preview(
    State(state): State<AppState>,
    actor: Actor,
    Origin(origin): Origin,
    Query(query): Query<PreviewQuery>,
) -> Result<Response, AppError> {
    let at = query.at.unwrap_or_else(|| state.clock.now());
    preview::page(&state, &actor, &origin, at).await
}
