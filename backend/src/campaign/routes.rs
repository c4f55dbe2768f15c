//! The campaigns' part of the console's contract.

use axum::{extract::State, http::StatusCode};
use shared::{
    console::{
        campaign::{CampaignDesk, Schedule, Show},
        role::Permission,
    },
    ids::CampaignId,
};

use super::{
    making, rows,
    schedule::{self, Shown},
};
use crate::{
    console::{Access, Actor, Routes},
    error::AppError,
    http::extract::{Json, Path},
    state::AppState,
};

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    let edit = Access::County(Permission::EditCampaigns);
    making::add(routes)
        .get(
            "/api/console/campaigns",
            Access::County(Permission::ReadCampaigns),
            list_campaigns,
        )
        .post(
            "/api/console/campaigns/{campaign}/schedule",
            edit,
            schedule_campaign,
        )
        .post(
            "/api/console/campaigns/{campaign}/show",
            edit,
            show_campaign,
        )
}

async fn list_campaigns(
    State(state): State<AppState>,
    actor: Actor,
) -> Result<Json<CampaignDesk>, AppError> {
    let mut conn = state.db.read().await?;
    let now = state.clock.now();
    Ok(Json(rows::desk(&mut conn, &actor.tenant, now).await?))
}

async fn schedule_campaign(
    State(state): State<AppState>,
    actor: Actor,
    Path(campaign): Path<CampaignId>,
    Json(request): Json<Schedule>,
) -> Result<StatusCode, AppError> {
    schedule::move_to(&state, &actor, &campaign, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn show_campaign(
    State(state): State<AppState>,
    actor: Actor,
    Path(campaign): Path<CampaignId>,
    Json(request): Json<Show>,
) -> Result<StatusCode, AppError> {
    let shown = if request.shown {
        Shown::InItsTime
    } else {
        Shown::Never
    };
    schedule::show(&state, &actor, &campaign, shown).await?;
    Ok(StatusCode::NO_CONTENT)
}
