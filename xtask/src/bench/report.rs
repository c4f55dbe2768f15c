//! The tables: printed, and kept as one file a run.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::budget::{Budget, Verdict};
use super::machine::Machine;
use crate::paths::Paths;

/// The figures of one part of the bench.
pub(super) struct Section {
    title: &'static str,
    rows: Vec<Row>,
    notes: Vec<String>,
}

struct Row {
    what: String,
    value: String,
    limits: [String; 2],
    /// What is held to them.
    held: String,
    verdict: Verdict,
    peer: &'static str,
}

impl Section {
    pub(super) fn new(title: &'static str) -> Self {
        Self {
            title,
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// A figure that nothing was promised about. `peer` is empty where there is none.
    pub(super) fn tell(&mut self, what: impl Into<String>, value: String, peer: &'static str) {
        self.rows.push(Row {
            what: what.into(),
            value,
            limits: [String::new(), String::new()],
            held: String::new(),
            verdict: Verdict::Free,
            peer,
        });
    }

    /// A figure with a budget.
    pub(super) fn hold(
        &mut self,
        what: impl Into<String>,
        value: u64,
        budget: Budget,
        peer: &'static str,
    ) {
        let text = budget.unit.show(value);
        self.hold_as(what, value, text, budget, peer);
    }

    /// The same, with more to say than the figure that is held to the budget.
    pub(super) fn hold_as(
        &mut self,
        what: impl Into<String>,
        value: u64,
        text: String,
        budget: Budget,
        peer: &'static str,
    ) {
        self.rows.push(Row {
            what: what.into(),
            value: text,
            limits: [budget.must, budget.aim].map(|limit| budget.unit.show(limit)),
            held: budget.unit.show(value),
            verdict: budget.judge(value),
            peer,
        });
    }

    pub(super) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }

    fn write(&self, text: &mut String) {
        let mut table = vec![[
            self.title.to_owned(),
            "ours".to_owned(),
            "must".to_owned(),
            "aim".to_owned(),
            String::new(),
            "peer, or the machine's limit".to_owned(),
        ]];
        table.extend(self.rows.iter().map(|row| {
            let [must, aim] = row.limits.clone();
            let mark = row.verdict.to_string();
            let (what, value) = (row.what.clone(), row.value.clone());
            [what, value, must, aim, mark, row.peer.to_owned()]
        }));
        let widths: [usize; 6] = std::array::from_fn(|column| {
            let cells = table.iter().map(|row| row[column].chars().count());
            cells.max().unwrap_or_default().max(3)
        });
        table.insert(1, widths.map(|width| "-".repeat(width)));
        for row in table {
            let cells = row.iter().zip(widths);
            let cells: Vec<String> = cells
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            // Writing to a String cannot fail.
            let _ = writeln!(text, "| {} |", cells.join(" | "));
        }
        text.push('\n');
        for note in &self.notes {
            let _ = writeln!(text, "{note}");
        }
        if !self.notes.is_empty() {
            text.push('\n');
        }
    }

    fn missed(&self) -> impl Iterator<Item = String> {
        let missed = self
            .rows
            .iter()
            .filter(|row| row.verdict == Verdict::Missed);
        missed.map(|row| format!("{}: {} (must: {})", row.what, row.held, row.limits[0]))
    }
}

/// The whole report as Markdown.
pub(super) fn render(machine: &Machine, sections: &[Section]) -> String {
    let mut text = format!(
        "# Performance on {}, {}\n\n{machine}\n",
        machine.date, machine.commit
    );
    for section in sections {
        section.write(&mut text);
    }
    let missed: Vec<String> = sections.iter().flat_map(Section::missed).collect();
    if missed.is_empty() {
        text.push_str("No budget is missed.\n");
    } else {
        text.push_str("Budgets missed:\n\n");
        for line in missed {
            let _ = writeln!(text, "- {line}");
        }
    }
    text
}

/// Keeps the report. A part by itself does not overwrite a whole run.
pub(super) fn keep(
    paths: &Paths,
    machine: &Machine,
    part: Option<&str>,
    text: &str,
) -> Result<PathBuf> {
    let folder = paths.root.join("docs/performance");
    fs::create_dir_all(&folder)?;
    let part = part.map(|part| format!("-{part}")).unwrap_or_default();
    let file = folder.join(format!("{}-{}{part}.md", machine.date, machine.commit));
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}
