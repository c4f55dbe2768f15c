//! The commands around a mall's data as a whole: backup, restore, drill, and the move to another
//! engine.

use std::{path::Path, process::ExitCode, sync::Arc};

use backend::{
    backup::{self, Source},
    clock::{Clock, SystemClock},
    config::{Settings, backup_folder},
    db::{Access, Db},
    drill, everything, history,
    ids::Ids,
    import::{Target, load_demo},
};
use shared::ids::TenantId;

use crate::{lock, say};

pub(crate) async fn backup(settings: &Settings, to: Option<&Path>) -> anyhow::Result<ExitCode> {
    let db = Db::open(&settings.database()?, Access::ReadOnly).await?;
    let source = Source {
        db: &db,
        key: &settings.known_key()?,
        data: &settings.data,
    };
    let to = backup_folder(to, &settings.data);
    let (folder, manifest) = backup::take(source, &to, SystemClock.now()).await?;
    say(&format!("{}", folder.display()));
    let Some(broken) = &manifest.broken_rules else {
        return Ok(ExitCode::SUCCESS);
    };
    say(&format!(
        "the backup is whole, but the mall is not well: {broken}"
    ));
    Ok(ExitCode::FAILURE)
}

pub(crate) async fn restore(settings: &Settings, backup: &Path) -> anyhow::Result<ExitCode> {
    let target = settings.database()?;
    let restored = backup::restore(backup, &settings.data, &target).await?;
    let (data, time) = (settings.data.display(), restored.taken_at.rfc3339());
    say(&format!(
        "restored the mall of {time} with {} orders into {data}; every rule holds",
        restored.orders
    ));
    say(&format!(
        "next: start it with `chorok serve --data {data}`, then ask the providers what happened \
         since with `chorok reconcile --since {time} --data {data}`"
    ));
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn drill(
    settings: &Settings,
    backup: Option<&Path>,
    to: Option<&Path>,
) -> anyhow::Result<ExitCode> {
    let to = backup_folder(to, &settings.data);
    let drilled = drill::drill(&to, backup, Arc::new(SystemClock)).await?;
    say(&format!(
        "{} was restored, served and read ({}) in {} ms; every rule holds",
        drilled.backup.display(),
        drilled.read.join(", "),
        drilled.took_ms
    ));
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn export_everything(
    settings: &Settings,
    folder: &Path,
) -> anyhow::Result<ExitCode> {
    let db = Db::open(&settings.database()?, Access::ReadOnly).await?;
    let manifest = everything::export(&db, folder, SystemClock.now()).await?;
    let rows: i64 = manifest.rows.values().sum();
    say(&format!("{rows} rows written to {}", folder.display()));
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn import_everything(
    settings: &Settings,
    folder: &Path,
) -> anyhow::Result<ExitCode> {
    let _lock = lock(settings)?;
    let db = Db::open(&settings.database()?, Access::Write).await?;
    let manifest = everything::import(&db, folder, everything::Rules::Ignore).await?;
    db.close().await;
    let rows: i64 = manifest.rows.values().sum();
    say(&format!(
        "{rows} rows read; counts, the sums of all accounts and the hashes of all orders are those \
         of the export. Keep the data folder's `secret` and `media` with the new database."
    ));
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn history(
    settings: &Settings,
    demo: bool,
    tenant: &TenantId,
    times: u32,
) -> anyhow::Result<ExitCode> {
    let _lock = lock(settings)?;
    let db = Db::open(&settings.database()?, Access::Write).await?;
    let (key, now) = (settings.key()?, SystemClock.now());
    if demo {
        let target = Target {
            db: &db,
            key: &key,
            ids: &Ids::Random,
            media: &settings.data.join("media"),
            now,
        };
        load_demo(&target, &settings.data, now.date()).await?;
    }
    let target = history::Target {
        db: &db,
        key: &key,
        data: &settings.data,
        tenant,
        now,
        size: history::Size { times, part: 1 },
    };
    let loaded = history::load(&target, &mut say).await;
    db.close().await;
    let loaded = loaded?;
    say(&format!(
        "{}달의 주문 {}건을 넣었어요. 받은 돈은 취소와 반품을 빼고 {}이에요.",
        loaded.months, loaded.orders, loaded.net
    ));
    Ok(ExitCode::SUCCESS)
}
