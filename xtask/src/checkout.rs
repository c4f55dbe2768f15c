//! Keeps two checkouts that share one build folder apart.
//!
//! Cargo knows a workspace's crates by their place inside the workspace and by file times, so the
//! build of one checkout can look fresh from another. Libraries are the same in all of them, and
//! are the reason for sharing.

use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result};

use crate::paths::Paths;

/// Makes our sources newer than every build of another checkout.
pub(crate) fn claim(paths: &Paths) -> Result<()> {
    let stamp = paths.cache.join("checkout");
    let root = paths.root.display().to_string();
    if fs::read_to_string(&stamp).is_ok_and(|last| last == root) {
        return Ok(());
    }
    fs::create_dir_all(&paths.cache)
        .with_context(|| format!("cannot create {}", paths.cache.display()))?;
    fs::write(&stamp, root)?;
    let now = fs::metadata(&stamp)?.modified()?;
    for entry in fs::read_dir(&paths.root)? {
        let folder = entry?.path();
        if folder.join("Cargo.toml").exists() {
            touch(&folder, now)?;
        }
    }
    Ok(())
}

fn touch(folder: &Path, now: SystemTime) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            touch(&path, now)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            File::options().write(true).open(&path)?.set_modified(now)?;
        }
    }
    Ok(())
}
