//! The mall without its doors: for commands that change what a serving mall would change.

use std::{net::SocketAddr, sync::Arc};

use clap::Parser;
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use super::http_client;
use crate::{
    catalog::Catalogs,
    clock::{Clock, SystemClock},
    config::{Config, ServeSettings, Settings},
    db::{Access, Db, WriterLock},
    ids::Ids,
    metrics::Metrics,
    state::{App, AppState},
    web::Site,
};

#[derive(Parser)]
struct Unserved {
    #[command(flatten)]
    serve: ServeSettings,
}

/// Opens the mall's database for writing. Refused while the mall serves on the same SQLite file;
/// what is to be done outside is left to the serving mall.
pub async fn closed(settings: &Settings) -> anyhow::Result<(AppState, Option<WriterLock>)> {
    let mut serve = Unserved::try_parse_from(["chorok"])?.serve;
    // Nobody comes in, so no provider's key is asked for.
    serve.public_url = None;
    let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let config = Config::new(settings, &serve, nowhere)?;
    let lock = settings
        .database_file()?
        .map(|file| WriterLock::take(&file))
        .transpose()?;
    let db = Db::open(&settings.database()?, Access::Write).await?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let state = AppState::new(App {
        catalogs: Catalogs::load(&db, clock.now()).await?,
        key: settings.key()?,
        clock,
        ids: Ids::Random,
        http: http_client()?,
        tracker: TaskTracker::new(),
        metrics: Metrics::default(),
        outbox: Notify::new(),
        site: Site::bare(&config)?,
        config,
        db,
    });
    Ok((state, lock))
}
