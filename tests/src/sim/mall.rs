//! The simulated mall: one life of its process after another, over the same database file.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicU64},
};

use backend::{
    clock::ManualClock,
    config::Config,
    db::{Access, Db, DbOptions},
    ids::Ids,
    import::{ImportOptions, Target, import},
    router,
    secret::RootKey,
    state::AppState,
    web::Site,
};
use shared::time::{Date, Timestamp};
use tempfile::TempDir;

use crate::{Actor, folder::ImportFolder};

/// A folder in memory where the machine has one: the disk is not what is tested here.
pub(super) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempfile::tempdir_in(memory)
    } else {
        tempfile::tempdir()
    };
    folder.expect("a temporary folder can be made")
}

/// When every simulation begins.
pub(super) fn beginning() -> Timestamp {
    let day = Date::new(2026, 11, 22).expect("the day exists");
    day.start().plus_ms(9 * 3_600_000)
}

/// The database of a mall that has just opened, made once for all seeds.
#[derive(Debug)]
pub struct Template {
    folder: TempDir,
}

impl Template {
    /// Imports the small county.
    pub fn make() -> Self {
        let template = Self { folder: folder() };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        runtime.block_on(template.fill());
        template
    }

    async fn fill(&self) {
        let path = self.folder.path().join("import");
        ImportFolder::small().write(&path);
        let db = Db::open(&options(&self.file()), Access::Write)
            .await
            .expect("the database opens");
        let target = Target {
            db: &db,
            key: &RootKey::for_tests(),
            ids: &Ids::counted(),
            media: &self.folder.path().join("media"),
            now: beginning(),
        };
        let report = import(&target, &path, &ImportOptions::default())
            .await
            .expect("the import runs");
        assert!(report.is_done(), "{report}");
        db.close().await;
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("chorok.db")
    }

    /// Puts a copy of the database into a folder.
    pub(super) fn copy_to(&self, folder: &Path) -> PathBuf {
        let file = folder.join("chorok.db");
        fs::copy(self.file(), &file).expect("the database can be copied");
        file
    }
}

fn options(file: &Path) -> DbOptions {
    DbOptions {
        url: format!("sqlite://{}", file.display()),
        allow_unsafe: true,
    }
}

/// One life of the mall's process.
pub(super) struct Life {
    pub(super) state: AppState,
    pub(super) actor: Actor,
}

impl Life {
    /// Starts the process for the `nth` time. It finds its providers at `wire`.
    pub(super) async fn begin(
        file: &Path,
        clock: Arc<ManualClock>,
        wire: SocketAddr,
        nth: u64,
    ) -> Self {
        let db = Db::open(&options(file), Access::Write)
            .await
            .expect("the database opens");
        let data = file.parent().expect("a file is in a folder");
        let mut config = Config::isolated(data.to_path_buf());
        config.card.url = format!("http://{wire}/card");
        config.card.public_url.clone_from(&config.card.url);
        config.voucher.url = format!("http://{wire}/voucher");
        config.message_url = format!("http://{wire}/message");
        // Two lives never give the same name.
        let ids = Ids::Counted(AtomicU64::new(nth * 100_000));
        let site = Site::bare(&config).expect("the site's parts load");
        let state = AppState::assemble(config, RootKey::for_tests(), db, clock, ids, site)
            .await
            .expect("the mall can be put together");
        Self {
            actor: Actor::inside(router(state.clone())),
            state,
        }
    }
}
