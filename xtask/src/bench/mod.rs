//! `cargo xtask bench`: our figures beside the budgets and the peer's, on a mall of its own with
//! fresh demo data.
//!
//! Each part opens the mall anew on the data of the first, so that any of them runs by itself.

mod budget;
mod bytes;
mod client;
mod lighthouse;
mod load;
pub(crate) mod machine;
mod memory;
mod node;
mod orders;
mod process;
mod report;
mod requests;
mod sample;
mod shopper;
mod taps;

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use self::machine::Machine;
use self::report::Section;
use crate::build::{self, Programs};
use crate::mall::Mall;
use crate::paths::Paths;
use crate::report::heading;
use crate::scratch::Scratch;
use crate::{exec, storefront, tools};

type Part = (&'static str, fn(&Bench<'_>) -> Result<Vec<Section>>);

/// In the order in which they disturb the data least.
const PARTS: [Part; 6] = [
    ("bytes", bytes::measure),
    ("http", requests::measure),
    ("browser", taps::measure),
    ("lighthouse", lighthouse::measure),
    ("orders", orders::measure),
    ("memory", memory::measure),
];

/// What every part works with.
struct Bench<'a> {
    paths: &'a Paths,
    programs: Programs,
    data: Scratch,
    logs: PathBuf,
}

impl Bench<'_> {
    fn open(&self) -> Result<Mall> {
        Mall::open(
            self.paths,
            &self.programs,
            self.data.path(),
            Some(&self.logs),
        )
    }

    /// The same mall on an empty database.
    fn open_on(&self, database: &str) -> Result<Mall> {
        Mall::open_with(
            self.paths,
            &self.programs,
            self.data.path(),
            Some(&self.logs),
            &[("CHOROK_DATABASE_URL", database)],
        )
    }
}

/// Runs all parts, or one, then prints and keeps the report.
pub(crate) fn run(paths: &Paths, only: Option<&str>) -> Result<()> {
    let parts: Vec<&Part> = PARTS
        .iter()
        .filter(|(name, _)| only.is_none_or(|only| only == *name))
        .collect();
    if parts.is_empty() {
        let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
        bail!("`--only` takes one of {}", names.join(", "));
    }
    let machine = Machine::look(paths)?;
    let toolset = tools::ensure_for_bench(paths)?;
    storefront::build(paths, &toolset)?;
    let bench = Bench {
        paths,
        programs: build::servers(paths)?,
        data: Scratch::new("bench")?,
        logs: paths.e2e().join("artifacts"),
    };
    fs::create_dir_all(&bench.logs)?;
    heading("Loading the demo county into fresh data");
    drop(bench.open()?);

    let mut sections = Vec::new();
    let mut failed = Vec::new();
    for (name, measure) in parts {
        heading(format_args!("Measuring: {name}"));
        match measure(&bench) {
            Ok(measured) => sections.extend(measured),
            Err(error) if exec::stopping() => return Err(error),
            Err(error) => {
                // The other parts are still worth their time.
                eprintln!("{name}: {error:#}");
                failed.push(*name);
            }
        }
    }
    let text = report::render(&machine, &sections);
    if !sections.is_empty() {
        println!("\n{text}");
    }
    if !failed.is_empty() {
        bail!("not measured, and so not kept: {}", failed.join(", "));
    }
    let file = report::keep(paths, &machine, only, &text)?;
    println!("Kept in {}", file.display());
    Ok(())
}
