//! A draft becomes what shoppers see: its record is written as an import would write it, and is on
//! from its first moment. One transaction; pressed twice, it happens once.

use shared::{
    console::promotion::DraftState,
    error::ErrorCode,
    ids::{CampaignId, TenantId},
};

use super::{
    super::{rows, schedule},
    record, steps,
    store::{self, Row},
    view::Around,
};
use crate::{
    catalog::{advance, one_at_a_time, record::Campaign},
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Publishes the version that was seen.
pub(super) async fn publish(
    state: &AppState,
    actor: &Actor,
    id: &str,
    version: i64,
) -> Result<CampaignId, AppError> {
    let published = state
        .db
        .write(|tx| boxed(publish_in(tx, state, actor, (id, version))))
        .await?;
    state.catalogs.changed();
    Ok(published)
}

async fn publish_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (id, version): (&str, i64),
) -> Result<CampaignId, AppError> {
    let (tenant, now) = (&actor.tenant, state.clock.now());
    one_at_a_time(tx, tenant).await?;
    let row = store::find_open(tx, tenant, id).await?;
    if row.version != version {
        return Err(store::overtaken());
    }
    let around = Around::read(tx, tenant, &row).await?;
    let faults = around.faults(&row, now);
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    let mut campaign = record::record(&row.draft).map_err(AppError::invalid)?;
    let before = around.before(&row);
    if let Some((before, _)) = before {
        campaign.shared_cost.clone_from(&before.shared_cost);
    }
    stands_on(&row, before)?;
    let slug = CampaignId(campaign.slug.to_string());
    // Before everything else that is written: of two who publish at once, the later one stops here.
    let step = (DraftState::Published, slug.as_str());
    store::end(tx, tenant, &row, step, now).await?;
    put(tx, tenant, (before, &campaign)).await?;
    advance(tx, tenant, now).await?;
    let detail = format!(
        r#"{{"draft":"{id}","version":{version},"period":["{}","{}"],"products":{},"change":{}}}"#,
        campaign.starts_at.0.rfc3339(),
        campaign.ends_at.0.rfc3339(),
        campaign.products.len(),
        before.is_some(),
    );
    let deed = Deed {
        detail: &detail,
        ..Deed::of("campaign-published", slug.as_str())
    };
    note(tx, state, actor, deed).await?;
    Ok(slug)
}

/// The campaign is still what the draft was begun with.
fn stands_on(row: &Row, before: Option<&rows::Row<Campaign>>) -> Result<(), AppError> {
    if row.replaces.is_none() {
        return Ok(());
    }
    if let Some((before, _)) = before
        && steps::written(before)? == row.base
    {
        return Ok(());
    }
    let text =
        "이 초안을 만든 뒤에 기획전이 바뀌었어요. 초안을 버리고 지금 것에서 다시 고쳐 주세요.";
    Err(AppError::refused(ErrorCode::WrongState, text))
}

/// Puts the campaign in its place. One that is hidden stays hidden; its banners move along.
async fn put(
    tx: &mut Conn,
    tenant: &TenantId,
    (before, campaign): (Option<&rows::Row<Campaign>>, &Campaign),
) -> Result<(), AppError> {
    if let Some((before, _)) = before {
        schedule::move_banners(tx, tenant, before, campaign).await?;
    }
    rows::put_campaign(tx, tenant, campaign).await?;
    if before.is_some_and(|(_, hidden)| *hidden) {
        let id = CampaignId(campaign.slug.to_string());
        rows::hide_campaign(tx, tenant, &id).await?;
    }
    Ok(())
}
