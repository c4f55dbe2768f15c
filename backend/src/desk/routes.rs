//! The desk's part of the console's contract.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use shared::{
    console::{
        desk::{Arrived, AuditPage, OrderFile, OrderList, People, Reveal, Tab},
        on_way::{ArrivedAll, ArrivedCount, LookOnWay, OnWay},
        role::Permission,
    },
    ids::{OrderNo, VendorId},
};

use super::{arrived, audit, export, file, list, on_way};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path, Query},
        tenant::Mall,
    },
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let read = Access::County(Permission::ReadOrders);
    let reveal = Access::County(Permission::RevealPeople);
    let answer = Access::County(Permission::AnswerClaims);
    let audit = Access::County(Permission::ReadAudit);
    routes
        .get("/api/console/orders", read, list_orders)
        .get("/api/console/orders/xlsx", read, export_orders)
        .post("/api/console/orders/on-way", answer, look_on_way)
        .post("/api/console/orders/arrived", answer, tell_all_arrived)
        .get("/api/console/orders/{no}", read, show_order)
        .post("/api/console/orders/{no}/people", reveal, reveal_people)
        .post("/api/console/orders/{no}/arrived", answer, tell_arrived)
        .get("/api/console/audit", audit, list_audit)
}

/// What the list is asked for; the same names stand in the page's address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ListQuery {
    /// Words: a number, a name, the end of a phone's number, a waybill, a product.
    pub(super) q: String,
    pub(super) tab: String,
    pub(super) vendor: Option<VendorId>,
    pub(super) after: Option<String>,
}

async fn list_orders(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Json<OrderList>, AppError> {
    let tab = Tab::parse(&query.tab);
    Ok(Json(list::list(&state, &actor.tenant, tab, &query).await?))
}

async fn export_orders(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Result<Response, AppError> {
    export::orders(&state, &actor, query).await
}

async fn show_order(
    State(state): State<AppState>,
    mall: Mall,
    Path(no): Path<OrderNo>,
) -> Result<Json<OrderFile>, AppError> {
    Ok(Json(file::read(&state, &mall, &no).await?))
}

async fn reveal_people(
    State(state): State<AppState>,
    actor: Actor,
    Path(no): Path<OrderNo>,
    Json(request): Json<Reveal>,
) -> Result<Json<People>, AppError> {
    Ok(Json(
        file::reveal(&state, &actor, &no, &request.reason).await?,
    ))
}

async fn tell_arrived(
    State(state): State<AppState>,
    actor: Actor,
    Path(no): Path<OrderNo>,
    Json(Arrived { vendor }): Json<Arrived>,
) -> Result<StatusCode, AppError> {
    arrived::arrived(&state, &actor, (&no, &vendor)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn look_on_way(
    State(state): State<AppState>,
    actor: Actor,
    Json(LookOnWay { orders }): Json<LookOnWay>,
) -> Result<Json<Vec<OnWay>>, AppError> {
    Ok(Json(on_way::look(&state, &actor.tenant, &orders).await?))
}

async fn tell_all_arrived(
    State(state): State<AppState>,
    actor: Actor,
    Json(ArrivedAll { parcels }): Json<ArrivedAll>,
) -> Result<Json<ArrivedCount>, AppError> {
    Ok(Json(arrived::all(&state, &actor, parcels).await?))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AuditQuery {
    before: Option<i64>,
}

async fn list_audit(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<AuditQuery>,
) -> Result<Json<AuditPage>, AppError> {
    Ok(Json(
        audit::page(&state, &actor.tenant, query.before).await?,
    ))
}
