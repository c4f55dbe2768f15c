//! Builds the two server programs.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths::Paths;
use crate::report::heading;
use crate::{disk, exec};

pub(crate) struct Programs {
    pub(crate) chorok: PathBuf,
    pub(crate) sandbox: PathBuf,
}

pub(crate) fn servers(paths: &Paths) -> Result<Programs> {
    Ok(Programs {
        chorok: build(paths, "backend", "chorok")?,
        sandbox: build(paths, "sandbox", "chorok-sandbox")?,
    })
}

/// The servers as they were last built.
pub(crate) fn built(paths: &Paths) -> Result<Programs> {
    let folder = paths.target().join("server");
    let program = |name: &str| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let chorok = program("chorok");
    anyhow::ensure!(
        chorok.exists(),
        "nothing is built yet; start with `cargo xtask run`"
    );
    Ok(Programs {
        chorok,
        sandbox: program("chorok-sandbox"),
    })
}

/// One at a time: built together, each would get the features that the other asks of a library.
fn build(paths: &Paths, package: &str, program: &str) -> Result<PathBuf> {
    heading(format_args!("Building {program}"));
    let mut cargo = paths.cargo();
    cargo.args(["build", "--profile", "server"]);
    cargo.args(["--package", package, "--bin", program]);
    exec::run(&format!("building {program}"), &mut cargo)
        .map_err(|error| disk::explain(&paths.cache, error))?;
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    Ok(paths.target().join("server").join(file))
}
