//! What every handler shares. Cloning it copies one pointer.

use std::{ops::Deref, sync::Arc};

use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use crate::{
    catalog::Catalogs, clock::Clock, config::Config, db::Db, error::AppError, ids::Ids,
    metrics::Metrics, secret::RootKey, serve::http_client, vitals::Vitals, web::Site,
};

/// The running mall.
#[derive(Debug, Clone)]
pub struct AppState(Arc<App>);

/// The parts of the running mall.
#[derive(Debug)]
pub struct App {
    /// The settings it was started with.
    pub config: Config,
    /// Signs tokens and hides codes.
    pub key: RootKey,
    /// The database.
    pub db: Db,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// New ids and tokens.
    pub ids: Ids,
    /// Talks to the payment and voucher providers.
    pub http: reqwest::Client,
    /// Work that must end before the process does.
    pub tracker: TaskTracker,
    /// The catalogue of each municipality, in memory.
    pub catalogs: Catalogs,
    /// Wakes the worker that carries out what the outbox remembers.
    pub outbox: Notify,
    /// The storefront's template, files and rendered pages.
    pub site: Site,
    /// What `/metrics` prints.
    pub metrics: Metrics,
    /// How the mall is, for those who run it.
    pub vitals: Vitals,
}

impl AppState {
    /// Puts a mall together from what was read and opened, with everything else at its start.
    pub async fn assemble(
        config: Config,
        key: RootKey,
        db: Db,
        clock: Arc<dyn Clock>,
        ids: Ids,
        site: Site,
    ) -> anyhow::Result<Self> {
        Ok(Self(Arc::new(App {
            catalogs: Catalogs::load(&db, clock.now()).await?,
            key,
            clock,
            ids,
            http: http_client()?,
            tracker: TaskTracker::new(),
            metrics: Metrics::default(),
            vitals: Vitals::default(),
            outbox: Notify::new(),
            site,
            config,
            db,
        })))
    }

    /// Runs `work` to its end even when the client hangs up: only the waiting is dropped.
    ///
    /// Every handler that calls a provider or writes money runs its body in here.
    pub async fn spawn_critical<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<AppError> + Send + 'static,
        F: Future<Output = Result<T, E>> + Send + 'static,
    {
        // A panic leaves the outcome open; the reconciler finds out, nobody guesses.
        match self.tracker.spawn(work).await {
            Ok(result) => result,
            Err(error) => Err(AppError::internal(error).into()),
        }
    }
}

impl Deref for AppState {
    type Target = App;

    fn deref(&self) -> &App {
        &self.0
    }
}
