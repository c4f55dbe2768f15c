//! The checks and tests of `cargo xtask test`, in the order in which they are cheapest to fail.

use std::env;

use anyhow::Result;

use crate::exec;
use crate::paths::Paths;
use crate::postgres::{Durability, Postgres};
use crate::report::{self, Step, Tally};
use crate::{browser, corpus, storefront, tools, torture};

/// Per package and feature set: the browser's and the server's features of Yew exclude each other,
/// so the workspace is never built with all features.
const LINTS: [(&str, &str); 12] = [
    ("clippy shared", "-p shared --all-targets"),
    (
        "clippy shared for the server",
        "-p shared --all-targets --features openapi,sqlx",
    ),
    (
        "clippy frontend for the server",
        "-p frontend --all-targets --features ssr",
    ),
    (
        "clippy frontend for the browser",
        "-p frontend --features hydrate --target wasm32-unknown-unknown",
    ),
    (
        "clippy frontend for the console",
        "-p frontend --features console --target wasm32-unknown-unknown",
    ),
    ("clippy backend", "-p backend --all-targets"),
    (
        "clippy backend for torture",
        "-p backend --all-targets --features torture",
    ),
    ("clippy sandbox", "-p sandbox --all-targets"),
    ("clippy demo", "-p demo --all-targets"),
    ("clippy corpus", "-p corpus --all-targets"),
    ("clippy tests", "-p tests --all-targets"),
    ("clippy xtask", "-p xtask --all-targets"),
];

/// `cargo xtask lint`.
pub(crate) fn lint(paths: &Paths) -> Result<()> {
    report::run(lint_steps(paths))
}

/// `cargo xtask test`.
pub(crate) fn test(paths: &Paths) -> Result<()> {
    let mut steps = vec![Step::check("set-up", || {
        tools::ensure_for_test(paths).map(drop)
    })];
    steps.extend(lint_steps(paths));
    steps.push(Step::tests("unit tests and properties", || units(paths)));
    steps.push(Step::tests("the sandbox's contract", || sandbox(paths)));
    steps.push(Step::tests("examples in the documentation", || {
        let mut cargo = paths.cargo();
        cargo.args(["test", "--locked", "--doc", "--package", "shared"]);
        exec::run_tests("the documentation's examples", &mut cargo)
    }));
    steps.push(Step::tests("the corpus in WASM", || {
        corpus::price_in_wasm(paths)
    }));
    steps.push(Step::tests("API on SQLite", || api(paths, None)));
    steps.push(Step::tests("API on PostgreSQL", || api_on_postgres(paths)));
    steps.push(Step::tests("torture", || torture::step(paths)));
    steps.push(Step::check("storefront build", || {
        let toolset = tools::ensure_for_stories(paths)?;
        storefront::build(paths, &toolset)
    }));
    steps.push(Step::tests("browser stories", || {
        browser::run_stories(paths, None)
    }));
    report::run(steps)
}

fn lint_steps(paths: &Paths) -> Vec<Step<'_>> {
    let mut steps = vec![Step::check("format", || {
        exec::run(
            "cargo fmt (`cargo xtask fmt` mends it)",
            paths.cargo().args(["fmt", "--all", "--check"]),
        )
    })];
    steps.extend(LINTS.iter().map(|(name, args)| {
        Step::check(name, || {
            let mut cargo = paths.cargo();
            cargo.args(["clippy", "--locked", "--quiet"]);
            cargo.args(args.split_whitespace());
            exec::run("clippy", cargo.args(["--", "-D", "warnings"]))
        })
    }));
    steps
}

fn units(paths: &Paths) -> (Tally, Result<()>) {
    let mut cargo = paths.cargo();
    cargo.args(["nextest", "run", "--locked", "--features", "frontend/ssr"]);
    for package in ["shared", "frontend", "backend", "demo", "corpus", "xtask"] {
        cargo.args(["--package", package]);
    }
    exec::run_tests("the unit tests", &mut cargo)
}

/// By itself: built together with the server, its HTTP client would have the server's TLS features,
/// and it is meant to share nothing with the server.
fn sandbox(paths: &Paths) -> (Tally, Result<()>) {
    let mut cargo = paths.cargo();
    cargo.args(["nextest", "run", "--locked", "--package", "sandbox"]);
    exec::run_tests("the sandbox's contract", &mut cargo)
}

fn api(paths: &Paths, database: Option<&str>) -> (Tally, Result<()>) {
    let mut cargo = paths.cargo();
    cargo
        .args(["nextest", "run", "--locked"])
        .args(["--package", "tests", "--test", "api"]);
    if let Some(url) = database {
        cargo
            .env("CHOROK_TEST_DATABASE_URL", url)
            // Our temporary cluster does not wait for the disk.
            .env("CHOROK_ALLOW_UNSAFE_DATABASE", "1");
    }
    exec::run_tests("the API suite", &mut cargo)
}

fn api_on_postgres(paths: &Paths) -> (Tally, Result<()>) {
    if let Ok(url) = env::var("CHOROK_TEST_POSTGRES_URL") {
        return api(paths, Some(&url));
    }
    match Postgres::start(Durability::None) {
        Ok(cluster) => api(paths, Some(&cluster.url())),
        Err(error) => (Tally::default(), Err(error)),
    }
}
