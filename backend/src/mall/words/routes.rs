//! The contract of the words.

use axum::extract::State;
use serde::Deserialize;
use shared::console::{
    role::Permission,
    word::{ChangeGroup, Tried, WordGroups},
};

use super::change;
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{
        extract::{Json, Query},
        tenant::Mall,
    },
    state::AppState,
};

const READ: Access = Access::County(Permission::ReadCampaigns);
/// Whoever says which products come in says by which words they are found.
const EDIT: Access = Access::County(Permission::Review);

/// Adds this feature's routes.
pub(in crate::mall) fn add(routes: Routes) -> Routes {
    routes
        .get("/api/console/words", READ, list)
        .post("/api/console/words", EDIT, change_group)
        .get("/api/console/words/try", READ, attempt)
}

async fn list(State(state): State<AppState>, actor: Actor) -> Result<Json<WordGroups>, AppError> {
    let mut conn = state.db.read().await?;
    let groups = change::groups(&mut conn, &actor.tenant).await?;
    Ok(Json(WordGroups { groups }))
}

async fn change_group(
    State(state): State<AppState>,
    actor: Actor,
    Json(said): Json<ChangeGroup>,
) -> Result<Json<WordGroups>, AppError> {
    change::apply(&state, &actor, &said).await?;
    list(State(state), actor).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TryQuery {
    q: String,
    /// The group as it is, and as it would be: words with commas between them.
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

async fn attempt(mall: Mall, Query(query): Query<TryQuery>) -> Result<Json<Tried>, AppError> {
    let words = |text: &str| {
        let words = text.split(',').filter(|word| !word.is_empty());
        words.map(ToOwned::to_owned).collect()
    };
    let group = ChangeGroup {
        before: words(&query.before),
        after: words(&query.after),
    };
    Ok(Json(change::attempt(&mall, query.q, &group).await?))
}
