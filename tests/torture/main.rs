//! Suites that ruin the mall's day: processes killed, connections cut, disks full. Each prints
//! one line of JSON for the report on standard output, and its progress on standard error.
//!
//! `torture [--size ci|report] [--seed N] [--seconds N] [--only SUITE]`, or `--list`; the programs and the database are named
//! by the environment, see [`tests::process::Programs`] and [`tests::World`].
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the report is read from its output"
)]

mod clock;
mod crash;
mod crowd;
mod disk;
mod durability;
mod hangups;
mod kills;
mod life;
mod patience;
mod plan;
mod pool;
mod postgres;
mod races;
mod simulation;
mod stops;
mod syncs;

use std::{process::ExitCode, time::Duration};

use tests::suite::{Options, Outcome, Size, Tally};

/// Every suite by its name.
const SUITES: [&str; 22] = [
    "crash",
    "kills",
    "hangups",
    "stops",
    "pool",
    "postgres",
    "disk",
    "clock",
    "syncs",
    "simulation",
    "race-stock",
    "race-vouchers",
    "race-codes",
    "race-keys",
    "race-cancels",
    "race-bookings",
    "race-four-ways",
    "race-prices",
    "race-control",
    "backups",
    "power-cuts",
    "checks",
];

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let number = |name: &str| value(name).map(|text| text.parse().expect("it is a number"));
    let options = Options {
        size: match value("--size") {
            Some("report") => Size::Report,
            _ => Size::Ci,
        },
        seed: number("--seed").unwrap_or(1),
        enough: Duration::from_secs(number("--seconds").unwrap_or(75)),
    };
    if arguments.iter().any(|argument| argument == "--list") {
        for name in SUITES {
            println!("{name}");
        }
        return ExitCode::SUCCESS;
    }
    let only = value("--only");
    let mut clean = true;
    for name in SUITES {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        let Some((tally, mut outcome)) = run(name, &options).await else {
            continue;
        };
        outcome.name = name;
        eprintln!(
            "{name} (seed {}): {} violations",
            options.seed,
            tally.violations.len()
        );
        for violation in &tally.violations {
            eprintln!("  VIOLATION {violation}");
        }
        clean &= tally.violations.is_empty();
        let line = serde_json::to_string(&outcome).expect("an outcome is JSON");
        println!("{line}");
    }
    if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// `None`: it has nothing to do on this engine or at this size.
async fn run(name: &str, options: &Options) -> Option<(Tally, Outcome)> {
    match name {
        "crash" => crash::run_suite(options).await,
        "kills" => kills::run_suite(options).await,
        "hangups" => hangups::run_suite(options).await,
        "stops" => stops::run_suite(options).await,
        "pool" => pool::run_suite(options).await,
        "postgres" => postgres::run_suite(options).await,
        "disk" => disk::run_suite(options).await,
        "clock" => clock::run_suite(options).await,
        "syncs" => syncs::run_suite(options).await,
        // It has runtimes of its own.
        "simulation" => std::thread::scope(|scope| {
            let played = scope.spawn(|| simulation::run_suite(options)).join();
            played.expect("the simulation does not panic")
        }),
        "race-stock" => Some(races::inventory(options).await),
        "race-vouchers" => Some(races::overspending(options).await),
        "race-codes" => Some(races::single_use(options).await),
        "race-keys" => Some(races::keys(options).await),
        "race-cancels" => Some(races::cancels(options).await),
        "race-bookings" => Some(races::bookings(options).await),
        "race-four-ways" => Some(races::four_ways(options).await),
        "race-prices" => Some(races::prices(options).await),
        "race-control" => Some(races::control(options).await),
        "backups" => durability::backups(options).await,
        "power-cuts" => durability::cuts(options).await,
        "checks" => durability::checks(options).await,
        other => panic!("there is no suite {other}"),
    }
}
