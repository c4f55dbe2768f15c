//! The rows of campaigns and banners, also those that are over or hidden.

use serde::de::DeserializeOwned;
use shared::{
    console::campaign::{BannerRow, CampaignDesk, CampaignRow, clashes},
    ids::{CampaignId, TenantId},
    time::{Period, Timestamp},
};

use crate::{
    catalog::record::{Banner, BannerPosition, Campaign},
    db::{Conn, content},
    error::AppError,
};

const CAMPAIGNS: &str = "campaigns";
const BANNERS: &str = "banners";
const PERIOD: [&str; 2] = ["starts_at", "ends_at"];

/// A record, and whether it is hidden.
pub(super) type Row<T> = (T, bool);

pub(super) async fn campaigns(
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

/// Puts a campaign in place, and shows it.
pub(super) async fn put_campaign(
    tx: &mut Conn,
    tenant: &TenantId,
    campaign: &Campaign,
) -> Result<(), AppError> {
    let content = serde_json::to_string(campaign).map_err(AppError::internal)?;
    content::put_row(CAMPAIGNS, &PERIOD)
        .bind(tenant)
        .bind(campaign.slug.to_string())
        .bind(content)
        .bind(campaign.starts_at.0)
        .bind(campaign.ends_at.0)
        .execute(tx)
        .await?;
    Ok(())
}

/// Puts a banner in place, and shows it.
pub(super) async fn put_banner(
    tx: &mut Conn,
    tenant: &TenantId,
    banner: &Banner,
) -> Result<(), AppError> {
    let content = serde_json::to_string(banner).map_err(AppError::internal)?;
    content::put_row(BANNERS, &["campaign_id"])
        .bind(tenant)
        .bind(banner.slug.to_string())
        .bind(content)
        .bind(banner.campaign.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

pub(super) async fn hide_campaign(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &CampaignId,
) -> sqlx::Result<()> {
    content::hide_row(CAMPAIGNS)
        .bind(tenant)
        .bind(id)
        .execute(tx)
        .await?;
    Ok(())
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
