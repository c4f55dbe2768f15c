//! Suites that ruin the mall's day, on a build of the server that can be killed at named points.
//!
//! Every runner is a program of the `tests` package. It prints one line of JSON for each suite,
//! which becomes a row of the report, and its progress on standard error.

mod options;
mod programs;
mod report;

use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail, ensure};

use self::options::Engine;
pub(crate) use self::options::Options;
use self::programs::{NO_FAILPOINTS, Programs, build, no_failpoints};
use self::report::{Head, Row};
use crate::exec;
use crate::paths::Paths;
use crate::postgres::Postgres;
use crate::report::{Tally, heading};

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
        &[
            "race-codes",
            "race-keys",
            "race-cancels",
            "race-bookings",
            "pool",
        ],
    ),
];

/// `cargo xtask torture`: runs the suites and keeps what they found at report size. One suite takes
/// the place of its own rows only, so that a report can be made suite by suite.
pub(crate) fn run(paths: &Paths, options: &Options) -> Result<()> {
    let head = Head::look(paths, options.seed)?;
    let rows = suites(paths, options, &head)?;
    ensure!(!rows.is_empty(), "there is no such suite");
    println!("\n{}", report::table(&rows));
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
            let cluster = engine.start()?;
            let on = (engine, cluster.as_ref());
            for suite in suites {
                rows.extend(run_on(paths, &programs, on, &Options::CI, suite)?);
            }
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
    // Also when all is well: what the naive build was found out by stands in its figures.
    println!("\n{}", report::table(&rows));
    let result = if tally.failed == 0 {
        Ok(())
    } else {
        Err(anyhow::anyhow!("there are violations; they stand above"))
    };
    (tally, result)
}

fn suites(paths: &Paths, options: &Options, head: &Head) -> Result<Vec<Row>> {
    let programs = build(paths)?;
    let asked =
        |name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);
    let list = exec::output(
        "the list of suites",
        paths.command(&programs.runner).arg("--list"),
    )?;
    let names: Vec<&str> = list.lines().filter(|name| asked(name)).collect();
    let mut rows = Vec::new();
    let mut keep = |found: Vec<Row>| -> Result<()> {
        if !options.ci {
            report::keep(paths, head, &found)?;
        }
        rows.extend(found);
        Ok(())
    };
    if asked(NO_FAILPOINTS) {
        keep(vec![no_failpoints(paths, &programs)?])?;
    }
    for engine in Engine::ALL {
        if options.on.is_some_and(|on| on != engine) {
            continue;
        }
        let cluster = engine.start()?;
        for name in &names {
            keep(run_on(
                paths,
                &programs,
                (engine, cluster.as_ref()),
                options,
                name,
            )?)?;
        }
    }
    Ok(rows)
}

/// Runs a suite on an engine. One that breaks off is a violation, and the others go on.
fn run_on(
    paths: &Paths,
    programs: &Programs,
    (engine, cluster): (Engine, Option<&Postgres>),
    options: &Options,
    suite: &str,
) -> Result<Vec<Row>> {
    let mut command = paths.command(&programs.runner);
    command
        .args(["--size", options.size()])
        .args(["--seed", &options.seed.to_string()])
        .args(["--seconds", &options.seconds.to_string()])
        .args(["--only", suite])
        .env("CHOROK_BIN", &programs.tortured)
        .env("CHOROK_SANDBOX_BIN", &programs.sandbox)
        .env("CHOROK_LOG", "warn")
        .env("RUST_BACKTRACE", "0");
    if let Some(cluster) = cluster {
        command
            .env("CHOROK_TEST_DATABASE_URL", cluster.url())
            .env("CHOROK_TEST_POSTGRES_RESTART", cluster.restart_command());
    }
    heading(format_args!("Torture on {engine:?}: {suite}"));
    let (mut rows, broke_off) = read_rows(&mut command)?;
    rows.extend(broke_off.map(|status| Row {
        name: suite.to_owned(),
        suite: "it comes to its end".to_owned(),
        engine: engine.name().to_owned(),
        runs: 1,
        violations: 1,
        note: format!("broke off ({status})"),
        ..Row::default()
    }));
    Ok(rows)
}

/// The rows that a runner printed, and how it ended when it did so before its end.
fn read_rows(command: &mut Command) -> Result<(Vec<Row>, Option<ExitStatus>)> {
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
    let broke_off = (!status.success() && !blamed).then_some(status);
    Ok((rows, broke_off))
}
