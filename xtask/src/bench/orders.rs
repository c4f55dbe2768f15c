//! Orders placed and paid, on both databases, each waiting for the disk.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};

use super::Bench;
use super::budget::{Budget, Unit};
use super::load::{self, Bounds, CLIENTS, Load};
use super::report::Section;
use super::sample::Sample;
use super::shopper::{Shopper, Steps};
use crate::mall::Mall;
use crate::postgres::{Durability, Postgres};

const BOUNDS: Bounds = Bounds {
    count: 5_000,
    time: Duration::from_secs(10),
};
const PER_SECOND: Budget = Budget {
    unit: Unit::PerSecond,
    must: 330,
    aim: 1_500,
};
const SLOWEST: Budget = Budget {
    unit: Unit::Micros,
    must: 50_000,
    aim: 15_000,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Section>> {
    let mut section = Section::new("orders placed and paid, 16 clients");
    let mall = bench.open()?;
    tell(
        &mut section,
        &mall,
        "SQLite",
        "6.3/s · CPU 16–17 ms a request",
    )?;
    drop(mall);
    let cluster = Postgres::start(Durability::Full)?;
    let mall = bench.open_on(&cluster.url())?;
    tell(
        &mut section,
        &mall,
        "PostgreSQL",
        "6.6/s, p99 1.3 s · CPU 39–44 ms a request",
    )?;
    section.note(format!(
        "An order is one line paid by card: quote, place, the provider's page and its button, confirm. Three requests go to the mall, two to the sandbox, whose own log is synced too. At most {} s or {} orders.",
        BOUNDS.time.as_secs(),
        super::budget::grouped(BOUNDS.count),
    ));
    section.note("Both databases wait for the disk (`synchronous=FULL`; `fsync`, `synchronous_commit` and `full_page_writes` on). CPU is chorok's own for a whole order, without PostgreSQL's.");
    Ok(vec![section])
}

fn tell(section: &mut Section, mall: &Mall, engine: &str, peer: &'static str) -> Result<()> {
    let sample = Sample::of(mall.url()?)?;
    let steps = Steps::default();
    let load = run(mall, &sample, BOUNDS, &steps)?;
    let orders = load.count();
    let what = format!("orders on {engine}");
    section.hold_as(
        what,
        load.per_second(),
        load.describe("orders"),
        PER_SECOND,
        peer,
    );
    let what = format!("p99 of a whole order on {engine}");
    section.hold(what, load.percentile(99), SLOWEST, "");
    let mean = |step: &AtomicU64| Unit::Micros.show(step.load(Ordering::Relaxed) / orders);
    section.tell(
        format!("mean of its steps on {engine}"),
        format!(
            "quote {} · place {} · card page {} · confirm {}",
            mean(&steps.quote),
            mean(&steps.place),
            mean(&steps.card),
            mean(&steps.confirm)
        ),
        "",
    );
    let refused = steps.refused.load(Ordering::Relaxed);
    if refused > 0 {
        section.note(format!(
            "{engine}: {refused} orders were refused (sold out) and placed again with something else."
        ));
    }
    Ok(())
}

pub(super) fn run(mall: &Mall, sample: &Sample, bounds: Bounds, steps: &Steps) -> Result<Load> {
    let shopper = |nth: usize| -> Result<_> {
        let mut shopper = Shopper::new(mall, nth)?;
        Ok(move || shopper.buy(&sample.options, steps))
    };
    let shoppers = (0..CLIENTS).map(shopper).collect::<Result<_>>()?;
    load::run(bounds, mall.pid(), shoppers).context("orders")
}
