//! Memory of the server, and how soon it serves after it was started on data that is there.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Bench;
use super::budget::{Budget, Unit};
use super::client::Client;
use super::load::{Bounds, micros};
use super::process;
use super::report::Section;
use super::sample::Sample;
use super::shopper::Steps;
use super::{orders, requests};
use crate::exec;
use crate::service::Service;

const STARTS: usize = 5;
const LOAD: Bounds = Bounds {
    count: 100_000,
    time: Duration::from_secs(3),
};
const MEMORY: Budget = Budget {
    unit: Unit::Bytes,
    must: 64_000_000,
    aim: 32_000_000,
};
const COLD_START: Budget = Budget {
    unit: Unit::Micros,
    must: 150_000,
    aim: 50_000,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Section>> {
    let mut section = Section::new("memory and start, SQLite");
    let starts = (0..STARTS).map(|_| cold_start(bench));
    let mut starts = starts.collect::<Result<Vec<u64>>>()?;
    starts.sort_unstable();
    section.hold(
        format!("cold start, median of {STARTS}"),
        starts[STARTS / 2],
        COLD_START,
        "4.3–4.5 s; raw axum 16 ms",
    );
    let mall = bench.open()?;
    let before = process::memory(mall.pid())?;
    section.tell(
        "memory after the start",
        Unit::Bytes.show(before.resident),
        "raw axum 13 MB",
    );
    let sample = Sample::of(mall.url()?)?;
    requests::all(&mall, &sample, LOAD)?;
    orders::run(&mall, &sample, LOAD, &Steps::default())?;
    let after = process::memory(mall.pid())?;
    let peer = "605 MB (SQLite), 342 + 162 MB (PostgreSQL)";
    section.hold("peak memory under load", after.peak, MEMORY, peer);
    section.tell("memory after load", Unit::Bytes.show(after.resident), "");
    section.note("Cold start: from starting the process to the first 200 of `/readyz`, on the imported demo county. Load: every page and endpoint of `http`, then orders, 3 s each with 16 clients.");
    Ok(vec![section])
}

fn cold_start(bench: &Bench<'_>) -> Result<u64> {
    let mut command = bench.paths.command(&bench.programs.chorok);
    command
        .args(["serve", "--demo"])
        .env("CHOROK_DATA", bench.data.path())
        .env("CHOROK_DIST", bench.paths.dist());
    let started = Instant::now();
    let log = bench.logs.join("chorok.log");
    let shop = Service::start("chorok", &mut command, Some(&log))?;
    let url = shop.address("shop")?.trim_end_matches('/');
    let mut client = Client::connect(url)?;
    loop {
        let answer = client.get("/readyz", &mut Vec::new());
        if answer.context("chorok does not get ready")?.status == 200 {
            return Ok(micros(started.elapsed()));
        }
        if exec::stopping() {
            bail!("stopped");
        }
        thread::sleep(Duration::from_millis(1));
    }
}
