//! 오늘 할 일: what waits for the county's team, each with the page where it is done.

mod decisions;
mod queue;
mod standing;

use axum::extract::State;
use shared::{console::todo::Board, error::ErrorCode};

use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::{extract::Json, tenant::Mall},
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    routes.get("/api/console/todo", Access::SignedIn, show_board)
}

async fn show_board(
    State(state): State<AppState>,
    mall: Mall,
    actor: Actor,
) -> Result<Json<Board>, AppError> {
    if !actor.is_of_county() {
        let says = "군청에서 일하는 분만 볼 수 있어요.";
        return Err(AppError::refused(ErrorCode::Forbidden, says));
    }
    let now = state.clock.now();
    let mut conn = state.db.read().await?;
    Ok(Json(Board {
        now,
        todos: queue::list(&mut conn, &mall, &actor, now).await?,
        gauge: standing::gauge(&mut conn, &actor.tenant, now).await?,
        books: standing::books(&mut conn, &state, &actor.tenant, now).await?,
        agenda: standing::agenda(&mall, now),
    }))
}
