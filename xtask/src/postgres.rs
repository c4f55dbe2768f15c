//! A PostgreSQL cluster of our own in a temporary folder: gone when its value is dropped, whatever
//! happened in between.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::scratch::Scratch;
use crate::{exec, service, tools};

/// It refuses to run as root; Debian's package brings this user.
const UNPRIVILEGED: &str = "postgres";

/// What the cluster does before it says that something is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Durability {
    /// Nothing: nobody needs these rows after a crash.
    None,
    /// It waits for the disk, as shops must.
    Full,
}

pub(crate) struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
    as_root: bool,
    _scratch: Scratch,
}

impl Postgres {
    pub(crate) fn start(durability: Durability) -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed")?;
        let scratch = Scratch::new("postgres")?;
        let as_root = tools::is_root();
        if as_root {
            let mut chown = Command::new("chown");
            exec::run("chown", chown.arg(UNPRIVILEGED).arg(scratch.path()))?;
        }
        let mut cluster = Self {
            programs,
            data: scratch.path().join("data"),
            port: service::free_port()?,
            as_root,
            _scratch: scratch,
        };
        cluster.create()?;
        cluster.boot(durability)?;
        Ok(cluster)
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://chorok@127.0.0.1:{}/postgres", self.port)
    }

    /// What restarts it as a crash would, in words parted by spaces.
    pub(crate) fn restart_command(&self) -> String {
        let program = self.programs.join("pg_ctl").display().to_string();
        let user = if self.as_root {
            format!("runuser -u {UNPRIVILEGED} -- ")
        } else {
            String::new()
        };
        format!(
            "{user}{program} restart -m immediate -w -t 60 -l {} -D {}",
            self.folder().join("log").display(),
            self.data.display()
        )
    }

    fn create(&self) -> Result<()> {
        let mut initdb = self.program("initdb");
        initdb
            .args(["--no-sync", "--auth=trust", "--username=chorok"])
            .args(["--encoding=UTF8", "--locale=C.UTF-8", "-D"])
            .arg(&self.data);
        exec::output("initdb", &mut initdb).map(drop)
    }

    fn boot(&mut self, durability: Durability) -> Result<()> {
        let folder = self.folder().display().to_string();
        let mut options = format!(
            "-p {} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=200",
            self.port
        );
        if durability == Durability::None {
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        }
        let log = self.folder().join("log");
        let mut start = self.program("pg_ctl");
        start.args(["start", "-w", "-t", "60", "-o", &options, "-l"]);
        start.arg(&log).arg("-D").arg(&self.data);
        if exec::output("pg_ctl start", &mut start).is_err() {
            let log = fs::read_to_string(&log).unwrap_or_default();
            bail!("PostgreSQL does not start:\n{}", log.trim_end());
        }
        Ok(())
    }

    fn folder(&self) -> &Path {
        self.data.parent().unwrap_or(&self.data)
    }

    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if self.as_root {
            let mut runuser = Command::new("runuser");
            runuser.args(["-u", UNPRIVILEGED, "--"]).arg(path);
            runuser
        } else {
            Command::new(path)
        };
        command.current_dir(self.folder());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "-m", "immediate", "-w", "-D"])
            .arg(&self.data);
        if !exec::succeeds(&mut stop) && self.data.join("postmaster.pid").exists() {
            eprintln!("PostgreSQL in {} did not stop", self.data.display());
        }
    }
}

/// The newest installed version's programs; Debian keeps them off the path.
pub(crate) fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok();
    let newest = versions
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.as_ref().ok()?.file_name().to_str()?.parse().ok()?;
            Some((version, entry.ok()?.path().join("bin")))
        })
        .filter(|(_, bin)| bin.join("initdb").exists())
        .max();
    newest.map(|(_, bin)| bin).or_else(|| {
        env::split_paths(&env::var_os("PATH")?).find(|folder| folder.join("initdb").exists())
    })
}
