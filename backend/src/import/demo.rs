//! The demo county: generated as ordinary import files and loaded through the same importer.

use std::path::Path;

use anyhow::Context;
use shared::{ids::TenantId, time::Date};

use super::{ImportOptions, Target, import};
use crate::{
    catalog::store::list_tenants,
    console::{self, staff},
};

/// Loads the demo into an empty mall; does nothing when there is one already.
pub async fn load_demo(target: &Target<'_>, data: &Path, as_of: Date) -> anyhow::Result<()> {
    let mut conn = target.db.read().await?;
    if !list_tenants(&mut conn).await?.is_empty() {
        tracing::info!("the data folder holds a mall already, the demo stays away");
        return Ok(());
    }
    drop(conn);
    let folder = data.join("demo-import");
    tracing::info!(folder = %folder.display(), "writing the demo county's files");
    let files = folder.clone();
    let written = tokio::task::spawn_blocking(move || generate(&files, as_of));
    let tenants = written.await.context("the demo could not be written")??;
    for tenant in tenants {
        tracing::info!(tenant, "importing the demo county");
        let options = ImportOptions::default();
        let report = import(target, &folder.join(&tenant), &options).await?;
        anyhow::ensure!(
            report.is_done(),
            "the demo's files are not right:\n{report}"
        );
    }
    let people = console::demo_people();
    let (secrets, tenant) = ((target.key, target.ids), TenantId("gangjin".to_owned()));
    staff::add(target.db, secrets, &tenant, people, target.now).await?;
    Ok(())
}

fn generate(folder: &Path, as_of: Date) -> anyhow::Result<Vec<String>> {
    let as_of = {
        let (year, month, day) = as_of.ymd();
        let number = |part: i64| u8::try_from(part).unwrap_or_default();
        demo::Date::new(year, number(month), number(day)).context("the day is out of range")?
    };
    let summary = demo::generate(folder, as_of).context("the demo's files cannot be written")?;
    tracing::info!(
        vendors = summary.vendors,
        products = summary.products,
        images = summary.images,
        "the demo county's files are there"
    );
    Ok(summary.tenants)
}
