//! The first page as it would be, for the team alone.

use axum::response::Response;
use shared::time::Timestamp;

use super::{record, view::State};
use crate::{
    catalog::{Instead, imagined},
    console::Actor,
    error::AppError,
    state::AppState,
    web,
};

/// What stands in the making, at a moment.
pub(super) async fn page(
    state: &AppState,
    actor: &Actor,
    origin: &str,
    at: Timestamp,
) -> Result<Response, AppError> {
    let mut conn = state.db.read().await?;
    let there = State::read(&mut conn, &actor.tenant).await?;
    let home = record::drawn(&there.mall.home, there.sections());
    let mall = imagined(&mut conn, &actor.tenant, Instead::Home(home), at).await?;
    drop(conn);
    web::home_in_frame(state, &mall, origin).await
}
