//! The project's commands, started as `cargo xtask <command>`.
//!
//! They install what a machine lacks, build everything in the right order and feature sets, and
//! stop with one sentence when something is in the way. Nothing here is part of the product.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "talking to a terminal is what these commands do"
)]

mod bench;
mod browser;
mod build;
mod checkout;
mod corpus;
mod demo;
mod disk;
mod exec;
mod mall;
mod paths;
mod postgres;
mod report;
mod scratch;
mod service;
mod storefront;
mod suite;
mod tools;
mod torture;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::paths::Paths;

const HELP: &str = "\
Developer commands of Chorok.

Usage: cargo xtask <command>

  run             build everything and open the demo mall (Ctrl-C closes it); `--history` puts a
                  year of 60,000 orders behind it first, once
  test            all checks and tests: format, lints, units, API on both databases, browser
  code LOGIN      the digits that a member of the demo's team would read from an authenticator now
  dev             the demo mall with the storefront rebuilt at every change
  fmt             format the code
  lint            format check and clippy, per package and feature set
  e2e             browser stories only; `--story NAME` runs one of them
  bench           our figures beside the budgets, kept in docs/performance; `--only PART` takes one of
                  bytes, http, browser, lighthouse, orders, memory
  torture         kills, hang-ups, lost disks and databases under load, kept in docs/reliability;
                  `--ci` for the size of `test`, `--only SUITE` as often as wanted,
                  `--on sqlite` or `postgresql`, `--seed N`, `--seconds N` for each suite
  shots           screenshots of the pages at four widths, light and dark
  help            this text

Environment:
  CHOROK_CACHE               tools and build output (default: $XDG_CACHE_HOME/chorok or ~/.cache/chorok)
  CHOROK_DATA                the mall's data folder (default: ./data)
  CHOROK_TEST_POSTGRES_URL   a PostgreSQL server to test against instead of a temporary one
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is::<report::Reported>() {
                eprintln!("\nerror: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result<()> {
    if matches!(args, [] | ["help" | "--help" | "-h"]) {
        print!("{HELP}");
        return Ok(());
    }
    exec::catch_signals()?;
    let paths = Paths::find()?;
    checkout::claim(&paths)?;
    match args {
        ["run"] => demo::run(&paths, demo::Past::None),
        ["run", "--history"] => demo::run(&paths, demo::Past::Year),
        ["code", login] => demo::code(&paths, login),
        ["dev"] => demo::dev(&paths),
        ["test"] => suite::test(&paths),
        ["fmt"] => exec::run("cargo fmt", paths.cargo().args(["fmt", "--all"])),
        ["lint"] => suite::lint(&paths),
        ["e2e"] => browser::stories(&paths, None),
        ["e2e", "--story", story] => browser::stories(&paths, Some(story)),
        ["bench"] => bench::run(&paths, None),
        ["bench", "--only", part] => bench::run(&paths, Some(part)),
        ["torture", options @ ..] => torture::run(&paths, &torture::Options::read(options)?),
        ["shots"] => browser::shots(&paths),
        other => bail!(
            "`{}` is not a command; `cargo xtask help` lists them",
            other.join(" ")
        ),
    }
}
