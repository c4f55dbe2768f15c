//! Makes sure that everything a command needs is there, in the pinned versions, and installs what
//! is missing with the ordinary clients. Presence is not trusted: versions are asked for.

mod browser;
mod debian;
mod node;
mod rust;

use std::fs;

use anyhow::{Context, Result, bail};

pub(crate) use self::browser::find as find_browser;
pub(crate) use self::debian::is_root;
use crate::paths::Paths;
use crate::{disk, exec};

/// What building the storefront has to know about the machine.
pub(crate) struct Toolset {
    pub(crate) has_wasm_opt: bool,
}

/// Everything `cargo xtask run` needs.
pub(crate) fn ensure_for_run(paths: &Paths) -> Result<Toolset> {
    compiler(paths)?;
    disk::check(&paths.cache)?;
    rust::wasm_target(paths)?;
    rust::trunk(paths)?;
    rust::wasm_bindgen(paths)?;
    let has_wasm_opt = node::wasm_opt(paths)?;
    Ok(Toolset { has_wasm_opt })
}

/// Everything the browser stories need beyond [`ensure_for_run`].
pub(crate) fn ensure_for_stories(paths: &Paths) -> Result<Toolset> {
    debian::ensure(&[
        debian::NODE,
        debian::NPM,
        debian::CHROMIUM,
        debian::KOREAN_FONT,
        debian::EMOJI_FONT,
    ])?;
    let toolset = ensure_for_run(paths)?;
    node::packages(paths, "the browser stories", &paths.e2e())?;
    Ok(toolset)
}

/// Everything `cargo xtask bench` needs.
pub(crate) fn ensure_for_bench(paths: &Paths) -> Result<Toolset> {
    debian::ensure(&[debian::POSTGRES])?;
    let toolset = ensure_for_stories(paths)?;
    node::packages(paths, "the bench", &paths.e2e().join("bench"))?;
    Ok(toolset)
}

/// Everything `cargo xtask test` needs.
pub(crate) fn ensure_for_test(paths: &Paths) -> Result<Toolset> {
    if std::env::var_os("CHOROK_TEST_POSTGRES_URL").is_none() {
        debian::ensure(&[debian::POSTGRES])?;
    }
    let toolset = ensure_for_stories(paths)?;
    rust::nextest(paths)?;
    Ok(toolset)
}

fn compiler(paths: &Paths) -> Result<()> {
    let cc = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
    if !exec::succeeds(paths.command(cc).arg("--version")) {
        bail!(
            "there is no C compiler (`cc`), which SQLite and TLS need; {}",
            { debian::how_to_install("build-essential") }
        );
    }
    Ok(())
}

/// The text between two marks of a file in the checkout; versions are pinned in one place only.
fn pinned(paths: &Paths, file: &str, before: &str, after: &str) -> Result<String> {
    let text = fs::read_to_string(paths.root.join(file))?;
    text.split_once(before)
        .and_then(|(_, rest)| rest.split_once(after))
        .map(|(version, _)| version.to_owned())
        .with_context(|| format!("no version after `{}` in {file}", before.trim()))
}
