//! What is wrong in an import file, for the person who wrote it.

use std::fmt;

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

/// A record and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Located<T> {
    pub(super) record: T,
    pub(super) place: Place,
}

/// What was found on the way: problems stop the import unless bad rows may be skipped, faults
/// stop it always, hints never do.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) problems: Vec<Problem>,
    pub(super) faults: Vec<Problem>,
    pub(super) hints: Vec<Problem>,
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
        let problems = &mut self.problems;
        rows.retain(|row| {
            let before = problems.len();
            check(&row.record, &mut Complaints::new(row.place, problems));
            problems.len() == before
        });
    }
}

/// Collects what is wrong with one row.
pub(super) struct Complaints<'a> {
    place: Place,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Complaints<'a> {
    /// About one place, into a list.
    pub(super) fn new(place: Place, problems: &'a mut Vec<Problem>) -> Self {
        Self { place, problems }
    }

    pub(super) fn say(&mut self, column: &str, message: impl Into<String>) {
        self.problems.push(self.place.problem(column, message));
    }

    /// Complains unless `holds`.
    pub(super) fn demand(&mut self, holds: bool, column: &str, message: impl Into<String>) {
        if !holds {
            self.say(column, message);
        }
    }
}
