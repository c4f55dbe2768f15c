//! `chorok export`: a mall's catalogue in the form that `chorok import` reads.
//!
//! Pictures are not among the files: the mall keeps the widths that it made, not the sources.

mod tables;

use std::{fs, path::Path};

use anyhow::Context;
use serde::Serialize;
use shared::ids::TenantId;

use crate::{
    catalog::store::{self, Rows},
    db::Db,
};

/// Writes a mall's files into `folder`, which is made.
pub async fn export(db: &Db, tenant: &TenantId, folder: &Path) -> anyhow::Result<()> {
    let mut conn = db.read().await?;
    let rows = store::load(&mut conn, tenant).await?;
    let rows = rows.with_context(|| format!("there is no mall called {tenant}"))?;
    drop(conn);
    let folder = folder.to_path_buf();
    tokio::task::spawn_blocking(move || write(&rows, &folder)).await?
}

/// The malls that can be exported.
pub async fn tenants(db: &Db) -> anyhow::Result<Vec<TenantId>> {
    let mut conn = db.read().await?;
    Ok(store::list_tenants(&mut conn).await?)
}

fn write(rows: &Rows, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    json(folder, "mall.json", &rows.mall)?;
    json(folder, "categories.json", &parents_first(rows))?;
    json(folder, "details.json", &rows.details)?;
    json(folder, "campaigns.json", &rows.campaigns)?;
    json(folder, "banners.json", &rows.banners)?;
    json(folder, "coupons.json", &rows.coupons)?;
    json(folder, "programmes.json", &rows.programmes)?;
    if let Some(zones) = rows.zones.first() {
        json(folder, "zones.json", zones)?;
    }
    tables::write(rows, folder)
}

fn parents_first(rows: &Rows) -> Vec<&crate::catalog::record::Category> {
    let mut categories: Vec<_> = rows.categories.iter().collect();
    categories.sort_by_key(|category| (category.parent.is_some(), category.order));
    categories
}

fn json(folder: &Path, name: &str, content: &impl Serialize) -> anyhow::Result<()> {
    let mut text = serde_json::to_string_pretty(content)?;
    text.push('\n');
    fs::write(folder.join(name), text).with_context(|| format!("{name} cannot be written"))
}
