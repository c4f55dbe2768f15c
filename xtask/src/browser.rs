//! Browser stories and screenshots, against a mall of their own on fresh data.

use anyhow::{Context, Result};
use std::fs;
use std::process::Command;

use crate::build;
use crate::exec;
use crate::mall::Mall;
use crate::paths::Paths;
use crate::report::Tally;
use crate::scratch::Scratch;
use crate::{storefront, tools};

/// `cargo xtask e2e`.
pub(crate) fn stories(paths: &Paths, only: Option<&str>) -> Result<()> {
    let toolset = tools::ensure_for_stories(paths)?;
    storefront::build(paths, &toolset)?;
    let (tally, result) = run_stories(paths, only);
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    result
}

/// Expects the storefront to be built.
pub(crate) fn run_stories(paths: &Paths, only: Option<&str>) -> (Tally, Result<()>) {
    let run = || {
        with_mall(paths, "run.mjs", |node| {
            node.args(only);
            Ok(exec::run_tests("the browser stories", node))
        })
    };
    run().unwrap_or_else(|error| (Tally::default(), Err(error)))
}

/// `cargo xtask shots`.
pub(crate) fn shots(paths: &Paths) -> Result<()> {
    let toolset = tools::ensure_for_stories(paths)?;
    storefront::build(paths, &toolset)?;
    with_mall(paths, "shots.mjs", |node| {
        exec::run("taking screenshots", node)
    })
}

fn with_mall<T>(
    paths: &Paths,
    script: &str,
    work: impl FnOnce(&mut Command) -> Result<T>,
) -> Result<T> {
    let programs = build::servers(paths)?;
    let artifacts = paths.e2e().join("artifacts");
    fs::create_dir_all(&artifacts)?;
    let data = Scratch::new("e2e")?;
    let moves = [("CHOROK_CLOCK_MOVES", "true")];
    let mall = Mall::open_with(paths, &programs, data.path(), Some(&artifacts), &moves)?;
    let mut node = node(paths, &mall, script)?;
    node.current_dir(paths.e2e());
    work(&mut node)
}

/// Node with a script, which is told where the mall and Chromium are.
pub(crate) fn node(paths: &Paths, mall: &Mall, script: &str) -> Result<Command> {
    let chromium = tools::find_browser().context("there is no Chromium")?;
    let mut node = paths.command("node");
    node.arg(script)
        .env("CHOROK_URL", mall.url()?)
        .env("CHOROK_START", mall.start())
        .env("CHOROK_CARD_URL", mall.card_url()?)
        .env("CHOROK_MESSAGE_URL", mall.messages_url()?)
        .env("CHOROK_CLOCK_URL", mall.clock_url()?)
        .env("CHROMIUM", chromium);
    Ok(node)
}
