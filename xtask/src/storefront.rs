//! Builds the storefront and the console through Trunk, unless nothing that goes into them has
//! changed.

use std::collections::hash_map::DefaultHasher;
use std::ffi::OsStr;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use crate::paths::Paths;
use crate::report::heading;
use crate::tools::Toolset;
use crate::{disk, exec};

const INPUTS: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "frontend",
    "index.html",
    "rust-toolchain.toml",
    "shared",
];

/// A program for browsers.
#[derive(Clone, Copy)]
struct App {
    /// As people call it.
    name: &'static str,
    /// Its page, whose folder has its `Trunk.toml`.
    page: &'static str,
    /// Where the build goes, inside `dist`.
    folder: &'static str,
}

const APPS: [App; 2] = [
    App {
        name: "storefront",
        page: "index.html",
        folder: "storefront",
    },
    App {
        name: "console",
        page: "frontend/console/index.html",
        folder: "console",
    },
];

pub(crate) fn build(paths: &Paths, tools: &Toolset) -> Result<()> {
    let fingerprint = format!("{:016x}", fingerprint(&paths.root, tools.has_wasm_opt)?);
    for app in APPS {
        build_app(paths, tools, app, &fingerprint)?;
    }
    Ok(())
}

fn build_app(paths: &Paths, tools: &Toolset, app: App, fingerprint: &str) -> Result<()> {
    let dist = paths.root.join("dist").join(app.folder);
    let stamp = dist.with_extension("stamp");
    if dist.join("index.html").exists()
        && fs::read_to_string(&stamp).is_ok_and(|built| built == fingerprint)
    {
        return Ok(());
    }
    let name = app.name;
    heading(format_args!(
        "Building the {name} (the first time takes minutes)"
    ));
    // Trunk runs cargo offline.
    exec::run("cargo fetch", paths.cargo().arg("fetch"))?;
    let page = paths.root.join(app.page);
    let mut trunk = trunk(paths);
    trunk
        .arg("build")
        .arg("--config")
        .arg(page.with_file_name("Trunk.toml"));
    if !tools.has_wasm_opt {
        trunk.arg(without_wasm_opt(&page)?);
    }
    exec::run(&format!("building the {name}"), &mut trunk)
        .map_err(|error| disk::explain(&paths.cache, error))?;
    pack(&dist)?;
    fs::write(&stamp, fingerprint).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Puts what brotli makes of each file beside it: here it may take seconds and much memory, and
/// the server has neither to spare.
fn pack(dist: &Path) -> Result<()> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let kind = path.extension().and_then(OsStr::to_str);
        if !matches!(kind, Some("css" | "js" | "wasm")) {
            continue;
        }
        let plain = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let params = BrotliEncoderParams {
            size_hint: plain.len(),
            ..BrotliEncoderParams::default()
        };
        let mut packed = Vec::new();
        brotli::BrotliCompress(&mut &*plain, &mut packed, &params)?;
        let mut name = path.into_os_string();
        name.push(".br");
        fs::write(&name, packed).with_context(|| format!("cannot write {}", name.display()))?;
    }
    Ok(())
}

pub(crate) fn trunk(paths: &Paths) -> Command {
    let mut trunk = paths.command("trunk");
    trunk.env("CARGO_TARGET_DIR", paths.wasm_target());
    // When cargo fails, Trunk's own backtrace would hide what cargo said.
    trunk.env("RUST_BACKTRACE", "0");
    trunk
}

/// Makes the next [`build`] start from scratch: something else wrote into the output folder.
pub(crate) fn forget(paths: &Paths) -> Result<()> {
    let stamp = stamp(paths);
    if stamp.exists() {
        fs::remove_file(stamp)?;
    }
    Ok(())
}

fn stamp(paths: &Paths) -> PathBuf {
    paths.dist().with_extension("stamp")
}

/// Trunk has no switch for it: the page itself names the level. The copy lies beside the page, for
/// its paths.
fn without_wasm_opt(page: &Path) -> Result<PathBuf> {
    let text = fs::read_to_string(page)?;
    let text = ["z", "s"].iter().fold(text, |text, level| {
        text.replace(&format!("data-wasm-opt=\"{level}\""), "data-wasm-opt=\"0\"")
    });
    let copy = page.with_file_name("without-wasm-opt.html");
    fs::write(&copy, text)?;
    Ok(copy)
}

/// Over contents, not times: a fresh checkout of the same tree needs no build.
fn fingerprint(root: &Path, has_wasm_opt: bool) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    has_wasm_opt.hash(&mut hasher);
    for input in INPUTS {
        hash_tree(&root.join(input), &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn hash_tree(path: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    path.file_name().hash(hasher);
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries = entries.collect::<Result<Vec<_>, _>>()?;
        entries.sort();
        for entry in entries {
            hash_tree(&entry, hasher)?;
        }
    } else {
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        content.hash(hasher);
    }
    Ok(())
}
