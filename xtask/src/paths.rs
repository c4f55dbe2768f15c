//! Where things live: sources in the checkout; tools and build output in a cache beside no checkout,
//! so that a second clone starts warm.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

pub(crate) struct Paths {
    pub(crate) root: PathBuf,
    pub(crate) cache: PathBuf,
}

impl Paths {
    pub(crate) fn find() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR").context("start this as `cargo xtask`")?;
        let root = Path::new(&own)
            .parent()
            .context("xtask lives inside the workspace")?
            .to_path_buf();
        let cache = match (
            non_empty("CHOROK_CACHE"),
            non_empty("XDG_CACHE_HOME"),
            env::home_dir(),
        ) {
            (Some(cache), ..) => root.join(cache),
            (None, Some(xdg), _) => xdg.join("chorok"),
            (None, None, Some(home)) => home.join(".cache/chorok"),
            (None, None, None) => {
                anyhow::bail!("no home folder: set CHOROK_CACHE to a folder for tools and builds")
            }
        };
        Ok(Self { root, cache })
    }

    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    pub(crate) fn target(&self) -> PathBuf {
        self.cache.join("target")
    }

    /// Apart from [`Self::target`], because Trunk and the server must not wait for each other's lock.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.cache.join("target-wasm")
    }

    pub(crate) fn binaryen(&self) -> PathBuf {
        self.tools().join("npm/node_modules/binaryen/bin")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist/storefront")
    }

    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.root
            .join(non_empty("CHOROK_DATA").unwrap_or_else(|| PathBuf::from("data")))
    }

    /// A command that runs in the checkout and finds our tools before any others.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut path = vec![self.tools().join("bin"), self.binaryen()];
        path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        if let Ok(path) = env::join_paths(path) {
            command.env("PATH", path);
        }
        command
    }

    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.env("CARGO_TARGET_DIR", self.target());
        // What cargo told about xtask is not about what is built now; some libraries build again
        // whenever it changes, so that a cargo without xtask and one below it would take turns.
        let told = |name: &OsString| {
            let name = name.to_string_lossy();
            name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
        };
        for name in env::vars_os().map(|(name, _)| name).filter(told) {
            cargo.env_remove(name);
        }
        cargo
    }
}

fn non_empty(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
