//! The mall without its doors: for commands that change what a serving mall would change.

use std::sync::Arc;

use crate::{
    clock::SystemClock,
    config::{Config, Settings},
    db::{Access, Db, WriterLock},
    ids::Ids,
    state::AppState,
    web::Site,
};

/// Opens the mall's database for writing. Refused while the mall serves on the same SQLite file;
/// what is to be done outside is left to the serving mall.
pub async fn closed(settings: &Settings) -> anyhow::Result<(AppState, Option<WriterLock>)> {
    let lock = settings
        .database_file()?
        .map(|file| WriterLock::take(&file))
        .transpose()?;
    let db = Db::open(&settings.database()?, Access::Write).await?;
    let config = Config::isolated(settings.data.clone());
    let (key, site) = (settings.key()?, Site::bare(&config)?);
    let clock = Arc::new(SystemClock);
    let state = AppState::assemble(config, key, db, clock, Ids::Random, site).await?;
    Ok((state, lock))
}
