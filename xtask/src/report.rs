//! What was checked, how long it took, and the closing line.

use std::fmt;
use std::ops::Add;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::exec;

/// Announces a step that may take a while.
pub(crate) fn heading(text: impl fmt::Display) {
    eprintln!("\n==> {text}");
}

/// Tests or checks that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Tally {
    pub(crate) const ONE: Self = Self {
        passed: 1,
        failed: 0,
    };

    /// Reads the closing line of nextest, `cargo test` or our own browser runner; any other line
    /// counts nothing.
    pub(crate) fn read(line: &str) -> Self {
        if let Some((passed, failed)) = line
            .strip_suffix(" failed")
            .and_then(|rest| rest.split_once(" passed, "))
            && let (Ok(passed), Ok(failed)) = (passed.parse(), failed.parse())
        {
            return Self { passed, failed };
        }
        let marks = [" tests run: ", " test run: ", "test result: "];
        if !marks.iter().any(|mark| line.contains(mark)) {
            return Self::default();
        }
        let words: Vec<&str> = line
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
            .filter(|word| !word.is_empty())
            .collect();
        let count = |name: &str| {
            let at = words.iter().position(|word| *word == name);
            at.and_then(|at| words.get(at.checked_sub(1)?)?.parse().ok())
                .unwrap_or(0)
        };
        Self {
            passed: count("passed"),
            failed: count("failed"),
        }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// One line of the closing table, and what to do for it.
pub(crate) struct Step<'a> {
    name: &'static str,
    work: Box<dyn FnOnce() -> (Tally, Result<()>) + 'a>,
}

impl<'a> Step<'a> {
    /// A step that runs tests and counts them.
    pub(crate) fn tests(
        name: &'static str,
        work: impl FnOnce() -> (Tally, Result<()>) + 'a,
    ) -> Self {
        Self {
            name,
            work: Box::new(work),
        }
    }

    /// A step that counts as one check.
    pub(crate) fn check(name: &'static str, work: impl FnOnce() -> Result<()> + 'a) -> Self {
        Self::tests(name, || match work() {
            Ok(()) => (Tally::ONE, Ok(())),
            Err(error) => (Tally::default(), Err(error)),
        })
    }
}

/// Runs the steps in order up to the first failure, then prints the table and the closing line.
pub(crate) fn run(steps: Vec<Step<'_>>) -> Result<()> {
    let mut rows = Vec::new();
    let mut total = Tally::default();
    let mut failure = None;
    for step in steps {
        if failure.is_some() {
            rows.push(format!("  {:<34} not run", step.name));
            continue;
        }
        heading(step.name);
        let started = Instant::now();
        let (mut tally, result) = (step.work)();
        if result.is_err() && tally.failed == 0 {
            tally.failed = 1;
        }
        total = total + tally;
        let outcome = if result.is_ok() { "ok" } else { "FAILED" };
        rows.push(format!(
            "  {:<34} {outcome:<7} {:>5} passed {:>4} failed {:>9}",
            step.name,
            tally.passed,
            tally.failed,
            elapsed(started.elapsed()),
        ));
        failure = result
            .err()
            .map(|error| error.context(format!("step `{}`", step.name)));
    }
    println!("\n{}", rows.join("\n"));
    if exec::stopping() {
        println!("\nStopped before the end.");
    } else if let Some(error) = &failure {
        println!("\n{error:#}");
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    failure.map_or(Ok(()), |_| Err(Reported.into()))
}

/// The failure stands in the closing table already; nothing more may follow the closing line.
#[derive(Debug)]
pub(crate) struct Reported;

impl fmt::Display for Reported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("see the table above")
    }
}

impl std::error::Error for Reported {}

pub(crate) fn elapsed(time: Duration) -> String {
    match time.as_secs() {
        0..60 => format!("{}.{} s", time.as_secs(), time.subsec_millis() / 100),
        secs => format!("{} min {:02} s", secs / 60, secs % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_of_each_runner_are_counted() {
        let line = "     Summary [   0.011s] 12 tests run: 10 passed, 2 failed, 1 skipped";
        assert_eq!(
            Tally::read(line),
            Tally {
                passed: 10,
                failed: 2
            }
        );
        let line = "     Summary [   0.011s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(Tally::read(line), Tally::ONE);
        let line =
            "test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; in 0.5s";
        assert_eq!(
            Tally::read(line),
            Tally {
                passed: 7,
                failed: 0
            }
        );
        assert_eq!(
            Tally::read("3 passed, 1 failed"),
            Tally {
                passed: 3,
                failed: 1
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Tally::read("payment passed the check"), Tally::default());
        assert_eq!(Tally::read("2 passed, all failed"), Tally::default());
    }
}
