//! Suites that ruin the mall's day, on a build of the server that can be killed at named points.
//!
//! Every runner is a program of the `tests` package. It prints one line of JSON for each suite,
//! which becomes a row of the report, and its progress on standard error.

mod report;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use self::report::Row;
use crate::exec;
use crate::paths::Paths;
use crate::postgres::{Durability, Postgres};
use crate::report::{Tally, heading};

/// The program of the `tests` package that runs suites.
const RUNNER: &str = "torture";
/// What runs with every other test: the suites that say most in the least time.
const ALWAYS: [(Engine, &[&str]); 2] = [
    (
        Engine::Sqlite,
        &[
            "crash",
            "race-stock",
            "race-codes",
            "race-keys",
            "race-cancels",
            "race-control",
            "simulation",
        ],
    ),
    (
        Engine::Postgres,
        &["race-codes", "race-keys", "race-cancels", "pool"],
    ),
];

/// What the mall keeps its rows in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

pub(crate) struct Options {
    /// Minutes instead of as long as it takes.
    ci: bool,
    /// One suite.
    only: Option<String>,
    /// From which everything random follows.
    seed: u64,
}

impl Options {
    /// The size that runs with every other test.
    pub(crate) const CI: Self = Self {
        ci: true,
        only: None,
        seed: 1,
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
                    options.only = Some((*suite).to_owned());
                    rest
                }
                ["--seed", seed, rest @ ..] => {
                    options.seed = seed.parse().context("the seed is a number")?;
                    rest
                }
                [other, ..] => bail!("`cargo xtask torture` does not take `{other}`"),
            };
        }
    }

    fn size(&self) -> &'static str {
        if self.ci { "ci" } else { "report" }
    }
}

/// `cargo xtask torture`: runs the suites and keeps the report of a whole run.
pub(crate) fn run(paths: &Paths, options: &Options) -> Result<()> {
    let report = report::Head::look(paths, options.size(), options.seed)?;
    let rows = suites(paths, options)?;
    println!("\n{}", report::table(&rows));
    if options.only.is_none() {
        let file = report.keep(paths, &rows)?;
        println!("Kept in {}", file.display());
    }
    let violations: u64 = rows.iter().map(|row| row.violations).sum();
    ensure!(violations == 0, "{violations} violations; they stand above");
    Ok(())
}

/// The suites as a step of `cargo xtask test`.
pub(crate) fn step(paths: &Paths) -> (Tally, Result<()>) {
    let run = || -> Result<Vec<Row>> {
        let programs = build(paths)?;
        let mut rows = vec![no_failpoints(paths, &programs)?];
        for (engine, suites) in ALWAYS {
            let suites: Vec<_> = suites.iter().map(|suite| Some(*suite)).collect();
            rows.extend(run_on(paths, &programs, engine, &Options::CI, &suites)?);
        }
        Ok(rows)
    };
    let rows = match run() {
        Ok(rows) => rows,
        Err(error) => return (Tally::default(), Err(error)),
    };
    let mut tally = Tally::default();
    for row in &rows {
        let passed = u32::from(row.violations == 0);
        tally = tally
            + Tally {
                passed,
                failed: 1 - passed,
            };
    }
    let result = if tally.failed == 0 {
        Ok(())
    } else {
        Err(anyhow::anyhow!("{}", report::table(&rows)))
    };
    (tally, result)
}

/// What the runners need to find.
struct Programs {
    tortured: PathBuf,
    plain: PathBuf,
    sandbox: PathBuf,
    runner: PathBuf,
}

fn suites(paths: &Paths, options: &Options) -> Result<Vec<Row>> {
    let programs = build(paths)?;
    let mut rows = vec![no_failpoints(paths, &programs)?];
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let only = options.only.as_deref();
        rows.extend(run_on(paths, &programs, engine, options, &[only])?);
    }
    Ok(rows)
}

/// Runs suites on an engine; `None` stands for all of them.
fn run_on(
    paths: &Paths,
    programs: &Programs,
    engine: Engine,
    options: &Options,
    suites: &[Option<&str>],
) -> Result<Vec<Row>> {
    // A shop waits for the disk, and so does what is pulled down under it.
    let cluster = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(Postgres::start(Durability::Full)?),
    };
    let mut rows = Vec::new();
    for suite in suites {
        let mut command = paths.command(&programs.runner);
        command
            .args(["--size", options.size()])
            .args(["--seed", &options.seed.to_string()])
            .args(suite.iter().flat_map(|suite| ["--only", suite]))
            .env("CHOROK_BIN", &programs.tortured)
            .env("CHOROK_SANDBOX_BIN", &programs.sandbox)
            .env("CHOROK_LOG", "warn")
            .env("RUST_BACKTRACE", "0");
        if let Some(cluster) = &cluster {
            command
                .env("CHOROK_TEST_DATABASE_URL", cluster.url())
                .env("CHOROK_TEST_POSTGRES_RESTART", cluster.restart_command());
        }
        heading(format_args!(
            "Torture on {engine:?}: {}",
            suite.unwrap_or("every suite")
        ));
        rows.extend(read_rows(&mut command)?);
    }
    Ok(rows)
}

/// The build with failpoints has a folder of its own, so that it never passes for the product.
fn build(paths: &Paths) -> Result<Programs> {
    heading("Building what is tortured, and the torturers");
    let cargo = |target: PathBuf, args: &[&str]| -> Result<()> {
        let mut cargo = paths.cargo();
        cargo.args(["build", "--locked", "--quiet"]).args(args);
        cargo.env("CARGO_TARGET_DIR", target);
        exec::run("cargo build", &mut cargo)
    };
    let own = paths.cache.join("target-torture");
    let server = ["--package", "backend", "--bin", "chorok"];
    cargo(
        own.clone(),
        &[&server[..], &["--features", "torture"]].concat(),
    )?;
    cargo(paths.target(), &server)?;
    cargo(
        paths.target(),
        &["--package", "sandbox", "--bin", "chorok-sandbox"],
    )?;
    let built = paths.target().join("debug");
    cargo(paths.target(), &["--package", "tests", "--bin", RUNNER])?;
    Ok(Programs {
        tortured: own.join("debug/chorok"),
        plain: built.join("chorok"),
        sandbox: built.join("chorok-sandbox"),
        runner: built.join(RUNNER),
    })
}

/// The product must not know a single failpoint's name.
fn no_failpoints(paths: &Paths, programs: &Programs) -> Result<Row> {
    let list = |program: &PathBuf| {
        let mut command = paths.command(program);
        command.args(["torture", "points"]);
        exec::output("the list of failpoints", &mut command)
    };
    let points = list(&programs.tortured)?;
    let knows = |program: &PathBuf| -> Result<Vec<&str>> {
        let bytes = fs::read(program)?;
        let found = |name: &&str| {
            let name = name.as_bytes();
            bytes.windows(name.len()).any(|window| window == name)
        };
        Ok(points.lines().filter(found).collect())
    };
    let total = points.lines().count();
    ensure!(
        knows(&programs.tortured)?.len() == total && total > 0,
        "the search for failpoints in a program does not find them where they are"
    );
    let found = knows(&programs.plain)?;
    Ok(Row {
        suite: "the product has no failpoint".to_owned(),
        runs: total as u64,
        violations: found.len() as u64,
        note: "names of the torture build's points looked for in the plain program".to_owned(),
        ..Row::default()
    })
}

fn read_rows(command: &mut Command) -> Result<Vec<Row>> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the suites")?;
    let stdout = child.stdout.take().context("stdout is piped")?;
    let mut rows = Vec::new();
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        match Row::read(&line) {
            Some(row) => rows.push(row),
            None => println!("{line}"),
        }
    }
    let status = child.wait()?;
    if exec::stopping() {
        bail!("stopped");
    }
    let blamed = rows.iter().any(|row| row.violations > 0);
    ensure!(status.success() || blamed, "a suite broke off ({status})");
    Ok(rows)
}
