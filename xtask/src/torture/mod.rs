//! Suites that ruin the mall's day, on a build of the server that can be killed at named points.
//!
//! Every runner is a program of the `tests` package. It prints one line of JSON for each suite,
//! which becomes a row of the report, and its progress on standard error.

mod report;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail, ensure};

use self::report::{Head, Row};
use crate::exec;
use crate::paths::Paths;
use crate::postgres::{Durability, Postgres};
use crate::report::{Tally, heading};
use crate::scratch::Scratch;

/// The program of the `tests` package that runs suites.
const RUNNER: &str = "torture";
/// The suite that is not the runner's.
const NO_FAILPOINTS: &str = "no-failpoints";
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

/// What the mall keeps its rows in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];

    /// As a runner calls it.
    fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// A shop waits for the disk, and so does what is pulled down under it.
    fn start(self) -> Result<Option<Postgres>> {
        match self {
            Self::Sqlite => Ok(None),
            Self::Postgres => Postgres::start(Durability::Full).map(Some),
        }
    }
}

pub(crate) struct Options {
    /// Minutes instead of as long as it takes.
    ci: bool,
    /// Nothing but these suites; all when there is none.
    only: Vec<String>,
    /// One engine.
    on: Option<Engine>,
    /// From which everything random follows.
    seed: u64,
    /// How long a suite goes on, when it is not through before.
    seconds: u64,
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

    fn size(&self) -> &'static str {
        if self.ci { "ci" } else { "report" }
    }
}

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
    let result = if tally.failed == 0 {
        Ok(())
    } else {
        Err(anyhow::anyhow!("{}", report::table(&rows)))
    };
    (tally, result)
}

/// What the runners need to find: copies, because a build for another checkout would put other
/// programs in the place of these while suites start them again and again.
struct Programs {
    tortured: PathBuf,
    plain: PathBuf,
    sandbox: PathBuf,
    runner: PathBuf,
    _scratch: Scratch,
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
    cargo(paths.target(), &["--package", "tests", "--bin", RUNNER])?;
    let scratch = Scratch::new("torture")?;
    let copy = |target: &Path, program: &str, name: &str| -> Result<PathBuf> {
        let built = target.join("debug").join(program);
        let copied = scratch.path().join(name);
        fs::copy(&built, &copied).with_context(|| format!("cannot copy {}", built.display()))?;
        Ok(copied)
    };
    let ours = paths.target();
    Ok(Programs {
        tortured: copy(&own, "chorok", "chorok-tortured")?,
        plain: copy(&ours, "chorok", "chorok")?,
        sandbox: copy(&ours, "chorok-sandbox", "chorok-sandbox")?,
        runner: copy(&ours, RUNNER, RUNNER)?,
        _scratch: scratch,
    })
}

/// Which names occur in these bytes. One pass: a program is more than a hundred megabytes.
fn names_in<'a>(bytes: &[u8], names: &[&'a str]) -> BTreeSet<&'a str> {
    let pair = |two: &[u8]| usize::from(two[0]) << 8 | usize::from(two[1]);
    let mut begins = vec![false; 1 << 16];
    for name in names {
        begins[pair(name.as_bytes())] = true;
    }
    let mut found = BTreeSet::new();
    for (place, two) in bytes.windows(2).enumerate() {
        if begins[pair(two)] {
            let rest = &bytes[place..];
            let here = |name: &&&str| rest.starts_with(name.as_bytes());
            found.extend(names.iter().filter(here));
        }
    }
    found
}

/// The product must not know a single failpoint's name.
fn no_failpoints(paths: &Paths, programs: &Programs) -> Result<Row> {
    let list = |program: &PathBuf| {
        let mut command = paths.command(program);
        command.args(["torture", "points"]);
        exec::output("the list of failpoints", &mut command)
    };
    let points = list(&programs.tortured)?;
    let names: Vec<&str> = points.lines().collect();
    let knows =
        |program: &PathBuf| -> Result<BTreeSet<&str>> { Ok(names_in(&fs::read(program)?, &names)) };
    let total = names.len();
    ensure!(
        knows(&programs.tortured)?.len() == total && total > 0,
        "the search for failpoints in a program does not find them where they are"
    );
    let found = knows(&programs.plain)?;
    Ok(Row {
        name: NO_FAILPOINTS.to_owned(),
        suite: "the product has no failpoint".to_owned(),
        runs: total as u64,
        wanted: total as u64,
        violations: found.len() as u64,
        note: "names of the torture build's points looked for in the plain program".to_owned(),
        ..Row::default()
    })
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
