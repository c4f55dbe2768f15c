//! The real programs as processes of their own: started, killed, asked to end, always reaped.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    time::{Duration, Instant},
};

use backend::http::extract;
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
    time::timeout,
};

/// A program that does not tell its addresses within this time has failed.
const START: Duration = Duration::from_mins(1);

/// Where the programs under test are: `CHOROK_BIN` and `CHOROK_SANDBOX_BIN`.
#[derive(Debug, Clone)]
pub struct Programs {
    /// The mall.
    pub chorok: PathBuf,
    /// The outside world.
    pub sandbox: PathBuf,
}

impl Programs {
    /// Reads the environment.
    pub fn from_env() -> Self {
        let path = |name: &str| {
            let value = std::env::var_os(name);
            PathBuf::from(value.unwrap_or_else(|| panic!("{name} names the program to test")))
        };
        Self {
            chorok: path("CHOROK_BIN"),
            sandbox: path("CHOROK_SANDBOX_BIN"),
        }
    }
}

/// A running program that told its addresses. Dropping it kills it.
#[derive(Debug)]
pub struct Process {
    child: Child,
    addresses: Value,
}

impl Process {
    /// Starts a program and waits for its addresses, the first line of its output. What it logs
    /// is added to a file. An error says that it ended before.
    pub async fn start(command: &mut Command, log: &Path) -> io::Result<Self> {
        let log = File::options().create(true).append(true).open(log)?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child.stdout.take().expect("the output is piped");
        let mut lines = BufReader::new(stdout).lines();
        let line = timeout(START, lines.next_line()).await??;
        let line = line.ok_or(io::ErrorKind::UnexpectedEof)?;
        // Nothing else is said there, but a full pipe would stop the program.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let addresses = extract::parse(line.as_bytes()).expect("the addresses are JSON");
        Ok(Self { child, addresses })
    }

    /// One of the addresses that it told.
    pub fn address(&self, name: &str) -> &str {
        let address = self.addresses[name].as_str();
        address.unwrap_or_else(|| panic!("no {name} in {}", self.addresses))
    }

    /// Its id, while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.child.id()
    }

    /// Whether it has not ended.
    pub fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it without asking, as `kill -9` does.
    pub async fn kill(&mut self) -> ExitStatus {
        // It may have ended in this very moment.
        let _ = self.child.start_kill();
        self.child.wait().await.expect("its end can be awaited")
    }

    /// Asks it to end, and answers how long that took. `None`: not within `patience`.
    pub async fn terminate(&mut self, patience: Duration) -> Option<(ExitStatus, Duration)> {
        let asked = Instant::now();
        if let Some(pid) = self.pid() {
            run(Command::new("kill").args(["-TERM", &pid.to_string()])).await;
        }
        let status = self.ended_within(patience).await?;
        Some((status, asked.elapsed()))
    }

    /// Waits until it ends by itself. `None`: not within `patience`.
    pub async fn ended_within(&mut self, patience: Duration) -> Option<ExitStatus> {
        let ended = timeout(patience, self.child.wait()).await.ok()?;
        Some(ended.expect("its end can be awaited"))
    }
}

/// Runs a program to its end and answers whether it succeeded and what it said.
pub async fn run(command: &mut Command) -> (bool, String) {
    let output = command
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .expect("the program starts");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}
