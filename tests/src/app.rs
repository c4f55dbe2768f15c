//! The server under test.

use std::{path::PathBuf, sync::Arc};

use axum::Router;
use backend::{
    catalog,
    clock::{Clock, ManualClock},
    config::Config,
    db::{Access, Db, Engine},
    http::health,
    ids::Ids,
    import::{ImportOptions, Report, Target, import},
    order, outbox, payback, payment, router,
    secret::RootKey,
    state::AppState,
    web::Site,
};
use shared::time::{Date, Timestamp};
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;
use tokio::net::TcpListener;

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
        let data = new_folder();
        let database = TestDatabase::create(data.path()).await;
        Self::start_on(data, database, Ids::counted(), change).await
    }

    /// The mall of a copy of this one's SQLite file, as after a restore; `None` on PostgreSQL.
    pub async fn copy(&self) -> Option<Copy> {
        if self.state.db.engine() != Engine::Sqlite {
            return None;
        }
        let data = new_folder();
        let file = self.data.path().join("chorok.db");
        let mut conn = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
            .await
            .expect("the file opens");
        sqlx::query("vacuum into $1")
            .bind(data.path().join("chorok.db").display().to_string())
            .execute(&mut conn)
            .await
            .expect("the file is copied");
        Some(Copy {
            data,
            config: self.state.config.clone(),
        })
    }

    /// An empty mall on a PostgreSQL database of which it is the owner and no more. `None` where
    /// the suite runs on SQLite.
    pub async fn start_as_owner() -> Option<Self> {
        let database = TestDatabase::owned().await?;
        Some(Self::start_on(new_folder(), database, Ids::counted(), |_| {}).await)
    }

    /// An empty mall on a SQLite file, whatever the environment says.
    pub async fn start_on_file(change: impl FnOnce(&mut Config)) -> Self {
        let data = new_folder();
        let database = TestDatabase::file(data.path());
        Self::start_on(data, database, Ids::counted(), change).await
    }

    async fn start_on(
        data: TempDir,
        database: TestDatabase,
        ids: Ids,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config::isolated(data.path().to_path_buf());
        change(&mut config);
        let db = Db::open(&database.options(), Access::Write)
            .await
            .expect("the test database opens");
        let clock = Arc::new(ManualClock::at(noon()));
        let site = Site::bare(&config).expect("the site's parts load");
        let key = RootKey::for_tests();
        let state = AppState::assemble(config, key, db, clock.clone(), ids, site)
            .await
            .expect("the mall can be put together");
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
        payback::issue_due(self.state.clone())
            .await
            .expect("paybacks are issued");
        outbox::run_due(&self.state)
            .await
            .expect("the outbox is carried out");
        catalog::tick(&self.state)
            .await
            .expect("the catalogue refreshes");
    }

    /// Somebody who runs the mall, at the address of the metrics.
    pub fn console(&self) -> Actor {
        Actor::inside(health::metrics_router(self.state.clone()))
    }

    /// Answers on a real port, too, as long as the test runs.
    pub fn serve_on(&self, listener: TcpListener) {
        let router = self.router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
    }

    /// Changes rows behind the mall's back, past everything that protects them.
    pub async fn tamper(&self, sql: &str) {
        self.database.tamper(sql).await;
    }

    /// Somebody with a browser and nothing else.
    pub fn anonymous(&self) -> Actor {
        Actor::inside(self.router.clone())
    }
}

fn new_folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

/// A copy of a mall's database, not open yet.
pub struct Copy {
    data: TempDir,
    config: Config,
}

impl Copy {
    /// Goes on with the copy, with the same providers.
    pub async fn open(self) -> TestApp {
        let Self { data, config } = self;
        // Random, so that nothing new is called like something that the copy does not know.
        let database = TestDatabase::file(data.path());
        TestApp::start_on(data, database, Ids::Random, |own| {
            own.card = config.card;
            own.voucher = config.voucher;
            own.message_url = config.message_url;
            own.patience = config.patience;
            own.answer_within = config.answer_within;
        })
        .await
    }
}

fn noon() -> Timestamp {
    let day = Date::new(2026, 11, 22).expect("the day exists");
    day.start().plus_ms(12 * 3_600_000)
}
