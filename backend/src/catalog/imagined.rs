//! A mall as it would be: at another moment, and with what nobody has published.

use anyhow::Context;
use shared::{ids::TenantId, time::Timestamp};

use super::{
    build,
    record::{Campaign, Home},
    snapshot::Snapshot,
    store,
};
use crate::{db::Conn, error::AppError};

/// What is imagined in the place of what shoppers see.
pub(crate) enum Instead {
    /// A campaign, in the place of the one of its name.
    Campaign(Box<Campaign>),
    /// The first page.
    Home(Home),
}

/// The mall at this moment, with something else in it. Nobody else ever sees this snapshot.
pub(crate) async fn imagined(
    conn: &mut Conn,
    tenant: &TenantId,
    instead: Instead,
    at: Timestamp,
) -> Result<Snapshot, AppError> {
    let rows = store::load(conn, tenant)
        .await
        .map_err(AppError::internal)?;
    let mut rows = rows.ok_or_else(|| AppError::not_found("이 주소로 열린 쇼핑몰이 없어요."))?;
    match instead {
        Instead::Campaign(campaign) => {
            rows.campaigns.retain(|known| known.slug != campaign.slug);
            rows.campaigns.push(*campaign);
            rows.campaigns
                .sort_by(|a, b| a.slug.as_str().cmp(b.slug.as_str()));
        }
        Instead::Home(home) => rows.mall.home = home,
    }
    rows.changed_at = at;
    let built = tokio::task::spawn_blocking(move || build::build(rows, at));
    let built = built.await.context("the catalogue could not be built");
    built.map_err(AppError::internal)
}
