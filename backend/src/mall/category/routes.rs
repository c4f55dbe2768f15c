//! The contract of the shelves.

use axum::{extract::State, http::StatusCode};
use shared::{
    console::{
        campaign::Show,
        category::{AddCategory, CategoryRow, OrderCategories, RenameCategory},
        role::Permission,
    },
    ids::CategoryId,
};

use super::{
    change::{Change, apply},
    store,
};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::extract::{Json, Path},
    state::AppState,
};

const READ: Access = Access::County(Permission::ReadCampaigns);
/// Whoever says which products come in says where they stand.
const EDIT: Access = Access::County(Permission::Review);

/// Adds this feature's routes.
pub(in crate::mall) fn add(routes: Routes) -> Routes {
    routes
        .get("/api/console/categories", READ, list)
        .post("/api/console/categories", EDIT, add_one)
        .post("/api/console/categories/order", EDIT, order)
        .post("/api/console/categories/{category}", EDIT, rename)
        .post("/api/console/categories/{category}/show", EDIT, show)
        .post("/api/console/categories/{category}/remove", EDIT, remove)
}

async fn list(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<Vec<CategoryRow>>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(Json(store::desk(&mut conn, &actor.tenant).await?))
}

async fn add_one(
    State(state): State<AppState>,
    actor: Actor,
    Json(said): Json<AddCategory>,
) -> Result<StatusCode, AppError> {
    let id = CategoryId(format!("shelf-{}", state.ids.code(8).to_lowercase()));
    done(apply(&state, &actor, Change::Add(id, said)).await)
}

async fn order(
    State(state): State<AppState>,
    actor: Actor,
    Json(said): Json<OrderCategories>,
) -> Result<StatusCode, AppError> {
    done(apply(&state, &actor, Change::Order(said)).await)
}

async fn rename(
    State(state): State<AppState>,
    actor: Actor,
    Path(category): Path<CategoryId>,
    Json(said): Json<RenameCategory>,
) -> Result<StatusCode, AppError> {
    done(apply(&state, &actor, Change::Rename(category, said)).await)
}

async fn show(
    State(state): State<AppState>,
    actor: Actor,
    Path(category): Path<CategoryId>,
    Json(said): Json<Show>,
) -> Result<StatusCode, AppError> {
    done(apply(&state, &actor, Change::Show(category, said.shown)).await)
}

async fn remove(
    State(state): State<AppState>,
    actor: Actor,
    Path(category): Path<CategoryId>,
) -> Result<StatusCode, AppError> {
    done(apply(&state, &actor, Change::Remove(category)).await)
}

fn done(applied: Result<(), AppError>) -> Result<StatusCode, AppError> {
    applied.map(|()| StatusCode::NO_CONTENT)
}
