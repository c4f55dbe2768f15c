//! Changing when a campaign is on, and whether at all. Banners with the campaign's own period move
//! along; no two banners may come to want one place at one time.

use shared::{
    console::campaign::{BannerRow, Schedule, clashes},
    error::{ErrorCode, FieldError},
    ids::{CampaignId, TenantId},
};

use super::rows;
use crate::{
    catalog::{
        advance,
        record::{Banner, Campaign, field::Moment},
    },
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// A campaign on for longer than this is a slip of the pen.
const LONGEST_MS: i64 = 400 * 86_400_000;

pub(super) async fn move_to(
    state: &AppState,
    actor: &Actor,
    id: &CampaignId,
    schedule: Schedule,
) -> Result<(), AppError> {
    let length = schedule.ends_at.0.saturating_sub(schedule.starts_at.0);
    if length <= 0 {
        return Err(wrong("endsAt", "끝은 시작보다 늦어야 해요."));
    }
    if length > LONGEST_MS {
        return Err(wrong(
            "endsAt",
            "너무 길어요. 시작과 끝의 해를 확인해 주세요.",
        ));
    }
    state
        .db
        .write(|tx| boxed(move_in(tx, state, actor, id, schedule)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

async fn move_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &CampaignId,
    schedule: Schedule,
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    let (before, hidden) = find(tx, tenant, id).await?;
    let mut after = before.clone();
    (after.starts_at, after.ends_at) = (Moment(schedule.starts_at), Moment(schedule.ends_at));
    let mut banners = rows::banners(tx, tenant).await?;
    let mut moved: Vec<Banner> = Vec::new();
    for (banner, hidden) in &mut banners {
        let along = banner.campaign == before.slug
            && (banner.starts_at, banner.ends_at) == (before.starts_at, before.ends_at);
        if along && !*hidden {
            (banner.starts_at, banner.ends_at) = (after.starts_at, after.ends_at);
            moved.push(banner.clone());
        }
    }
    let rows: Vec<BannerRow> = banners.iter().map(rows::banner_row).collect();
    let is_moved = |id: &str| moved.iter().any(|banner| banner.slug.as_str() == id);
    let clash = clashes(&rows)
        .into_iter()
        .find(|clash| is_moved(&clash.banners.0) || is_moved(&clash.banners.1));
    if let Some(clash) = clash {
        return Err(AppError::refused(ErrorCode::WrongState, clash.says));
    }
    rows::put_campaign(tx, tenant, &after).await?;
    if hidden {
        rows::hide_campaign(tx, tenant, id).await?;
    }
    for banner in &moved {
        rows::put_banner(tx, tenant, banner).await?;
    }
    advance(tx, tenant, state.clock.now()).await?;
    let period = |campaign: &Campaign| {
        let (start, end) = (campaign.starts_at.0, campaign.ends_at.0);
        format!(r#"["{}","{}"]"#, start.rfc3339(), end.rfc3339())
    };
    let detail = format!(
        r#"{{"before":{},"after":{},"banners":{}}}"#,
        period(&before),
        period(&after),
        moved.len()
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("campaign-scheduled", id.as_str())
    };
    note(tx, state, actor, deed).await
}

pub(super) async fn show(
    state: &AppState,
    actor: &Actor,
    id: &CampaignId,
    shown: Shown,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(show_in(tx, state, actor, id, shown)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

/// What shoppers are to see of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    InItsTime,
    Never,
}

async fn show_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &CampaignId,
    shown: Shown,
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    let (campaign, hidden) = find(tx, tenant, id).await?;
    let action = match (shown, hidden) {
        (Shown::Never, false) => {
            rows::hide_campaign(tx, tenant, id).await?;
            "campaign-hidden"
        }
        (Shown::InItsTime, true) => {
            rows::put_campaign(tx, tenant, &campaign).await?;
            "campaign-shown"
        }
        // Pressed twice, it stays as it is.
        (Shown::Never, true) | (Shown::InItsTime, false) => return Ok(()),
    };
    advance(tx, tenant, state.clock.now()).await?;
    note(tx, state, actor, Deed::of(action, id.as_str())).await
}

async fn find(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &CampaignId,
) -> Result<rows::Row<Campaign>, AppError> {
    let campaigns = rows::campaigns(tx, tenant).await?;
    let mut campaigns = campaigns.into_iter();
    campaigns
        .find(|(campaign, _)| campaign.slug.as_str() == id.as_str())
        .ok_or_else(|| AppError::not_found("그런 기획전이 없어요."))
}

fn wrong(field: &str, text: &str) -> AppError {
    AppError::invalid(vec![FieldError::new(field, text)])
}
