//! The contract of terms and policies.

use axum::extract::State;
use shared::console::{
    policy::{AddPolicy, PolicyDesk, PolicyKind, holding},
    role::Permission,
};

use super::{store, versions};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::extract::{Json, Path},
    import,
    state::AppState,
};

/// Adds this feature's routes.
pub(in crate::mall) fn add(routes: Routes) -> Routes {
    routes
        .get(
            "/api/console/policies",
            Access::County(Permission::ReadCampaigns),
            show,
        )
        .post(
            "/api/console/policies/{policy}",
            Access::County(Permission::EditTerms),
            add_version,
        )
}

async fn show(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<Vec<PolicyDesk>>, AppError> {
    let mut conn = state.db.read().await?;
    let mall = import::find_mall(&mut conn, &actor.tenant).await?;
    let mall = mall.ok_or_else(|| AppError::not_found("이 주소로 열린 쇼핑몰이 없어요."))?;
    let kept = store::list(&mut conn, &actor.tenant).await?;
    let today = state.clock.now().date();
    let desk = |kind: PolicyKind| {
        let versions = versions(&mall, kind, kept.get(&kind).map_or(&[], Vec::as_slice));
        PolicyDesk {
            kind,
            holds: holding(&versions, today).map_or(0, |version| version.seq),
            versions,
            today,
        }
    };
    Ok(Json(PolicyKind::ALL.into_iter().map(desk).collect()))
}

async fn add_version(
    State(state): State<AppState>,
    actor: Actor,
    Path(policy): Path<String>,
    Json(said): Json<AddPolicy>,
) -> Result<Json<Vec<PolicyDesk>>, AppError> {
    let kind = PolicyKind::of_slug(&policy);
    let kind = kind.ok_or_else(|| AppError::not_found("그런 약관이 없어요."))?;
    store::add(&state, &actor, (kind, &said)).await?;
    show(State(state), actor).await
}
