//! The programs that suites work with, and the proof that the product is not the tortured one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::report::Row;
use crate::exec;
use crate::paths::Paths;
use crate::report::heading;
use crate::scratch::Scratch;

/// The program of the `tests` package that runs suites.
const RUNNER: &str = "torture";
/// The suite that is not the runner's.
pub(super) const NO_FAILPOINTS: &str = "no-failpoints";

/// What the runners need to find: copies, because a build for another checkout would put other
/// programs in the place of these while suites start them again and again.
pub(super) struct Programs {
    pub(super) tortured: PathBuf,
    pub(super) plain: PathBuf,
    pub(super) sandbox: PathBuf,
    pub(super) runner: PathBuf,
    _scratch: Scratch,
}

/// The build with failpoints has a folder of its own, so that it never passes for the product.
pub(super) fn build(paths: &Paths) -> Result<Programs> {
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
pub(super) fn no_failpoints(paths: &Paths, programs: &Programs) -> Result<Row> {
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
