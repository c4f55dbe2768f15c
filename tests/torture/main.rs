//! Suites that ruin the mall's day: processes killed, connections cut, disks full. Each prints
//! one line of JSON for the report on standard output, and its progress on standard error.
//!
//! `torture [--size ci|report] [--seed N] [--only SUITE]`; the programs and the database are named
//! by the environment, see [`tests::process::Programs`] and [`tests::World`].
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the report is read from its output"
)]

mod harness;
mod races;

use std::process::ExitCode;

use tests::suite::{Options, Outcome, Size, Tally};

/// Every suite by its name.
const SUITES: [&str; 8] = [
    "harness",
    "race-stock",
    "race-vouchers",
    "race-codes",
    "race-keys",
    "race-cancels",
    "race-four-ways",
    "race-control",
];

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let options = Options {
        size: match value("--size") {
            Some("report") => Size::Report,
            _ => Size::Ci,
        },
        seed: value("--seed").map_or(1, |seed| seed.parse().expect("the seed is a number")),
    };
    let only = value("--only");
    let mut clean = true;
    for name in SUITES {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        eprintln!("{name} (seed {})", options.seed);
        let (tally, outcome) = run(name, &options).await;
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

async fn run(name: &str, options: &Options) -> (Tally, Outcome) {
    match name {
        "harness" => harness::run(options).await,
        "race-stock" => races::inventory(options).await,
        "race-vouchers" => races::overspending(options).await,
        "race-codes" => races::single_use(options).await,
        "race-keys" => races::keys(options).await,
        "race-cancels" => races::cancels(options).await,
        "race-four-ways" => races::four_ways(options).await,
        "race-control" => races::control(options).await,
        other => panic!("there is no suite {other}"),
    }
}
