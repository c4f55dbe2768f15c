//! The routes of coming in and going out.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::console::{
    role::Role,
    sign_in::{AskCode, Held, Me, PhoneSignIn, SignIn, StepUp},
};

use super::{
    actor::Actor,
    guard::{Access, Routes},
    session, sign_in,
};
use crate::{
    db::boxed,
    error::AppError,
    http::{extract::Json, peer::Peer, tenant::Mall},
    state::AppState,
};

pub(super) fn add(routes: Routes) -> Routes {
    routes
        .post("/api/console/sign-in", Access::Anyone, sign_in)
        .post("/api/console/sign-in/code", Access::Anyone, send_code)
        .post(
            "/api/console/sign-in/phone",
            Access::Anyone,
            sign_in_by_phone,
        )
        .post("/api/console/sign-out", Access::SignedIn, sign_out)
        .post("/api/console/step-up", Access::SignedIn, step_up)
        .get("/api/console/me", Access::SignedIn, show_me)
}

async fn sign_in(
    State(state): State<AppState>,
    mall: Mall,
    Peer(peer): Peer,
    Json(request): Json<SignIn>,
) -> Result<Response, AppError> {
    let token = sign_in::with_password(&state, mall.tenant(), peer, &request).await?;
    with_cookie(&state, &token)
}

async fn send_code(
    State(state): State<AppState>,
    mall: Mall,
    Json(request): Json<AskCode>,
) -> Result<StatusCode, AppError> {
    sign_in::send_code(&state, mall.tenant(), &request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn sign_in_by_phone(
    State(state): State<AppState>,
    mall: Mall,
    Peer(peer): Peer,
    Json(request): Json<PhoneSignIn>,
) -> Result<Response, AppError> {
    let token = sign_in::with_code(&state, mall.tenant(), peer, &request).await?;
    with_cookie(&state, &token)
}

async fn sign_out(State(state): State<AppState>, actor: Actor) -> Result<Response, AppError> {
    let now = state.clock.now();
    let session = &actor.session;
    state
        .db
        .write(|tx| boxed(session::end(tx, session, now)))
        .await?;
    with_cookie(&state, "")
}

async fn step_up(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<StepUp>,
) -> Result<StatusCode, AppError> {
    sign_in::prove(&state, &actor, &request.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn show_me(State(state): State<AppState>, mall: Mall, actor: Actor) -> Json<Me> {
    let name_of = |role: &Role, vendor: &Option<_>| Held {
        role: *role,
        vendor: vendor.as_ref().map(|id| {
            let name = mall.vendor_name(id).unwrap_or_default();
            (id.clone(), name.to_owned())
        }),
    };
    Json(Me {
        id: actor.id.clone(),
        name: actor.name.clone(),
        mall: mall.mall.mall_name.to_string(),
        roles: actor.roles.iter().map(|(r, v)| name_of(r, v)).collect(),
        proved: actor.is_proved(state.clock.now()),
    })
}

fn with_cookie(state: &AppState, token: &str) -> Result<Response, AppError> {
    let mut headers = HeaderMap::new();
    headers.insert(header::SET_COOKIE, session::cookie(state, token)?);
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}
