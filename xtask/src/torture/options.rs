//! What `cargo xtask torture` was asked for.

use anyhow::{Context, Result, bail};

use crate::postgres::{Durability, Postgres};

/// What the mall keeps its rows in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub(super) const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// As a runner calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// A shop waits for the disk, and so does what is pulled down under it.
    pub(super) fn start(self) -> Result<Option<Postgres>> {
        match self {
            Self::Sqlite => Ok(None),
            Self::Postgres => Postgres::start(Durability::Full).map(Some),
        }
    }
}

pub(crate) struct Options {
    /// Minutes instead of as long as it takes.
    pub(super) ci: bool,
    /// Nothing but these suites; all when there is none.
    pub(super) only: Vec<String>,
    /// One engine.
    pub(super) on: Option<Engine>,
    /// From which everything random follows.
    pub(super) seed: u64,
    /// How long a suite goes on, when it is not through before.
    pub(super) seconds: u64,
}

impl Options {
    /// The size that runs with every other test.
    pub(crate) const CI: Self = Self {
        ci: true,
        only: Vec::new(),
        on: None,
        seed: 1,
        seconds: 75,
    };

    pub(crate) fn read(mut args: &[&str]) -> Result<Self> {
        let mut options = Self {
            ci: false,
            ..Self::CI
        };
        loop {
            args = match args {
                [] => return Ok(options),
                ["--ci", rest @ ..] => {
                    options.ci = true;
                    rest
                }
                ["--only", suite, rest @ ..] => {
                    options.only.push((*suite).to_owned());
                    rest
                }
                ["--on", engine, rest @ ..] => {
                    let named = |known: &&Engine| known.name().eq_ignore_ascii_case(engine);
                    let known = Engine::ALL.iter().find(named);
                    options.on = Some(*known.context("`--on` takes sqlite or postgresql")?);
                    rest
                }
                ["--seed", seed, rest @ ..] => {
                    options.seed = seed.parse().context("the seed is a number")?;
                    rest
                }
                ["--seconds", seconds, rest @ ..] => {
                    options.seconds = seconds.parse().context("the seconds are a number")?;
                    rest
                }
                [other, ..] => bail!("`cargo xtask torture` does not take `{other}`"),
            };
        }
    }

    pub(super) fn size(&self) -> &'static str {
        if self.ci { "ci" } else { "report" }
    }
}
