//! Opening and changing a mall from a folder of files (`docs/IMPORT.md`).
//!
//! Every row is checked before anything is written; then one transaction brings the mall in line.
//! One bad row changes nothing, unless the caller asked to skip bad rows. The same folder again
//! changes nothing.

mod check;
mod contrast;
mod demo;
mod document;
mod elements;
mod folder;
mod kept;
mod mall;
mod pictures;
mod problem;
mod report;
mod rows;
mod source;
mod sync;
mod table;
mod write;

use std::path::Path;

use anyhow::Context;
use shared::{ids::TenantId, time::Timestamp};

pub(crate) use self::{
    contrast::is_legible,
    mall::{MallPart, find_mall, put_own_part},
    rows::NoticeLine,
    sync::{keep_own, put_own},
    table::Tabular,
    write::put_stock,
};
pub use self::{
    demo::load_demo,
    problem::Problem,
    report::Report,
    rows::{Lot, Pin},
    sync::Count,
};
use self::{folder::Folder, problem::Findings, write::Content};
use crate::{
    catalog::record::Media,
    db::{Db, boxed, content},
    ids::Ids,
    media::{self, Job},
    secret::RootKey,
};

/// What to do with rows that are wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BadRows {
    /// Report them and change nothing.
    #[default]
    Refuse,
    /// Report them and bring in the others.
    Skip,
}

/// How to import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// What to do with rows that are wrong.
    pub bad_rows: BadRows,
    /// The mall that the folder must be of, as a guard against the wrong folder.
    pub tenant: Option<TenantId>,
}

/// Where an import goes.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The database.
    pub db: &'a Db,
    /// Hides voucher codes.
    pub key: &'a RootKey,
    /// Names transfers.
    pub ids: &'a Ids,
    /// The folder of the pictures that are served.
    pub media: &'a Path,
    /// The present.
    pub now: Timestamp,
}

/// Imports a folder.
pub async fn import(
    target: &Target<'_>,
    path: &Path,
    options: &ImportOptions,
) -> anyhow::Result<Report> {
    let bad_rows = options.bad_rows;
    let (folder, mut findings) = read_checked(path, options.tenant.clone()).await?;
    if let Some(folder) = &folder {
        check_hosts(target.db, folder, &mut findings).await?;
    }
    let Some(mut folder) = folder.filter(|_| is_passable(&findings, bad_rows)) else {
        return Ok(refusal(findings));
    };
    let tenant = TenantId(folder.mall.record.slug.to_string());
    let job = Job {
        from: folder.path.join("images"),
        to: target.media.to_path_buf(),
        wanted: pictures::wanted(&folder),
        known: known_media(target.db, &tenant).await?,
    };
    let made = tokio::task::spawn_blocking(move || media::make(&job))
        .await
        .context("the pictures could not be made")?
        .context("the folder of the pictures cannot be written; make the data folder yours")?;
    let made = pictures::settle(&mut folder, made, &mut findings);
    if !is_passable(&findings, bad_rows) {
        return Ok(refusal(findings));
    }
    let content = Content::new(folder, made);
    let counts = target
        .db
        .write(|tx| boxed(content.write(tx, target)))
        .await?;
    tracing::info!(tenant = %content.tenant(), "imported");
    Ok(Report {
        problems: findings.problems,
        hints: findings.hints,
        counts: Some(counts),
    })
}

/// Reads the files beside the requests: parsing a county takes a while.
async fn read_checked(
    path: &Path,
    tenant: Option<TenantId>,
) -> anyhow::Result<(Option<Folder>, Findings)> {
    let path = path.to_path_buf();
    let read = tokio::task::spawn_blocking(move || {
        let mut findings = Findings::default();
        let mut folder = folder::read(&path, &mut findings);
        if let Some(folder) = &mut folder {
            check::check(folder, &mut findings);
            let slug = &folder.mall.record.slug;
            if let Some(wanted) = tenant.filter(|wanted| wanted.as_str() != slug.as_str()) {
                let message = format!("`{wanted}`이(가) 아니라 `{slug}`의 폴더예요");
                findings
                    .faults
                    .push(folder.mall.place.problem("slug", message));
            }
        }
        (folder, findings)
    });
    read.await.context("the files could not be read")
}

/// A host name leads to one mall only.
async fn check_hosts(db: &Db, folder: &Folder, findings: &mut Findings) -> sqlx::Result<()> {
    let mall = &folder.mall;
    let mut conn = db.read().await?;
    for host in &mall.record.hosts {
        let owner: Option<String> = sqlx::query_scalar(
            "select tenant_id
               from hosts
              where host = $1
                and tenant_id <> $2",
        )
        .bind(host.as_str())
        .bind(mall.record.slug.as_str())
        .fetch_optional(&mut *conn)
        .await?;
        if let Some(owner) = owner {
            let message = format!("`{host}`은(는) 이미 `{owner}` 쇼핑몰의 주소예요");
            findings.faults.push(mall.place.problem("hosts", message));
        }
    }
    Ok(())
}

fn is_passable(findings: &Findings, bad_rows: BadRows) -> bool {
    let skippable = findings.problems.is_empty() || bad_rows == BadRows::Skip;
    findings.faults.is_empty() && skippable
}

fn refusal(findings: Findings) -> Report {
    let mut problems = findings.faults;
    problems.extend(findings.problems);
    Report {
        problems,
        hints: findings.hints,
        counts: None,
    }
}

async fn known_media(
    db: &Db,
    tenant: &TenantId,
) -> anyhow::Result<std::collections::BTreeMap<String, Media>> {
    let mut conn = db.read().await?;
    let rows = content::list_content("media")
        .bind(tenant)
        .fetch_all(&mut *conn)
        .await?;
    let read = rows.iter().map(|row| serde_json::from_str::<Media>(row));
    let media = read.collect::<Result<Vec<_>, _>>()?;
    Ok(media
        .into_iter()
        .map(|media| (media.path.to_string(), media))
        .collect())
}
