//! The same hundred thousand carts must cost the same in WASM as natively.

use anyhow::Result;

use crate::exec;
use crate::paths::Paths;
use crate::report::Tally;

/// Builds the corpus for Node and prices it there.
pub(crate) fn price_in_wasm(paths: &Paths) -> (Tally, Result<()>) {
    let module = paths.cache.join("corpus");
    if let Err(error) = build(paths, &module) {
        return (Tally::default(), Err(error));
    }
    let mut node = paths.command("node");
    node.arg(paths.e2e().join("digests.mjs"))
        .arg(module.join("corpus.js"))
        .arg(paths.root.join("tests/corpus/golden.txt"));
    exec::run_tests("the corpus in WASM", &mut node)
}

fn build(paths: &Paths, module: &std::path::Path) -> Result<()> {
    let mut cargo = paths.cargo();
    cargo
        .env("CARGO_TARGET_DIR", paths.wasm_target())
        .args(["build", "--locked", "--release", "--package", "corpus"])
        .args(["--target", "wasm32-unknown-unknown"]);
    exec::run("building the corpus", &mut cargo)?;
    let built = paths
        .wasm_target()
        .join("wasm32-unknown-unknown/release/corpus.wasm");
    let mut bindgen = paths.command("wasm-bindgen");
    bindgen
        .args(["--target", "nodejs", "--out-dir"])
        .arg(module)
        .arg(built);
    exec::run("wasm-bindgen", &mut bindgen)
}
