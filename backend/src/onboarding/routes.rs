//! The contract of coming into the mall: a producer's own part, and the county's.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{
    console::{
        onboarding::{
            Account, Application, ApplicationStatus, Approve, Because, OnBehalf, Say, Waive,
        },
        product::Begun,
        review::ApplicationRow,
        role::Permission,
        sign_in::{AskCode, PhoneSignIn},
    },
    ids::VendorId,
};

use super::{
    approve, decide,
    steps::{self, Pen},
    store, view,
};
use crate::{
    console::{
        Access, Actor, Routes,
        applicant::{self, Applicant},
    },
    error::AppError,
    http::{
        extract::{Json, Path},
        peer::Peer,
        tenant::Mall,
    },
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let (own, review) = (Access::Applicant, Access::County(Permission::Review));
    let file = "/api/console/reviews/applications/{id}";
    routes
        .post("/api/console/join/code", Access::Anyone, send_code)
        .post("/api/console/join", Access::Anyone, join)
        .get("/api/console/join", own, show_mine)
        .get("/api/console/join/{id}", own, show_own)
        .post("/api/console/join/{id}/answer", own, answer)
        .post("/api/console/join/{id}/submit", own, submit)
        .get("/api/console/reviews/applications", review, list)
        .post("/api/console/reviews/applications", review, begin_on_behalf)
        .get(file, review, show)
        .post(
            "/api/console/reviews/applications/{id}/answer",
            review,
            answer_on_behalf,
        )
        .post(
            "/api/console/reviews/applications/{id}/submit",
            review,
            submit_on_behalf,
        )
        .post(
            "/api/console/reviews/applications/{id}/waive",
            review,
            waive,
        )
        .post(
            "/api/console/reviews/applications/{id}/account",
            review,
            show_account,
        )
        .post(
            "/api/console/reviews/applications/{id}/return",
            review,
            send_back,
        )
        .post(
            "/api/console/reviews/applications/{id}/reject",
            review,
            reject,
        )
        .post(
            "/api/console/reviews/applications/{id}/approve",
            review,
            approve,
        )
}

async fn send_code(
    State(state): State<AppState>,
    mall: Mall,
    Peer(peer): Peer,
    Json(request): Json<AskCode>,
) -> Result<StatusCode, AppError> {
    applicant::send_code(&state, mall.tenant(), peer, &request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn join(
    State(state): State<AppState>,
    mall: Mall,
    Json(request): Json<PhoneSignIn>,
) -> Result<Response, AppError> {
    let (who, cookie) = applicant::prove(&state, mall.tenant(), &request).await?;
    let id = steps::begin(&state, &who.tenant, &who.phone).await?;
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, cookie);
    Ok((headers, Json(Begun { id })).into_response())
}

async fn show_mine(
    State(state): State<AppState>,
    mall: Mall,
    who: Applicant,
) -> Result<Json<Application>, AppError> {
    let id = steps::begin(&state, &who.tenant, &who.phone).await?;
    read_own(&state, &mall, &who, &id).await
}

async fn show_own(
    State(state): State<AppState>,
    mall: Mall,
    who: Applicant,
    Path(id): Path<String>,
) -> Result<Json<Application>, AppError> {
    read_own(&state, &mall, &who, &id).await
}

async fn read_own(
    state: &AppState,
    mall: &Mall,
    who: &Applicant,
    id: &str,
) -> Result<Json<Application>, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, &who.tenant, id, Some(&who.phone)).await?;
    Ok(Json(view::application(
        mall,
        row.ok_or_else(view::missing)?,
    )))
}

async fn answer(
    State(state): State<AppState>,
    mall: Mall,
    who: Applicant,
    Path(id): Path<String>,
    Json(request): Json<Say>,
) -> Result<Json<Application>, AppError> {
    let pen = Pen::Own(&who.tenant, &who.phone);
    let row = steps::answer(&state, pen, &id, &request).await?;
    Ok(Json(view::application(&mall, row)))
}

async fn submit(
    State(state): State<AppState>,
    who: Applicant,
    Path(id): Path<String>,
) -> Result<StatusCode, AppError> {
    steps::submit(&state, Pen::Own(&who.tenant, &who.phone), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list(
    State(state): State<AppState>,
    mall: Mall,
) -> Result<Json<Vec<ApplicationRow>>, AppError> {
    Ok(Json(view::queue(&state, &mall).await?))
}

async fn begin_on_behalf(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<OnBehalf>,
) -> Result<Json<Begun>, AppError> {
    let id = steps::begin_on_behalf(&state, &actor, &request).await?;
    Ok(Json(Begun { id }))
}

async fn show(
    State(state): State<AppState>,
    mall: Mall,
    Path(id): Path<String>,
) -> Result<Json<Application>, AppError> {
    let mut conn = state.db.read().await?;
    let row = decide::find(&mut conn, mall.tenant(), &id).await?;
    Ok(Json(view::application(&mall, row)))
}

async fn answer_on_behalf(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Say>,
) -> Result<Json<Application>, AppError> {
    let row = steps::answer(&state, Pen::County(&actor), &id, &request).await?;
    Ok(Json(view::application(&mall, row)))
}

async fn submit_on_behalf(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<StatusCode, AppError> {
    steps::submit(&state, Pen::County(&actor), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn waive(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Waive>,
) -> Result<StatusCode, AppError> {
    decide::waive(&state, &actor, &id, &request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn show_account(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Json<Account>, AppError> {
    Ok(Json(decide::show_account(&state, &actor, &id).await?))
}

async fn send_back(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Because>,
) -> Result<StatusCode, AppError> {
    let to = (ApplicationStatus::Returned, request.reason.as_str());
    decide::turn_down(&state, &actor, &id, to).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn reject(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<Because>,
) -> Result<StatusCode, AppError> {
    let to = (ApplicationStatus::Rejected, request.reason.as_str());
    decide::turn_down(&state, &actor, &id, to).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn approve(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(id): Path<String>,
    Json(terms): Json<Approve>,
) -> Result<Json<VendorId>, AppError> {
    let approved = approve::approve(&state, (&mall, &actor), &id, terms).await?;
    Ok(Json(approved))
}
