//! What is wrong in an import file, for the person who wrote it.

use std::{collections::BTreeSet, fmt};

/// One thing that is wrong: where, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: &'static str,
    /// The line, from one; zero for the file as a whole.
    pub line: u64,
    /// The column or field; empty for the row as a whole.
    pub column: String,
    /// A Korean sentence.
    pub message: String,
}

impl fmt::Display for Problem {
    /// `vendors.csv 3행 phone: 비워 둘 수 없어요.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file)?;
        if self.line > 0 {
            write!(f, " {}행", self.line)?;
        }
        if !self.column.is_empty() {
            write!(f, " {}", self.column)?;
        }
        write!(f, ": {}", self.message.trim_end_matches('.'))?;
        f.write_str(".")
    }
}

/// Where a record stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: &'static str,
    pub(super) line: u64,
}

impl Place {
    pub(super) fn problem(self, column: &str, message: impl Into<String>) -> Problem {
        Problem {
            file: self.file,
            line: self.line,
            column: column.to_owned(),
            message: message.into(),
        }
    }
}

/// A record, what it is called, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Located<T> {
    pub(super) record: T,
    pub(super) key: String,
    pub(super) place: Place,
}

/// Rows that were taken out, by file and key. What refers to one of them goes too, without a
/// complaint of its own: the person who mends the first has mended the second.
pub(super) type Rejected = BTreeSet<(&'static str, String)>;

/// What was found on the way: problems stop the import unless bad rows may be skipped, faults
/// stop it always, hints never do.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<Problem>,
    pub(super) faults: Vec<Problem>,
    pub(super) hints: Vec<Problem>,
    pub(super) rejected: Rejected,
}

impl Findings {
    /// A fault of a file as a whole.
    pub(super) fn fault(&mut self, file: &'static str, message: impl Into<String>) {
        let place = Place { file, line: 0 };
        self.faults.push(place.problem("", message));
    }

    /// Keeps the rows for which `check` finds nothing wrong.
    pub(super) fn keep<T>(
        &mut self,
        rows: &mut Vec<Located<T>>,
        mut check: impl FnMut(&T, &mut Complaints<'_>),
    ) {
        rows.retain(|row| {
            let mut complaints = Complaints::new(row.place, &mut self.problems, &self.rejected);
            check(&row.record, &mut complaints);
            let kept = complaints.found_nothing;
            if !kept {
                self.rejected.insert((row.place.file, row.key.clone()));
            }
            kept
        });
    }
}

/// Collects what is wrong with one row.
pub(super) struct Complaints<'a> {
    place: Place,
    problems: &'a mut Vec<Problem>,
    rejected: &'a Rejected,
    found_nothing: bool,
}

impl<'a> Complaints<'a> {
    /// About one place, into a list.
    pub(super) fn new(
        place: Place,
        problems: &'a mut Vec<Problem>,
        rejected: &'a Rejected,
    ) -> Self {
        Self {
            place,
            problems,
            rejected,
            found_nothing: true,
        }
    }

    pub(super) fn say(&mut self, column: &str, message: impl Into<String>) {
        self.found_nothing = false;
        self.problems.push(self.place.problem(column, message));
    }

    /// Complains unless `holds`.
    pub(super) fn demand(&mut self, holds: bool, column: &str, message: impl Into<String>) {
        if !holds {
            self.say(column, message);
        }
    }

    /// Complains unless the row `key` of a file is there; goes quietly when it was taken out.
    pub(super) fn refer(&mut self, there: bool, column: &str, (file, key): (&'static str, &str)) {
        if there {
            return;
        }
        if self.rejected.contains(&(file, key.to_owned())) {
            self.found_nothing = false;
        } else {
            self.say(
                column,
                format!("`{key}`이(가) {file}에 없어요. 철자를 확인하거나 먼저 추가해 주세요"),
            );
        }
    }
}
