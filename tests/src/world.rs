//! A mall and its outside world as processes of their own, on a fresh database of either engine:
//! one process over SQLite, or replicas over PostgreSQL.
//!
//! The engine is chosen as in the API suite, by `CHOROK_TEST_DATABASE_URL`. The clock is the
//! system's, and every wait of the mall for a provider is shortened.

use std::{io, net::TcpListener, path::PathBuf};

use backend::db::{Access, Db, DbOptions};
use tempfile::TempDir;
use tokio::process::Command;

use crate::{
    Actor, Buyer, Outside,
    database::TestDatabase,
    folder::ImportFolder,
    process::{Process, Programs, run},
    race::SlowWire,
    shop::PROVIDER_LOTS,
};

/// The storefront of a mall that nobody looks at.
const PAGE: &str = "<!doctype html><html><head><!--ssr:head--></head>\
    <body><div id=\"app\"><!--ssr:app--></div><!--ssr:data--></body></html>";

/// What a world is made of.
#[derive(Debug, Clone)]
pub struct Setup {
    /// How many processes of the mall; more than one needs PostgreSQL.
    pub replicas: usize,
    /// The mall.
    pub folder: ImportFolder,
    /// What the voucher provider keeps, as the sandbox reads it.
    pub provider_lots: String,
    /// Settings of the mall's processes, as environment variables.
    pub settings: Vec<(String, String)>,
    /// Lays a [`SlowWire`] between the mall and PostgreSQL; its waits follow from the seed.
    pub wire: Option<u64>,
    /// Where the mall's data folder is made; with the other temporary files when not given.
    pub disk: Option<PathBuf>,
}

impl Default for Setup {
    /// One process with the small county and two seconds of patience with providers.
    fn default() -> Self {
        let patience = ("CHOROK_PROVIDER_PATIENCE".to_owned(), "2".to_owned());
        Self {
            replicas: 1,
            folder: ImportFolder::small().lasting(),
            provider_lots: PROVIDER_LOTS.to_owned(),
            settings: vec![patience],
            wire: None,
            disk: None,
        }
    }
}

/// The running processes. Dropping it kills them and removes everything.
pub struct World {
    // Dropped in this order: the folder last.
    malls: Vec<Replica>,
    sandbox: Process,
    wire: Option<SlowWire>,
    database: TestDatabase,
    programs: Programs,
    settings: Vec<(String, String)>,
    data: TempDir,
    /// What is not on the mall's disk: the outside world and everybody's log.
    side: TempDir,
}

/// One process of the mall, or the place of one that was ended.
struct Replica {
    port: u16,
    process: Option<Process>,
}

impl World {
    /// Imports the mall and starts everything.
    pub async fn open(setup: Setup) -> Self {
        let programs = Programs::from_env();
        let data = match &setup.disk {
            Some(disk) => tempfile::tempdir_in(disk),
            None => tempfile::tempdir(),
        };
        let data = data.expect("a temporary folder can be made");
        let side = tempfile::tempdir().expect("a temporary folder can be made");
        let database = TestDatabase::create(data.path()).await;
        let malls: Vec<Replica> = (0..setup.replicas)
            .map(|_| Replica {
                port: free_port(),
                process: None,
            })
            .collect();
        let lots = side.path().join("lots.json");
        std::fs::write(&lots, &setup.provider_lots).expect("the lots are written");
        let mut sandbox = Command::new(&programs.sandbox);
        sandbox.arg("--data").arg(side.path().join("sandbox"));
        for provider in ["card", "voucher", "message"] {
            sandbox.args([&format!("--{provider}-port"), "0"]);
        }
        let webhook = format!("http://127.0.0.1:{}/webhooks/card", malls[0].port);
        sandbox.args(["--webhook-url", &webhook]);
        sandbox.arg("--lots").arg(&lots);
        let log = side.path().join("sandbox.log");
        let sandbox = Process::start(&mut sandbox, &log)
            .await
            .expect("the outside world starts");
        let wire = match setup.wire {
            Some(seed) => SlowWire::before(database.url(), seed).await,
            None => None,
        };
        let mut world = Self {
            malls,
            sandbox,
            wire,
            database,
            programs,
            settings: setup.settings,
            data,
            side,
        };
        let dist = world.data.path().join("dist");
        std::fs::create_dir(&dist).expect("the folder can be made");
        std::fs::write(dist.join("index.html"), PAGE).expect("the page is written");
        let folder = world.data.path().join("import");
        setup.folder.write(&folder);
        let (done, said) = run(world.chorok().arg("import").arg(&folder)).await;
        assert!(done, "{said}");
        for nth in 0..setup.replicas {
            if let Err(error) = world.start(nth, &[]).await {
                panic!("{error}: {}", world.said(nth));
            }
        }
        world
    }

    /// Starts a process of the mall that does not run, with more settings. An error says that it
    /// ended before it listened.
    pub async fn start(&mut self, nth: usize, settings: &[(&str, &str)]) -> io::Result<()> {
        let port = self.malls[nth].port;
        let mut serve = self.chorok();
        serve
            .arg("serve")
            .args(["--addr", &format!("127.0.0.1:{port}")])
            .args(["--metrics-addr", "127.0.0.1:0"])
            .args(["--card-url", self.sandbox.address("card")])
            .args(["--voucher-url", self.sandbox.address("voucher")])
            .args(["--message-url", self.sandbox.address("messages")])
            .envs(settings.iter().copied());
        let process = Process::start(&mut serve, &self.log(nth)).await?;
        self.malls[nth].process = Some(process);
        Ok(())
    }

    /// A command of the mall's program on this world's data.
    pub fn chorok(&self) -> Command {
        let mut command = Command::new(&self.programs.chorok);
        command
            .env("CHOROK_DATA", self.data.path())
            .env("CHOROK_DIST", self.data.path().join("dist"))
            .env("CHOROK_DATABASE_URL", self.database_url())
            .env("CHOROK_ALLOW_UNSAFE_DATABASE", "1")
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// How the mall reaches its database.
    fn database_url(&self) -> String {
        let url = self.database.url();
        self.wire
            .as_ref()
            .map_or_else(|| url.to_owned(), |wire| wire.url(url))
    }

    /// The wire to PostgreSQL, where there is one.
    pub fn wire(&self) -> Option<&SlowWire> {
        self.wire.as_ref()
    }

    /// A running process of the mall.
    pub fn mall(&mut self, nth: usize) -> &mut Process {
        let process = self.malls[nth].process.as_mut();
        process.expect("this process of the mall runs")
    }

    /// Ends a process without asking, if it runs.
    pub async fn kill(&mut self, nth: usize) {
        if let Some(mut process) = self.malls[nth].process.take() {
            process.kill().await;
        }
    }

    /// How many processes the mall has.
    pub fn replicas(&self) -> usize {
        self.malls.len()
    }

    /// Where a process listens; it takes the same port again after a restart.
    pub fn url(&self, nth: usize) -> String {
        format!("http://127.0.0.1:{}", self.malls[nth].port)
    }

    /// Somebody who buys at one process.
    pub fn buyer(&self, nth: usize) -> Buyer {
        Buyer::new(Actor::at(&self.url(nth)), self.outside())
    }

    /// The providers.
    pub fn outside(&self) -> Outside {
        let address = |name: &str| self.sandbox.address(name);
        Outside::at(address("card"), address("voucher"), address("messages"))
    }

    /// The database, to look at.
    pub async fn db(&self) -> Db {
        Db::open(&self.database.options(), Access::ReadOnly)
            .await
            .expect("the database can be read")
    }

    /// The database, to interfere with.
    pub async fn db_for_writing(&self) -> Db {
        Db::open(&self.database.options(), Access::Write)
            .await
            .expect("the database can be written")
    }

    pub(crate) fn options(&self) -> DbOptions {
        self.database.options()
    }

    /// The mall's data folder.
    pub fn data(&self) -> PathBuf {
        self.data.path().to_path_buf()
    }

    /// What a process of the mall logged.
    pub fn said(&self, nth: usize) -> String {
        std::fs::read_to_string(self.log(nth)).unwrap_or_default()
    }

    fn log(&self, nth: usize) -> PathBuf {
        self.side.path().join(format!("chorok-{nth}.log"))
    }
}

/// A port that nobody listens on at this moment.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}
