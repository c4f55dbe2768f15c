//! Where and on what the figures were measured: without this they mean nothing.

use std::fmt;
use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::exec;
use crate::paths::Paths;

pub(crate) struct Machine {
    pub(crate) date: String,
    /// Of the checkout; `-changed` when the files differ from it.
    pub(crate) commit: String,
    processor: String,
    cores: usize,
    memory_mib: u64,
    load: String,
}

impl Machine {
    /// Asked before anything is started: the load is what others do here.
    pub(crate) fn look(paths: &Paths) -> Result<Self> {
        let git = |args: &[&str]| exec::output("git", paths.command("git").args(args));
        let changed = !git(&["status", "--porcelain", "--untracked-files=no"])?.is_empty();
        let commit = git(&["rev-parse", "--short", "HEAD"])?;
        Ok(Self {
            date: exec::output("date", Command::new("date").arg("+%Y-%m-%d"))?,
            commit: commit + if changed { "-changed" } else { "" },
            processor: field("/proc/cpuinfo", "model name")?,
            cores: std::thread::available_parallelism()?.get(),
            memory_mib: kib("/proc/meminfo", "MemTotal")? / 1024,
            load: fs::read_to_string("/proc/loadavg")?,
        })
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let load: Vec<&str> = self.load.split_whitespace().take(3).collect();
        writeln!(
            f,
            "Machine: {}, {} cores, {} MiB of memory.",
            self.processor, self.cores, self.memory_mib
        )?;
        writeln!(
            f,
            "Noise: a load of {} over 1, 5 and 15 minutes before the start; 0 is a quiet machine.",
            load.join(", ")
        )?;
        writeln!(
            f,
            "Client, server, sandbox and browser share these cores, over 127.0.0.1: CPU per request travels to other machines, rates do not."
        )
    }
}

/// The text after `name:` in one of the kernel's lists.
pub(super) fn field(file: &str, name: &str) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {file}"))?;
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim().to_owned())
        .with_context(|| format!("{file} has no `{name}`"))
}

/// A field that the kernel gives in `kB`.
pub(super) fn kib(file: &str, name: &str) -> Result<u64> {
    let text = field(file, name)?;
    let number = text.trim_end_matches("kB").trim();
    number
        .parse()
        .with_context(|| format!("`{name}` of {file} is `{text}`"))
}
