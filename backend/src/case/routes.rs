//! The part of the console's contract that is about cases.

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use shared::console::{
    case::{CaseList, CaseStep, NewCase},
    role::Permission,
};

use super::{list, steps};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::extract::{Json, Path, Query},
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let read = Access::County(Permission::ReadOrders);
    let settle = Access::County(Permission::Compensate);
    routes
        .get("/api/console/cases", read, list_cases)
        .post("/api/console/cases", settle, open_case)
        .post("/api/console/cases/{id}", settle, step_case)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ListQuery {
    closed: bool,
}

async fn list_cases(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<CaseList>, AppError> {
    let mut conn = state.db.read().await?;
    let found = list::list(&mut conn, &actor.tenant, query.closed).await?;
    Ok(Json(found))
}

async fn open_case(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<NewCase>,
) -> Result<Json<String>, AppError> {
    steps::open(&state, &actor, &request).await.map(Json)
}

async fn step_case(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<CaseStep>,
) -> Result<StatusCode, AppError> {
    steps::step(&state, &actor, &id, &request).await?;
    Ok(StatusCode::NO_CONTENT)
}
