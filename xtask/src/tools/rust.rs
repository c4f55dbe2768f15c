//! Tools that rustup and cargo install.

use anyhow::Result;

use super::pinned;
use crate::paths::Paths;
use crate::report::heading;
use crate::{disk, exec};

const TRUNK: &str = "0.21.14";
const WASM: &str = "wasm32-unknown-unknown";

pub(super) fn wasm_target(paths: &Paths) -> Result<()> {
    let libraries = exec::output(
        "rustc",
        paths
            .command("rustc")
            .args(["--print", "target-libdir", "--target", WASM]),
    )?;
    if std::path::Path::new(&libraries).exists() {
        return Ok(());
    }
    heading("Adding Rust's WASM target");
    let mut rustup = paths.command("rustup");
    exec::run("rustup", rustup.args(["target", "add", WASM]))
}

pub(super) fn trunk(paths: &Paths) -> Result<()> {
    if is_version(paths, "trunk", TRUNK) {
        return Ok(());
    }
    heading(format_args!(
        "Installing trunk {TRUNK} (about 5 minutes, once)"
    ));
    let mut cargo = install(paths);
    // It runs for a second per build: compiling it fast matters more than making it fast.
    cargo
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .args(["trunk", "--version", TRUNK, "--locked"]);
    install_run(paths, "installing trunk", cargo)
}

/// The command line tool has to match the library in `Cargo.lock` exactly.
pub(super) fn wasm_bindgen(paths: &Paths) -> Result<()> {
    let version = pinned(
        paths,
        "Cargo.lock",
        "name = \"wasm-bindgen\"\nversion = \"",
        "\"",
    )?;
    if is_version(paths, "wasm-bindgen", &version) {
        return Ok(());
    }
    heading(format_args!(
        "Installing wasm-bindgen {version} (about 3 minutes, once)"
    ));
    let mut cargo = install(paths);
    // Not `--locked`: its lock file names a crate version that has been withdrawn.
    cargo.args(["wasm-bindgen-cli", "--version", &version]);
    install_run(paths, "installing wasm-bindgen", cargo)
}

pub(super) fn nextest(paths: &Paths) -> Result<()> {
    if exec::succeeds(paths.cargo().args(["nextest", "--version"])) {
        return Ok(());
    }
    heading("Installing cargo-nextest (a few minutes, once)");
    let mut cargo = install(paths);
    cargo.args(["cargo-nextest", "--locked"]);
    install_run(paths, "installing cargo-nextest", cargo)
}

fn is_version(paths: &Paths, program: &str, version: &str) -> bool {
    exec::version(&mut paths.command(program))
        .is_some_and(|line| line.split_whitespace().nth(1) == Some(version))
}

fn install(paths: &Paths) -> std::process::Command {
    let mut cargo = paths.cargo();
    cargo
        .env("CARGO_TARGET_DIR", paths.cache.join("target-tools"))
        .args(["install", "--force", "--root"])
        .arg(paths.tools());
    cargo
}

fn install_run(paths: &Paths, what: &str, mut cargo: std::process::Command) -> Result<()> {
    exec::run(what, &mut cargo).map_err(|error| disk::explain(&paths.cache, error))
}
