//! Runs a script of `tests/e2e/bench` against the mall; it answers with one JSON text.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use crate::mall::Mall;
use crate::{exec, tools};

pub(super) fn run(bench: &Bench<'_>, mall: &Mall, script: &str, args: &[&str]) -> Result<Value> {
    let chromium = tools::find_browser().context("there is no Chromium")?;
    let mut node = bench.paths.command("node");
    node.arg(script)
        .args(args)
        .current_dir(bench.paths.e2e().join("bench"))
        .env("CHOROK_URL", mall.url()?)
        .env("CHOROK_CARD_URL", mall.card_url()?)
        .env("CHOROK_MESSAGE_URL", mall.messages_url()?)
        .env("CHROMIUM", chromium);
    let text = exec::output(script, &mut node)?;
    serde_json::from_str(&text).with_context(|| format!("{script} said `{text}`"))
}
