//! What the suites found, as a table, and kept as `docs/reliability/REPORT.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::bench::machine::Machine;
use crate::paths::Paths;

/// One suite on one engine.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) suite: String,
    pub(super) engine: String,
    pub(super) runs: u64,
    pub(super) violations: u64,
    pub(super) seconds: u64,
    pub(super) note: String,
}

impl Row {
    /// Reads a runner's line; any other line is none.
    pub(super) fn read(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        Some(Self {
            suite: text("suite")?,
            engine: text("engine")?,
            runs: value["runs"].as_u64()?,
            violations: value["violations"].as_u64()?,
            seconds: value["seconds"].as_u64()?,
            note: text("note")?,
        })
    }
}

/// What makes a run repeatable.
pub(super) struct Head {
    machine: Machine,
    size: &'static str,
    seed: u64,
}

impl Head {
    pub(super) fn look(paths: &Paths, size: &'static str, seed: u64) -> Result<Self> {
        Ok(Self {
            machine: Machine::look(paths)?,
            size,
            seed,
        })
    }

    pub(super) fn keep(&self, paths: &Paths, rows: &[Row]) -> Result<PathBuf> {
        let text = format!(
            "# What was done to the mall, and what it lost\n\n\
             Written by `cargo xtask torture` on {}, commit {}, seed {}, size `{}`.\n\n\
             {}\nA violation is an acknowledged order that is gone, money taken twice or without an \
             order, books that do not add up, or whatever else the goal forbids. The providers' own \
             logs, kept by a process of their own, are the truth about money.\n\n{}",
            self.machine.date,
            self.machine.commit,
            self.seed,
            self.size,
            self.machine,
            table(rows),
        );
        let folder = paths.root.join("docs/reliability");
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let file = folder.join("REPORT.md");
        fs::write(&file, text)?;
        Ok(file)
    }
}

/// The rows as Markdown.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text =
        "| Goal | Engine | Runs | Violations | Time | Figures |\n|---|---|---|---|---|---|\n"
            .to_owned();
    for row in rows {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} s | {} |",
            row.suite, row.engine, row.runs, row.violations, row.seconds, row.note
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Row;

    #[test]
    fn a_runners_line_is_a_row_and_any_other_is_none() {
        let line = r#"{"suite":"killed","engine":"SQLite","runs":51,"violations":0,"seconds":9,"note":"x"}"#;
        let row = Row::read(line).unwrap();
        assert_eq!((row.runs, row.engine.as_str()), (51, "SQLite"));
        assert_eq!(Row::read("round 1 of 1"), None);
        assert_eq!(Row::read(r#"{"suite":"killed"}"#), None);
    }
}
