//! The fulfilment part of the console's contract. Every path names the vendor; the guard has made
//! sure that the caller may act for it, and every statement names it again.

use axum::{extract::State, http::StatusCode, response::Response};
use shared::{
    console::{
        card::StoryCards,
        desk::{ClaimStep, OpenClaim},
        parcel::{CannotSend, Count, Send, Today, Waybills},
        rest::{Rests, TakeOff},
        role::Permission,
    },
    ids::{ClaimId, OptionId, OrderNo, ProductId, VendorId},
};

use super::{cards, claims, rest, steps, today, waybills};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Path},
        tenant::{Mall, Origin},
    },
    state::AppState,
};

const READ: Access = Access::Vendor(Permission::ReadVendor);
const ANSWER: Access = Access::Vendor(Permission::AnswerClaims);
const FULFIL: Access = Access::Vendor(Permission::Fulfil);

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    routes
        .get("/api/console/vendors/{vendor}/today", READ, show_today)
        .post(
            "/api/console/vendors/{vendor}/parcels/{no}/accept",
            FULFIL,
            accept,
        )
        .post(
            "/api/console/vendors/{vendor}/parcels/{no}/send",
            FULFIL,
            send,
        )
        .post(
            "/api/console/vendors/{vendor}/parcels/{no}/cannot-send",
            FULFIL,
            cannot_send,
        )
        .post(
            "/api/console/vendors/{vendor}/stock/{option}",
            FULFIL,
            count,
        )
        .get("/api/console/vendors/{vendor}/claims", READ, list_claims)
        .post(
            "/api/console/vendors/{vendor}/claims/{id}",
            ANSWER,
            answer_claim,
        )
        .post(
            "/api/console/vendors/{vendor}/waybills/preview",
            FULFIL,
            preview_waybills,
        )
        .post(
            "/api/console/vendors/{vendor}/waybills",
            FULFIL,
            commit_waybills,
        )
        .get("/api/console/vendors/{vendor}/days-off", READ, show_rests)
        .post("/api/console/vendors/{vendor}/days-off", FULFIL, add_rest)
        .post(
            "/api/console/vendors/{vendor}/days-off/{id}/remove",
            FULFIL,
            remove_rest,
        )
        .get("/api/console/vendors/{vendor}/cards", READ, list_cards)
        .get(
            "/api/console/vendors/{vendor}/cards/{product}/qr",
            READ,
            show_code,
        )
}

async fn list_cards(
    mall: Mall,
    Origin(origin): Origin,
    Path(vendor): Path<VendorId>,
) -> Result<Json<StoryCards>, AppError> {
    Ok(Json(cards::list(&mall, &origin, &vendor)?))
}

async fn show_code(
    mall: Mall,
    Origin(origin): Origin,
    Path((vendor, product)): Path<(VendorId, ProductId)>,
) -> Result<Response, AppError> {
    cards::code(&mall, &origin, (&vendor, &product))
}

async fn show_rests(
    State(state): State<AppState>,
    mall: Mall,
    Path(vendor): Path<VendorId>,
) -> Result<Json<Rests>, AppError> {
    Ok(Json(rest::show(&state, &mall, &vendor).await?))
}

async fn add_rest(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(vendor): Path<VendorId>,
    Json(wish): Json<TakeOff>,
) -> Result<Json<Rests>, AppError> {
    rest::add(&state, &actor, &vendor, &wish).await?;
    Ok(Json(rest::show(&state, &mall, &vendor).await?))
}

async fn remove_rest(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path((vendor, id)): Path<(VendorId, String)>,
) -> Result<Json<Rests>, AppError> {
    rest::remove(&state, &actor, &vendor, &id).await?;
    Ok(Json(rest::show(&state, &mall, &vendor).await?))
}

async fn show_today(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
    Path(vendor): Path<VendorId>,
) -> Result<Json<Today>, AppError> {
    let mut day = today::today(&state, &mall, &vendor).await?;
    // Whoever packs needs the addresses. The county's team says at the desk why it wants them.
    if !actor.may_for(Permission::Fulfil, &vendor) {
        let parcels = day.new.iter_mut().chain(&mut day.accepted);
        for recipient in parcels.filter_map(|parcel| parcel.recipient.as_mut()) {
            *recipient = recipient.masked();
        }
    }
    Ok(Json(day))
}

async fn accept(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, no)): Path<(VendorId, OrderNo)>,
) -> Result<StatusCode, AppError> {
    steps::accept(&state, &actor, (&no, &vendor)).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn send(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, no)): Path<(VendorId, OrderNo)>,
    Json(request): Json<Send>,
) -> Result<StatusCode, AppError> {
    steps::send(&state, &actor, (&no, &vendor), &request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn cannot_send(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, no)): Path<(VendorId, OrderNo)>,
    Json(request): Json<CannotSend>,
) -> Result<StatusCode, AppError> {
    let task = state.clone();
    state
        .spawn_critical(async move {
            steps::cannot_send(&task, &actor, (&no, &vendor), &request.reason).await
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn count(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, option)): Path<(VendorId, OptionId)>,
    Json(request): Json<Count>,
) -> Result<StatusCode, AppError> {
    steps::count(&state, &actor, &vendor, &option, request.left).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn list_claims(
    State(state): State<AppState>,
    actor: Actor,
    Path(vendor): Path<VendorId>,
) -> Result<Json<Vec<OpenClaim>>, AppError> {
    Ok(Json(claims::list(&state, &actor.tenant, &vendor).await?))
}

async fn answer_claim(
    State(state): State<AppState>,
    actor: Actor,
    Path((vendor, id)): Path<(VendorId, ClaimId)>,
    Json(step): Json<ClaimStep>,
) -> Result<StatusCode, AppError> {
    let task = state.clone();
    state
        .spawn_critical(async move { claims::step(&task, &actor, &vendor, &id, &step).await })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn preview_waybills(
    State(state): State<AppState>,
    actor: Actor,
    Path(vendor): Path<VendorId>,
    file: bytes::Bytes,
) -> Result<Json<Waybills>, AppError> {
    Ok(Json(
        waybills::preview(&state, &actor, &vendor, &file).await?,
    ))
}

async fn commit_waybills(
    State(state): State<AppState>,
    actor: Actor,
    Path(vendor): Path<VendorId>,
    file: bytes::Bytes,
) -> Result<Json<Waybills>, AppError> {
    Ok(Json(
        waybills::commit(&state, &actor, &vendor, &file).await?,
    ))
}
