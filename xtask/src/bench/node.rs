//! Runs a script of `tests/e2e/bench` against the mall; it answers with one JSON text.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use crate::mall::Mall;
use crate::{browser, exec};

pub(super) fn run(bench: &Bench<'_>, mall: &Mall, script: &str, args: &[&str]) -> Result<Value> {
    let mut node = browser::node(bench.paths, mall, script)?;
    node.args(args).current_dir(bench.paths.e2e().join("bench"));
    let text = exec::output(script, &mut node)?;
    serde_json::from_str(&text).with_context(|| format!("{script} said `{text}`"))
}
