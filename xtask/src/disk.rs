//! Notices a full disk before, or as the cause of, a failed build.

use std::path::Path;
use std::process::Command;

use anyhow::{Error, Result, bail};

use crate::exec;

/// A cold build of tools, storefront and server, with room to spare.
const FIRST_BUILD_MIB: u64 = 6_000;
const LATER_BUILD_MIB: u64 = 500;

/// Refuses to start what cannot finish.
pub(crate) fn check(cache: &Path) -> Result<()> {
    std::fs::create_dir_all(cache)?;
    let needed = if cache.join("target").exists() {
        LATER_BUILD_MIB
    } else {
        FIRST_BUILD_MIB
    };
    match free_mib(cache) {
        Some(free) if free < needed => bail!(
            "the disk is almost full: {free} MiB free at {}, {needed} MiB needed; free some space or point CHOROK_CACHE at another disk",
            cache.display()
        ),
        _ => Ok(()),
    }
}

/// Adds the likely reason when a build failed on a disk that is now full.
pub(crate) fn explain(cache: &Path, error: Error) -> Error {
    match free_mib(cache) {
        Some(free) if free < 50 => error.context(format!(
            "the disk is full: {free} MiB left at {}",
            cache.display()
        )),
        _ => error,
    }
}

/// `None` where there is no POSIX `df`; then nothing is claimed.
fn free_mib(path: &Path) -> Option<u64> {
    let table = exec::output("df", Command::new("df").arg("-Pk").arg(path)).ok()?;
    let available = table.lines().nth(1)?.split_whitespace().nth(3)?;
    available.parse::<u64>().ok().map(|kib| kib / 1024)
}
