//! What a torture suite is told, and the line that it leaves for the report.

use std::time::{Duration, Instant};

use serde::Serialize;

/// How much a suite does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Minutes: with every other test.
    Ci,
    /// As long as it takes: for the report.
    Report,
}

/// What a suite is told.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How much to do.
    pub size: Size,
    /// From which everything random follows.
    pub seed: u64,
    /// At [`Size::Report`], a suite begins nothing new after this time.
    pub enough: Duration,
}

impl Options {
    /// The one number or the other.
    pub fn pick<T>(&self, ci: T, report: T) -> T {
        match self.size {
            Size::Ci => ci,
            Size::Report => report,
        }
    }

    /// Whether a suite does another round: there is time, or it has not done the first.
    pub fn goes_on(&self, tally: &Tally) -> bool {
        tally.runs == 0 || self.has_time(tally)
    }

    /// Whether the suite's time is not over.
    pub fn has_time(&self, tally: &Tally) -> bool {
        self.size == Size::Ci || tally.elapsed() < self.enough
    }

    /// Numbers for one purpose.
    pub fn random(&self, purpose: u64) -> Random {
        Random(self.seed ^ purpose.wrapping_mul(0xd605_1e02_9a3f_7c1d))
    }
}

/// Counts runs and violations while a suite goes on.
#[derive(Debug)]
pub struct Tally {
    started: Instant,
    /// Repetitions so far.
    pub runs: u64,
    /// Repetitions when there is time for all.
    pub wanted: u64,
    /// What must never happen, in words.
    pub violations: Vec<String>,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            runs: 0,
            wanted: 0,
            violations: Vec::new(),
        }
    }
}

impl Tally {
    /// Adds what is wrong.
    pub fn blame(&mut self, found: impl IntoIterator<Item = String>) {
        self.violations.extend(found);
    }

    /// Adds a violation unless this holds.
    pub fn expect(&mut self, holds: bool, says: impl FnOnce() -> String) {
        if !holds {
            self.violations.push(says());
        }
    }

    /// Since the suite began.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Ends the count.
    pub fn outcome(&self, goal: &str, note: impl Into<String>) -> Outcome {
        Outcome {
            name: "",
            suite: goal.to_owned(),
            engine: engine(),
            runs: self.runs,
            wanted: self.wanted.max(self.runs),
            violations: self.violations.len(),
            seconds: self.elapsed().as_secs(),
            note: note.into(),
        }
    }
}

/// One row of the report, printed as a line of JSON.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// The suite's name, as it is asked for.
    pub name: &'static str,
    /// The goal, in words.
    pub suite: String,
    /// The database.
    pub engine: &'static str,
    /// Repetitions.
    pub runs: u64,
    /// Repetitions when there had been time for all.
    pub wanted: u64,
    /// How often the goal was missed.
    pub violations: usize,
    /// How long it took.
    pub seconds: u64,
    /// Figures.
    pub note: String,
}

/// The engine that the environment chooses.
pub fn engine() -> &'static str {
    if std::env::var_os("CHOROK_TEST_DATABASE_URL").is_some() {
        "PostgreSQL"
    } else {
        "SQLite"
    }
}

/// Numbers that follow from a seed, the same on every machine (`SplitMix64`).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, which is at least one.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    /// True once in two.
    pub fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of several; nothing of none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let which = self.below(of.len() as u64);
        of.get(usize::try_from(which).unwrap_or(0))
    }

    /// Puts things in another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.below(last as u64 + 1);
            things.swap(last, usize::try_from(other).unwrap_or(0));
        }
    }
}
