//! Who is in the county's team and what each may do. Nobody changes that for themselves, every
//! change asks for the authenticator again, and there is always somebody who can take it back.

mod change;
mod store;

use axum::{extract::State, http::StatusCode};
use shared::console::{
    people::{NewPerson, People, Secrets, SetActive, SetRoles},
    role::Permission,
};

use super::{Access, Actor, Routes};
use crate::{
    error::AppError,
    http::extract::{Json, Path},
    state::AppState,
};

/// Adds this feature's routes.
pub(super) fn add(routes: Routes) -> Routes {
    let manage = Access::County(Permission::ManageStaff);
    routes
        .get(
            "/api/console/people",
            Access::County(Permission::ReadAudit),
            list_people,
        )
        .post("/api/console/people", manage, add_person)
        .post("/api/console/people/{id}/roles", manage, set_roles)
        .post("/api/console/people/{id}/active", manage, set_active)
        .post("/api/console/people/{id}/secrets", manage, renew_secrets)
}

async fn list_people(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<People>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(Json(store::list(&mut conn, &actor).await?))
}

async fn add_person(
    State(state): State<AppState>,
    actor: Actor,
    Json(request): Json<NewPerson>,
) -> Result<Json<Secrets>, AppError> {
    change::add(&state, &actor, request).await.map(Json)
}

async fn set_roles(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<SetRoles>,
) -> Result<StatusCode, AppError> {
    change::set_roles(&state, &actor, &id, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn set_active(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
    Json(request): Json<SetActive>,
) -> Result<StatusCode, AppError> {
    change::set_active(&state, &actor, &id, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn renew_secrets(
    State(state): State<AppState>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Json<Secrets>, AppError> {
    change::renew(&state, &actor, &id).await.map(Json)
}
