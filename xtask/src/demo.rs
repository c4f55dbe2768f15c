//! The commands that open the demo mall for a person, and the one that helps them to sign in.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::build::{self, Programs};
use crate::mall::Mall;
use crate::paths::Paths;
use crate::report::heading;
use crate::{exec, storefront, tools};

const USUAL_PORT: u16 = 8080;

/// What is to lie behind the demo mall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Past {
    None,
    /// A year of orders, which takes a minute or two to bring in.
    Year,
}

/// `cargo xtask run`.
pub(crate) fn run(paths: &Paths, past: Past) -> Result<()> {
    let toolset = tools::ensure_for_run(paths)?;
    storefront::build(paths, &toolset)?;
    let programs = build::servers(paths)?;
    if past == Past::Year {
        bring_year(paths, &programs)?;
    }
    let mut mall = Mall::open(paths, &programs, &paths.data(), None)?;
    println!("{}", mall.welcome()?);
    let result = mall.wait();
    heading("Closing the mall");
    result
}

/// Brings the year in, unless an earlier start did.
fn bring_year(paths: &Paths, programs: &Programs) -> Result<()> {
    let (data, done) = (paths.data(), paths.data().join("demo-history"));
    if done.exists() {
        return Ok(());
    }
    heading("Bringing in a year of orders");
    fs::create_dir_all(&data).with_context(|| format!("cannot create {}", data.display()))?;
    let mut command = paths.command(&programs.chorok);
    command
        .args(["history", "--demo"])
        .env("CHOROK_DATA", &data);
    exec::run("chorok history", &mut command)?;
    fs::write(&done, "").with_context(|| format!("cannot write {}", done.display()))
}

/// `cargo xtask code`: for whoever has no authenticator app at hand.
pub(crate) fn code(paths: &Paths, login: &str) -> Result<()> {
    let programs = build::built(paths)?;
    let mut command = paths.command(&programs.chorok);
    command
        .args(["staff", "code", "--tenant", "gangjin", login])
        .env("CHOROK_DATA", paths.data());
    exec::run("chorok staff code", &mut command)
}

/// `cargo xtask dev`: pages from the server, the storefront from Trunk, which watches the sources.
pub(crate) fn dev(paths: &Paths) -> Result<()> {
    tools::ensure_for_run(paths)?;
    storefront::forget(paths)?;
    // One name for the app whatever is in it: the server reads the page template only once.
    let flags = ["--release=false", "--filehash=false"];
    heading("Building the storefront for development");
    exec::run(
        "building the storefront",
        storefront::trunk(paths).arg("build").args(flags),
    )?;
    let programs = build::servers(paths)?;
    let mall = Mall::open(paths, &programs, &paths.data(), None)?;
    if !mall.url()?.ends_with(&format!(":{USUAL_PORT}")) {
        bail!(
            "port {USUAL_PORT} is taken, and Trunk's proxy expects the shop there; free it and start again"
        );
    }
    println!("{}", mall.welcome()?);
    println!("    Watching the sources: http://127.0.0.1:8081/home\n");
    let served = exec::run(
        "trunk serve",
        storefront::trunk(paths).arg("serve").args(flags),
    );
    if exec::stopping() { Ok(()) } else { served }
}
