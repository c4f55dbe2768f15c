//! Changing when a campaign is on, and whether at all. Banners with the campaign's own period move
//! along; no two banners may come to want one place at one time.

use shared::{
    console::campaign::{BannerRow, Schedule, clashes},
    error::{ErrorCode, FieldError},
    ids::{CampaignId, TenantId},
    time::Timestamp,
};

use super::{making, rows};
use crate::{
    catalog::{
        advance, one_at_a_time,
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
    if let Some(wrong) = wrong_period(schedule.starts_at, schedule.ends_at) {
        return Err(AppError::invalid(vec![wrong]));
    }
    state
        .db
        .write(|tx| boxed(move_in(tx, state, actor, id, schedule)))
        .await?;
    state.catalogs.changed();
    Ok(())
}

/// What is wrong with a campaign's or a banner's period, if anything is.
pub(super) fn wrong_period(start: Timestamp, end: Timestamp) -> Option<FieldError> {
    let length = end.0.saturating_sub(start.0);
    let says = if length <= 0 {
        "끝은 시작보다 늦어야 해요."
    } else if length > LONGEST_MS {
        "너무 길어요. 시작과 끝의 해를 확인해 주세요."
    } else {
        return None;
    };
    Some(FieldError::new("endsAt", says))
}

async fn move_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &CampaignId,
    schedule: Schedule,
) -> Result<(), AppError> {
    let tenant = &actor.tenant;
    one_at_a_time(tx, tenant).await?;
    let (before, hidden) = find(tx, tenant, id).await?;
    let mut after = before.clone();
    (after.starts_at, after.ends_at) = (Moment(schedule.starts_at), Moment(schedule.ends_at));
    if let (false, Some(says)) = (
        hidden,
        making::new_clash(tx, tenant, &before, &after).await?,
    ) {
        return Err(AppError::refused(ErrorCode::WrongState, says));
    }
    let moved = move_banners(tx, tenant, &before, &after).await?;
    rows::put_campaign(tx, tenant, &after).await?;
    if hidden {
        rows::hide_campaign(tx, tenant, id).await?;
    }
    making::moved(tx, state, actor, (&before, &after)).await?;
    advance(tx, tenant, state.clock.now()).await?;
    let period = |campaign: &Campaign| {
        let (start, end) = (campaign.starts_at.0, campaign.ends_at.0);
        format!(r#"["{}","{}"]"#, start.rfc3339(), end.rfc3339())
    };
    let detail = format!(
        r#"{{"before":{},"after":{},"banners":{}}}"#,
        period(&before),
        period(&after),
        moved
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("campaign-scheduled", id.as_str())
    };
    note(tx, state, actor, deed).await
}

/// Moves the banners along that have the campaign's own period, and counts them. Refused where one
/// would come to want another's place.
pub(super) async fn move_banners(
    tx: &mut Conn,
    tenant: &TenantId,
    before: &Campaign,
    after: &Campaign,
) -> Result<usize, AppError> {
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
    for banner in &moved {
        rows::put_banner(tx, tenant, banner).await?;
    }
    Ok(moved.len())
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
    one_at_a_time(tx, tenant).await?;
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

/// A campaign, also one that is hidden.
pub(super) async fn find(
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
