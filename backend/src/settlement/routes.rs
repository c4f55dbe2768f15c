//! Settlement's part of the console's contract.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use shared::{
    console::{
        role::Permission,
        settlement::{BankFile, Close, Decide, Run, Runs, Statement, Statements, TakeFile},
    },
    error::FieldError,
    ids::{RunId, StatementId, VendorId},
    time::Date,
};

use super::{
    close,
    decide::{self, Decision},
    run, sheets, vendor,
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

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let read = Access::County(Permission::ReadSettlement);
    let settle = Access::County(Permission::Settle);
    let own = Access::Vendor(Permission::ReadVendor);
    routes
        .get("/api/console/settlement", read, list_runs)
        .get("/api/console/settlement/preview", read, preview)
        .get("/api/console/settlement/runs/{run}", read, show_run)
        .post("/api/console/settlement", settle, close_run)
        .post(
            "/api/console/settlement/runs/{run}/approve",
            settle,
            approve,
        )
        .post("/api/console/settlement/runs/{run}/file", settle, take_file)
        .post("/api/console/settlement/runs/{run}/paid", settle, mark_paid)
        .get("/api/console/settlement/runs/{run}/xlsx", read, run_table)
        .get(
            "/api/console/vendors/{vendor}/statements/{id}/xlsx",
            own,
            own_table,
        )
        .get("/api/console/vendors/{vendor}/statements", own, list_own)
        .get(
            "/api/console/vendors/{vendor}/statements/{id}",
            own,
            show_own,
        )
}

async fn list_runs(State(state): State<AppState>, actor: Actor) -> Result<Json<Runs>, AppError> {
    Ok(Json(run::list(&state, &actor.tenant).await?))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PreviewQuery {
    until: String,
}

async fn preview(
    State(state): State<AppState>,
    actor: Actor,
    Query(query): Query<PreviewQuery>,
) -> Result<Json<Run>, AppError> {
    let until = Date::parse(&query.until).ok_or_else(|| {
        let text = "날짜를 2026-11-30처럼 적어 주세요.";
        AppError::invalid(vec![FieldError::new("until", text)])
    })?;
    Ok(Json(run::preview(&state, &actor.tenant, until).await?))
}

async fn show_run(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<RunId>,
) -> Result<Json<Run>, AppError> {
    Ok(Json(run::read(&state, &actor, &id).await?))
}

async fn run_table(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<RunId>,
) -> Result<Response, AppError> {
    sheets::run(&run::read(&state, &actor, &id).await?)
}

async fn own_table(
    State(state): State<AppState>,
    mall: Mall,
    Path((vendor, id)): Path<(VendorId, StatementId)>,
) -> Result<Response, AppError> {
    sheets::statement(&vendor::read(&state, mall.tenant(), (&vendor, &id)).await?)
}

async fn close_run(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<Close>,
) -> Result<Json<RunId>, AppError> {
    let task = state.clone();
    let closing = async move { close::close(&task, &actor, request.until).await };
    Ok(Json(state.spawn_critical(closing).await?))
}

async fn approve(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<RunId>,
    Json(request): Json<Decide>,
) -> Result<StatusCode, AppError> {
    let decision = Decision {
        run: &id,
        payable: request.payable,
    };
    decide::approve(&state, &actor, decision).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn take_file(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<RunId>,
    Json(request): Json<TakeFile>,
) -> Result<Json<BankFile>, AppError> {
    Ok(Json(
        decide::take_file(&state, &actor, &id, &request.reason).await?,
    ))
}

async fn mark_paid(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<RunId>,
    Json(request): Json<Decide>,
) -> Result<StatusCode, AppError> {
    let task = state.clone();
    let payable = request.payable;
    state
        .spawn_critical(async move {
            let decision = Decision { run: &id, payable };
            decide::mark_paid(&task, &actor, decision).await
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list_own(
    State(state): State<AppState>,
    mall: Mall,
    Path(vendor): Path<VendorId>,
) -> Result<Json<Statements>, AppError> {
    Ok(Json(vendor::list(&state, &mall, &vendor).await?))
}

async fn show_own(
    State(state): State<AppState>,
    mall: Mall,
    Path((vendor, id)): Path<(VendorId, StatementId)>,
) -> Result<Json<Statement>, AppError> {
    Ok(Json(
        vendor::read(&state, mall.tenant(), (&vendor, &id)).await?,
    ))
}
