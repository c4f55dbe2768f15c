//! The landing page as it would be, for the team alone.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use shared::{
    console::{
        product::Photo,
        promotion::{CampaignDraft, Part},
    },
    ids::CampaignId,
    time::Timestamp,
};

use super::{record, store};
use crate::{
    catalog::{Instead, imagined, record::Campaign},
    console::Actor,
    error::AppError,
    state::AppState,
    web,
};

/// A campaign is shown for this long that does not say when it ends.
const DAY_MS: i64 = 86_400_000;

/// The page of a draft at a moment.
pub(super) async fn page(
    state: &AppState,
    actor: &Actor,
    (id, origin): (&str, &str),
    at: Timestamp,
) -> Result<Response, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, &actor.tenant, id).await?;
    let campaign = drawn(&row.draft, at)?;
    let slug = CampaignId(campaign.slug.to_string());
    let instead = Instead::Campaign(Box::new(campaign));
    let mall = imagined(&mut conn, &actor.tenant, instead, at).await?;
    drop(conn);
    let theme = format!(
        "/api/console/campaign-drafts/{id}/theme.css?v={}",
        row.version
    );
    web::campaign_in_frame(state, &mall, origin, (&slug, theme)).await
}

/// The colours of a draft. Links lead nowhere: the page is only looked at.
pub(super) async fn theme(state: &AppState, actor: &Actor, id: &str) -> Result<Response, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, &actor.tenant, id).await?;
    let campaign = drawn(&row.draft, state.clock.now())?;
    let sheet = web::campaign_sheet(&campaign.colors) + "a,button{pointer-events:none}";
    let kind = (header::CONTENT_TYPE, "text/css; charset=utf-8");
    Ok((StatusCode::OK, [kind], sheet).into_response())
}

/// The record of a draft with something in the place of what is not there yet.
fn drawn(draft: &CampaignDraft, at: Timestamp) -> Result<Campaign, AppError> {
    let or = |text: &str, other: &str| match text.trim() {
        "" => other.to_owned(),
        said => said.to_owned(),
    };
    let starts_at = draft.starts_at.unwrap_or(at);
    let parts = draft.parts.iter().filter(|part| !is_empty(part));
    let drawn = CampaignDraft {
        title: or(&draft.title, "제목"),
        subtitle: or(&draft.subtitle, "제목 아래 한 줄"),
        label: or(&draft.label, "이름표"),
        address: or(&draft.address, "draft"),
        starts_at: Some(starts_at),
        ends_at: draft.ends_at.or(Some(starts_at.plus_ms(DAY_MS))),
        picture: Some(match draft.picture.clone() {
            Some(picture) => Photo {
                alt: or(&picture.alt, "큰 그림"),
                ..picture
            },
            // A path that no picture has: the page is drawn without one.
            None => Photo {
                path: "none.webp".to_owned(),
                alt: "큰 그림".to_owned(),
                thumb: String::new(),
            },
        }),
        parts: parts.cloned().collect(),
        ..draft.clone()
    };
    record::record(&drawn).map_err(AppError::invalid)
}

/// Whether a part has nothing to show yet.
fn is_empty(part: &Part) -> bool {
    part.title.trim().is_empty() || (part.body.trim().is_empty() && part.items.is_empty())
}
