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
    heading("Building the server");
    let mut cargo = paths.cargo();
    cargo
        .args(["build", "--profile", "server"])
        .args(["--package", "backend", "--bin", "chorok"])
        .args(["--package", "sandbox", "--bin", "chorok-sandbox"]);
    exec::run("building the server", &mut cargo)
        .map_err(|error| disk::explain(&paths.cache, error))?;
    let built = |name: &str| {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        paths.target().join("server").join(name)
    };
    Ok(Programs {
        chorok: built("chorok"),
        sandbox: built("chorok-sandbox"),
    })
}
