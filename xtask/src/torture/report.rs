//! What the suites found, as a table, and kept as `docs/reliability/REPORT.md` with its raw rows.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::bench::machine::Machine;
use crate::paths::Paths;

/// The part of the report that people write and a run leaves alone begins with this line.
const BY_HAND: &str = "<!-- Below this line nothing is written by a run. -->";

/// One suite on one engine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// What `--only` calls it.
    pub(super) name: String,
    /// Its goal, in words.
    pub(super) suite: String,
    pub(super) engine: String,
    pub(super) runs: u64,
    /// How many it would have been with more time.
    pub(super) wanted: u64,
    pub(super) violations: u64,
    pub(super) seconds: u64,
    pub(super) note: String,
    /// What makes it repeatable; a runner does not say it.
    pub(super) seed: u64,
    pub(super) commit: String,
    pub(super) date: String,
}

impl Row {
    /// Reads a runner's line, or one that was kept; any other line is none.
    pub(super) fn read(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        Some(Self {
            name: text("name")?,
            suite: text("suite")?,
            engine: text("engine")?,
            runs: value["runs"].as_u64()?,
            wanted: value["wanted"].as_u64()?,
            violations: value["violations"].as_u64()?,
            seconds: value["seconds"].as_u64()?,
            note: text("note")?,
            seed: value["seed"].as_u64().unwrap_or_default(),
            commit: text("commit").unwrap_or_default(),
            date: text("date").unwrap_or_default(),
        })
    }

    fn line(&self) -> String {
        json!({
            "name": self.name, "suite": self.suite, "engine": self.engine, "runs": self.runs,
            "wanted": self.wanted, "violations": self.violations, "seconds": self.seconds,
            "note": self.note, "seed": self.seed, "commit": self.commit, "date": self.date,
        })
        .to_string()
    }

    fn is_of(&self, other: &Self) -> bool {
        (&self.name, &self.engine) == (&other.name, &other.engine)
    }
}

/// Where, on what and from what a run comes.
pub(super) struct Head {
    machine: Machine,
    seed: u64,
}

impl Head {
    pub(super) fn look(paths: &Paths, seed: u64) -> Result<Self> {
        Ok(Self {
            machine: Machine::look(paths)?,
            seed,
        })
    }
}

/// Puts rows in the place of older ones of the same suites, and writes the report anew.
pub(super) fn keep(paths: &Paths, head: &Head, rows: &[Row]) -> Result<()> {
    let folder = paths.root.join("docs/reliability");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let raw = folder.join("rows.jsonl");
    let mut kept: Vec<Row> = or_empty(&raw).lines().filter_map(Row::read).collect();
    for row in rows {
        let row = Row {
            seed: head.seed,
            commit: head.machine.commit.clone(),
            date: head.machine.date.clone(),
            ..row.clone()
        };
        match kept.iter_mut().find(|old| old.is_of(&row)) {
            Some(old) => *old = row,
            None => kept.push(row),
        }
    }
    let lines: Vec<String> = kept.iter().map(|row| row.line() + "\n").collect();
    fs::write(&raw, lines.concat())?;
    let file = folder.join("REPORT.md");
    let text = whole(head, &kept, &by_hand(&file));
    fs::write(&file, text)?;
    Ok(())
}

fn whole(head: &Head, rows: &[Row], by_hand: &str) -> String {
    let violations: u64 = rows.iter().map(|row| row.violations).sum();
    let minutes: u64 = rows.iter().map(|row| row.seconds).sum::<u64>() / 60;
    format!(
        "# What was done to the mall, and what it lost\n\n\
         Written by `cargo xtask torture`, last on {}; the raw rows are in `rows.jsonl`.\n\n\
         **{} suites, {violations} violations, {minutes} minutes in all.**\n\n\
         {}\n\
         A violation is an acknowledged order that is gone, money taken twice or without an order, \
         books that do not add up, or whatever else the goal forbids. The providers' own logs, kept \
         by a process of their own, are the truth about money. On SQLite the mall is one process; on \
         PostgreSQL it is four, unless the figures say otherwise. All programs are debug builds.\n\n\
         \"812 of 10000\" means that the suite's time was over first; `--seconds` gives it more.\n\n\
         {}\n{BY_HAND}\n{by_hand}",
        head.machine.date,
        rows.len(),
        head.machine,
        table(rows),
    )
}

fn by_hand(file: &Path) -> String {
    let text = or_empty(file);
    let found = text.split_once(BY_HAND);
    found.map_or_else(String::new, |(_, rest)| rest.trim_start().to_owned())
}

/// The text of a file that may not be there yet.
fn or_empty(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// The rows as Markdown.
pub(super) fn table(rows: &[Row]) -> String {
    let mut text =
        "| Suite | Goal | Engine | Runs | Violations | Time | Seed | Commit | Figures |\n\
                    |---|---|---|---|---|---|---|---|---|\n"
            .to_owned();
    for row in rows {
        let runs = if row.runs < row.wanted {
            format!("{} of {}", row.runs, row.wanted)
        } else {
            row.runs.to_string()
        };
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {runs} | {} | {} s | {} | {} | {} |",
            row.name,
            row.suite,
            row.engine,
            row.violations,
            row.seconds,
            row.seed,
            row.commit,
            row.note
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Row, table};

    const LINE: &str = r#"{"name":"kills","suite":"killed","engine":"SQLite","runs":51,"wanted":500,"violations":0,"seconds":9,"note":"x"}"#;

    #[test]
    fn a_runners_line_is_a_row_and_any_other_is_none() {
        let row = Row::read(LINE).unwrap();
        assert_eq!((row.runs, row.engine.as_str()), (51, "SQLite"));
        assert_eq!(Row::read(&row.line()), Some(row));
        assert_eq!(Row::read("round 1 of 1"), None);
        assert_eq!(Row::read(r#"{"suite":"killed"}"#), None);
    }

    #[test]
    fn a_suite_that_was_not_through_says_so() {
        let mut row = Row::read(LINE).unwrap();
        assert!(table(&[row.clone()]).contains("| 51 of 500 |"));
        row.runs = 500;
        assert!(table(&[row]).contains("| 500 |"));
    }
}
