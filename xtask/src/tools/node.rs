//! Tools that npm installs: a current wasm-opt, and what the browser stories import.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::pinned;
use crate::exec;
use crate::paths::Paths;
use crate::report::heading;

/// Whether the pinned wasm-opt is there now. It needs Node; without it the page is a little larger.
pub(super) fn wasm_opt(paths: &Paths) -> Result<bool> {
    let version = pinned(paths, "Trunk.toml", "wasm_opt = \"version_", "\"")?;
    let is_there = || {
        exec::version(&mut paths.command(paths.binaryen().join("wasm-opt")))
            .is_some_and(|line| line.split_whitespace().nth(2) == Some(&version))
    };
    if is_there() {
        return Ok(true);
    }
    if exec::version(&mut paths.command("npm")).is_none() {
        eprintln!(
            "Node is not installed: building without wasm-opt makes the page about 1% larger."
        );
        return Ok(false);
    }
    heading(format_args!("Installing wasm-opt {version}"));
    let folder = paths.tools().join("npm");
    fs::create_dir_all(&folder)?;
    let mut npm = paths.command("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg(format!("binaryen@{version}"));
    exec::run("npm install of wasm-opt", &mut npm)?;
    if !is_there() {
        bail!("npm installed binaryen {version}, but its wasm-opt does not start here");
    }
    Ok(true)
}

/// Installs the locked packages of a folder of scripts, unless exactly these are there already.
pub(super) fn packages(paths: &Paths, whose: &str, folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    heading(format_args!("Installing the packages of {whose}"));
    let mut npm = paths.command("npm");
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund"]);
    exec::run("npm ci", &mut npm)?;
    Ok(fs::write(installed, lock)?)
}
