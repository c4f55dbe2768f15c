//! The server under test.

use std::{path::PathBuf, sync::Arc};

use axum::Router;
use backend::{
    catalog::{self, Catalogs},
    clock::{Clock, ManualClock},
    config::Config,
    db::{Access, Db},
    ids::Ids,
    import::{ImportOptions, Report, Target, import},
    metrics::Metrics,
    order, outbox, payment, router,
    secret::RootKey,
    serve::http_client,
    state::{App, AppState},
    web::Site,
};
use shared::time::{Date, Timestamp};
use tempfile::TempDir;
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use crate::{actor::Actor, database::TestDatabase, folder::ImportFolder};

/// A server with a database of its own. Dropping it removes both.
pub struct TestApp {
    /// What the handlers share.
    pub state: AppState,
    /// Stands at noon of 2026-11-22 in Korea until it is moved.
    pub clock: Arc<ManualClock>,
    router: Router,
    // Dropped in this order: the folder last.
    database: TestDatabase,
    data: TempDir,
}

impl TestApp {
    /// An empty mall.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// An empty mall with other settings, for example the address of a pretended provider.
    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let database = TestDatabase::create(data.path()).await;
        Self::start_on(database, data, change).await
    }

    /// An empty mall on a PostgreSQL database of which it is the owner and no more. `None` where
    /// the suite runs on SQLite.
    pub async fn start_as_owner() -> Option<Self> {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let database = TestDatabase::owned().await?;
        Some(Self::start_on(database, data, |_| {}).await)
    }

    async fn start_on(
        database: TestDatabase,
        data: TempDir,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config::for_tests(data.path().to_path_buf());
        change(&mut config);
        let db = Db::open(&database.options(), Access::Write)
            .await
            .expect("the test database opens");
        let clock = Arc::new(ManualClock::at(noon()));
        let state = AppState::new(App {
            catalogs: Catalogs::load(&db, clock.now())
                .await
                .expect("the catalogues load"),
            key: RootKey::for_tests(),
            clock: clock.clone(),
            ids: Ids::counted(),
            http: http_client().expect("the HTTP client can be made"),
            tracker: TaskTracker::new(),
            metrics: Metrics::default(),
            outbox: Notify::new(),
            site: Site::bare(&config).expect("the site's parts load"),
            config,
            db,
        });
        Self {
            router: router(state.clone()),
            state,
            clock,
            database,
            data,
        }
    }

    /// A mall with the small county of [`ImportFolder::small`].
    pub async fn with_mall() -> Self {
        let app = Self::start().await;
        app.open_mall().await;
        app
    }

    /// Imports the small county into a mall that was started with other settings.
    pub async fn open_mall(&self) {
        let report = self.import(&ImportFolder::small()).await;
        assert!(report.is_done(), "{report}");
    }

    /// Imports a folder as `chorok import` does, and lets the server see it.
    pub async fn import(&self, folder: &ImportFolder) -> Report {
        self.import_with(folder, &ImportOptions::default()).await
    }

    /// The same with options.
    pub async fn import_with(&self, folder: &ImportFolder, options: &ImportOptions) -> Report {
        let path = self.data.path().join("import");
        folder.write(&path);
        let target = Target {
            db: &self.state.db,
            key: &self.state.key,
            ids: &self.state.ids,
            media: &self.state.config.media(),
            now: self.clock.now(),
        };
        let report = import(&target, &path, options)
            .await
            .expect("the import runs");
        self.run_jobs().await;
        report
    }

    /// The mall's data folder.
    pub fn data(&self) -> PathBuf {
        self.data.path().to_path_buf()
    }

    /// One round of what goes on beside the requests, instead of waiting for it.
    pub async fn run_jobs(&self) {
        catalog::tick(&self.state)
            .await
            .expect("the catalogue refreshes");
        payment::reconcile_due(&self.state)
            .await
            .expect("payments are reconciled");
        order::expire::expire_due(&self.state)
            .await
            .expect("orders expire");
        outbox::run_due(&self.state)
            .await
            .expect("the outbox is carried out");
        catalog::tick(&self.state)
            .await
            .expect("the catalogue refreshes");
    }

    /// Changes rows behind the mall's back, past everything that protects them.
    pub async fn tamper(&self, sql: &str) {
        self.database.tamper(sql).await;
    }

    /// Somebody with a browser and nothing else.
    pub fn anonymous(&self) -> Actor {
        Actor::new(self.router.clone())
    }
}

fn noon() -> Timestamp {
    let day = Date::new(2026, 11, 22).expect("the day exists");
    day.start().plus_ms(12 * 3_600_000)
}
