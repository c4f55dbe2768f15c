//! The rows of campaigns and banners, also those that are over or hidden.

use serde::de::DeserializeOwned;
use shared::{
    console::campaign::{BannerRow, CampaignDesk, CampaignRow, clashes},
    ids::{CampaignId, TenantId},
    time::{Period, Timestamp},
};

use super::making;
use crate::{
    catalog::record::{Banner, BannerPosition, Campaign},
    db::{Conn, content},
    error::AppError,
    import,
};

const CAMPAIGNS: &str = "campaigns";
const BANNERS: &str = "banners";

/// A record, and whether it is hidden.
pub(crate) type Row<T> = (T, bool);

/// All campaigns, also those that are over or hidden.
pub(crate) async fn campaigns(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<Vec<Row<Campaign>>, AppError> {
    all(conn, tenant, CAMPAIGNS).await
}

pub(super) async fn banners(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<Vec<Row<Banner>>, AppError> {
    all(conn, tenant, BANNERS).await
}

async fn all<T: DeserializeOwned>(
    conn: &mut Conn,
    tenant: &TenantId,
    table: &'static str,
) -> Result<Vec<Row<T>>, AppError> {
    let rows: Vec<(String, String, i64)> = content::list_rows(table)
        .bind(tenant)
        .fetch_all(conn)
        .await?;
    let read = |(_, content, hidden): (String, String, i64)| {
        let record = serde_json::from_str(&content).map_err(AppError::internal)?;
        Ok((record, hidden != 0))
    };
    rows.into_iter().map(read).collect()
}

/// Puts a campaign in place, and shows it. No import takes it back.
pub(super) async fn put_campaign(
    tx: &mut Conn,
    tenant: &TenantId,
    campaign: &Campaign,
) -> Result<(), AppError> {
    import::put_own(tx, tenant, campaign).await
}

/// Puts a banner in place, and shows it. No import takes it back.
pub(super) async fn put_banner(
    tx: &mut Conn,
    tenant: &TenantId,
    banner: &Banner,
) -> Result<(), AppError> {
    import::put_own(tx, tenant, banner).await
}

pub(super) async fn hide_banner(tx: &mut Conn, tenant: &TenantId, id: &str) -> sqlx::Result<()> {
    content::hide_row(BANNERS)
        .bind(tenant)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    import::keep_own::<Banner>(tx, tenant, id).await
}

pub(super) async fn hide_campaign(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &CampaignId,
) -> sqlx::Result<()> {
    content::hide_row(CAMPAIGNS)
        .bind(tenant)
        .bind(id)
        .execute(&mut *tx)
        .await?;
    import::keep_own::<Campaign>(tx, tenant, id.as_str()).await
}

/// Everything that the team sees.
pub(super) async fn desk(
    conn: &mut Conn,
    tenant: &TenantId,
    now: Timestamp,
) -> Result<CampaignDesk, AppError> {
    let mut campaigns: Vec<CampaignRow> = campaigns(conn, tenant)
        .await?
        .into_iter()
        .map(campaign_row)
        .collect();
    campaigns.sort_by(|a, b| {
        let key = |row: &CampaignRow| (row.period.start, row.id.clone());
        key(b).cmp(&key(a))
    });
    let mut banners: Vec<BannerRow> = banners(conn, tenant)
        .await?
        .iter()
        .map(banner_row)
        .collect();
    banners.sort_by(|a, b| (&a.place, a.period.start).cmp(&(&b.place, b.period.start)));
    Ok(CampaignDesk {
        now,
        drafts: making::list_open(conn, tenant).await?,
        campaigns,
        clashes: clashes(&banners),
        banners,
    })
}

fn campaign_row((campaign, hidden): Row<Campaign>) -> CampaignRow {
    CampaignRow {
        id: CampaignId(campaign.slug.to_string()),
        title: campaign.title.to_string(),
        label: campaign.label.to_string(),
        period: Period {
            start: campaign.starts_at.0,
            end: campaign.ends_at.0,
        },
        time_deal: campaign.time_deal,
        products: u32::try_from(campaign.products.len()).unwrap_or(u32::MAX),
        hidden,
    }
}

pub(super) fn banner_row((banner, hidden): &Row<Banner>) -> BannerRow {
    let position = match banner.position {
        BannerPosition::HomeHero => "첫 화면 큰 배너",
        BannerPosition::HomeStrip => "첫 화면 띠 배너",
    };
    BannerRow {
        id: banner.slug.to_string(),
        campaign: CampaignId(banner.campaign.to_string()),
        title: banner.title.to_string(),
        place: (position.to_owned(), banner.order),
        period: Period {
            start: banner.starts_at.0,
            end: banner.ends_at.0,
        },
        hidden: *hidden,
    }
}
