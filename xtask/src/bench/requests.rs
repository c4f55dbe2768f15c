//! Requests per second of what shoppers ask for most, and what each costs the server.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::Bench;
use super::budget::{Budget, Unit};
use super::client::{Client, expect};
use super::load::{self, Bounds, CLIENTS, Load};
use super::report::Section;
use super::sample::{self, Item, Sample};
use crate::mall::Mall;

pub(super) const BOUNDS: Bounds = Bounds {
    count: 300_000,
    time: Duration::from_secs(6),
};
/// Of the server's own smallest answer, which stands in for raw axum.
const SNAPSHOT: Budget = Budget {
    unit: Unit::Percent,
    must: 60,
    aim: 90,
};
const QUOTE: Budget = Budget {
    unit: Unit::PerSecond,
    must: 10_000,
    aim: 20_000,
};
const QUOTE_LINES: usize = 20;
const VOUCHERS: [&str; 3] = ["DEMO-PB26-0002", "DEMO-PB25-0001", "DEMO-GJ-LOVE-0001"];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Section>> {
    let mall = bench.open()?;
    let sample = Sample::of(mall.url()?)?;
    let mut section = Section::new("requests, 16 clients");
    let base = get(&mall, "/healthz", BOUNDS)?;
    section.tell(
        "`/healthz`, the baseline",
        base.describe("requests"),
        "raw axum 73,000/s at c=64 · CPU 12 µs",
    );
    for (what, path, peer) in snapshot_answers(&sample) {
        let load = get(&mall, &path, BOUNDS)?;
        let share = load.per_second() * 100 / base.per_second().max(1);
        let text = format!("{share}% · {}", load.describe("requests"));
        section.hold_as(what, share, text, SNAPSHOT, peer);
    }
    let load = get(&mall, "/api/products?q=%EC%A0%84%EB%B3%B5", BOUNDS)?;
    section.tell(
        "search, JSON",
        load.describe("requests"),
        "29 (PostgreSQL), 168–213/s (SQLite) · CPU ≥ 4 ms",
    );
    let load = quotes(&mall, &sample, BOUNDS)?;
    let text = load.describe("requests");
    section.hold_as(
        "quote of 20 lines, 3 voucher lots",
        load.per_second(),
        text,
        QUOTE,
        "",
    );
    section.note(format!(
        "Each scenario ends after {} s or {} requests. The clients took {} µs of CPU per request on the same cores, so the shares of `/healthz` flatter what costs more; CPU is the server's own, per request.",
        BOUNDS.time.as_secs(),
        super::budget::grouped(BOUNDS.count),
        base.client_cpu(),
    ));
    section.note("`/healthz` passes the shop's own layers (request id, log, headers), and stands in for raw axum.");
    Ok(vec![section])
}

/// Everything here once more, briefly, for what it does to the server's memory.
pub(super) fn all(mall: &Mall, sample: &Sample, bounds: Bounds) -> Result<()> {
    for (_, path, _) in snapshot_answers(sample) {
        get(mall, &path, bounds)?;
    }
    quotes(mall, sample, bounds).map(drop)
}

fn snapshot_answers(sample: &Sample) -> [(&'static str, String, &'static str); 5] {
    let list = "176 (PostgreSQL), 172–189/s (SQLite) · CPU 5.6–9.2 ms";
    let detail = "64 (PostgreSQL), 105–142/s (SQLite) · CPU 8–25 ms";
    [
        ("home, HTML", sample.path("home").to_owned(), ""),
        ("category, HTML", sample.path("category").to_owned(), list),
        ("product, HTML", sample.path("product").to_owned(), detail),
        ("list of 24, JSON", "/api/products".to_owned(), list),
        (
            "product, JSON",
            format!("/api/products/{}", sample.slug()),
            detail,
        ),
    ]
}

fn get(mall: &Mall, path: &str, bounds: Bounds) -> Result<Load> {
    let worker = || -> Result<_> {
        let mut client = Client::connect(mall.url()?)?;
        let mut body = Vec::new();
        Ok(move || {
            let answer = client.get(path, &mut body)?;
            expect(path, &answer, &body, 200)
        })
    };
    let workers = (0..CLIENTS).map(|_| worker()).collect::<Result<_>>()?;
    load::run(bounds, mall.pid(), workers).with_context(|| path.to_owned())
}

fn quotes(mall: &Mall, sample: &Sample, bounds: Bounds) -> Result<Load> {
    let mut client = Client::connect(mall.url()?)?;
    let tokens = VOUCHERS.map(|code| lot_token(&mut client, code));
    let tenders = tokens.into_iter().collect::<Result<Vec<_>>>()?;
    // Far apart in the catalogue: of different vendors, each with its own parcel.
    let apart = sample.options.len() / QUOTE_LINES;
    let items = sample.options.iter().step_by(apart.max(1)).cloned();
    let items: Vec<Item> = items.take(QUOTE_LINES).collect();
    let request = json!({
        "lines": sample::lines(&items), "area": sample::area(), "tenders": tenders,
    });
    let request = serde_json::to_vec(&request)?;
    let request = request.as_slice();
    let worker = || -> Result<_> {
        let mut client = Client::connect(mall.url()?)?;
        let mut body = Vec::new();
        Ok(move || {
            let (path, headers) = ("/api/quotes", "content-type: application/json\r\n");
            let answer = client.ask("POST", path, headers, request, &mut body)?;
            expect(path, &answer, &body, 200)
        })
    };
    let workers = (0..CLIENTS).map(|_| worker()).collect::<Result<_>>()?;
    load::run(bounds, mall.pid(), workers).context("quotes")
}

fn lot_token(client: &mut Client, code: &str) -> Result<Value> {
    let request = json!({ "code": code, "pin": "0000" });
    let (status, answer) = client.post("/api/vouchers/balance", "", &request)?;
    let token = &answer["lots"][0]["lotToken"];
    ensure!(token.is_string(), "{code} answered {status}: {answer}");
    Ok(json!({ "lotToken": token }))
}
