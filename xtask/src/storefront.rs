//! Builds the storefront through Trunk, unless nothing that goes into it has changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::paths::Paths;
use crate::report::heading;
use crate::tools::Toolset;
use crate::{disk, exec};

const INPUTS: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "frontend",
    "index.html",
    "rust-toolchain.toml",
    "shared",
];

pub(crate) fn build(paths: &Paths, tools: &Toolset) -> Result<()> {
    let fingerprint = format!("{:016x}", fingerprint(&paths.root, tools.has_wasm_opt)?);
    let stamp = stamp(paths);
    if paths.dist().join("index.html").exists()
        && fs::read_to_string(&stamp).is_ok_and(|built| built == fingerprint)
    {
        return Ok(());
    }
    heading("Building the storefront (the first time takes minutes)");
    // Trunk runs cargo offline.
    exec::run("cargo fetch", paths.cargo().arg("fetch"))?;
    let mut trunk = trunk(paths);
    trunk.arg("build");
    if !tools.has_wasm_opt {
        trunk.arg(without_wasm_opt(paths)?);
    }
    exec::run("building the storefront", &mut trunk)
        .map_err(|error| disk::explain(&paths.cache, error))?;
    fs::write(&stamp, fingerprint).with_context(|| format!("cannot write {}", stamp.display()))
}

pub(crate) fn trunk(paths: &Paths) -> Command {
    let mut trunk = paths.command("trunk");
    trunk.env("CARGO_TARGET_DIR", paths.wasm_target());
    // When cargo fails, Trunk's own backtrace would hide what cargo said.
    trunk.env("RUST_BACKTRACE", "0");
    trunk
}

/// Makes the next [`build`] start from scratch: something else wrote into the output folder.
pub(crate) fn forget(paths: &Paths) -> Result<()> {
    let stamp = stamp(paths);
    if stamp.exists() {
        fs::remove_file(stamp)?;
    }
    Ok(())
}

fn stamp(paths: &Paths) -> PathBuf {
    paths.dist().with_extension("stamp")
}

/// Trunk has no switch for it: the page itself names the level.
fn without_wasm_opt(paths: &Paths) -> Result<PathBuf> {
    let page = fs::read_to_string(paths.root.join("index.html"))?
        .replace("data-wasm-opt=\"z\"", "data-wasm-opt=\"0\"")
        .replace("href=\"frontend/", "href=\"../frontend/");
    let copy = paths.root.join("dist/without-wasm-opt.html");
    fs::create_dir_all(paths.root.join("dist"))?;
    fs::write(&copy, page)?;
    Ok(copy)
}

/// Over contents, not times: a fresh checkout of the same tree needs no build.
fn fingerprint(root: &Path, has_wasm_opt: bool) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    has_wasm_opt.hash(&mut hasher);
    for input in INPUTS {
        hash_tree(&root.join(input), &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn hash_tree(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.file_name().hash(hasher);
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries = entries.collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        for entry in entries {
            hash_tree(&entry, hasher)?;
        }
    } else {
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        content.hash(hasher);
    }
    Ok(())
}
