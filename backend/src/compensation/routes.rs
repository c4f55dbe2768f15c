//! The part of the console's contract that is about compensations.

use axum::extract::State;
use serde::Deserialize;
use shared::{
    console::{
        compensation::{Agree, Compensation, CompensationDesk, NewCompensation},
        payback::Because,
        role::Permission,
    },
    ids::OrderNo,
};

use super::{decide, give, view};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::Mall,
    },
    state::AppState,
};

const ALL: &str = "/api/console/compensations";

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let read = Access::County(Permission::ReadVouchers);
    let give = Access::County(Permission::Compensate);
    let agree = Access::County(Permission::IssueVouchers);
    routes
        .get(ALL, read, list_compensations)
        .post(ALL, give, give_compensation)
        .post("/api/console/compensations/{id}/agree", agree, agree_to)
        .post("/api/console/compensations/{id}/decline", agree, decline)
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ListQuery {
    order: Option<OrderNo>,
}

async fn list_compensations(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<CompensationDesk>, AppError> {
    let mut conn = state.db.read().await?;
    let desk = view::desk(&mut conn, &actor.tenant, query.order.as_ref()).await?;
    Ok(Json(desk))
}

async fn give_compensation(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Json(request): Json<NewCompensation>,
) -> Result<Json<Compensation>, AppError> {
    let task = state.clone();
    let given = async move { give::give(&task, &mall, &actor, &request).await };
    Ok(Json(state.spawn_critical(given).await?))
}

async fn agree_to(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Agree>,
) -> Result<Json<Compensation>, AppError> {
    let task = state.clone();
    let agreed = async move { decide::agree(&task, &mall, &actor, &id, &request).await };
    Ok(Json(state.spawn_critical(agreed).await?))
}

async fn decline(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Because>,
) -> Result<Json<Compensation>, AppError> {
    let declined = decide::decline(&state, &actor, &id, &request.reason).await?;
    Ok(Json(declined))
}
