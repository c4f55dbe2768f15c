//! Lighthouse as a phone, on one page of every kind.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use super::budget::{Budget, Unit};
use super::node;
use super::report::Section;
use super::sample::Sample;

const SCORE: Budget = Budget {
    unit: Unit::Score,
    must: 95,
    aim: 100,
};
const LCP: Budget = Budget {
    unit: Unit::Micros,
    must: 1_500_000,
    aim: 1_000_000,
};
const LCP_REAL: Budget = Budget {
    unit: Unit::Micros,
    must: 1_600_000,
    aim: 1_200_000,
};
const TBT: Budget = Budget {
    unit: Unit::Micros,
    must: 100_000,
    aim: 30_000,
};
const CLS: Budget = Budget {
    unit: Unit::Shift,
    must: 20,
    aim: 0,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Section>> {
    let mall = bench.open()?;
    let sample = Sample::of(mall.url()?)?;
    let mut section = Section::new("Lighthouse, mobile");
    for (kind, path) in &sample.pages {
        let seen = node::run(bench, &mall, "lighthouse.mjs", &["simulate", path])?;
        let value = |name: &str| figure(&seen, name);
        let peer = match *kind {
            "category" => "72 · LCP 3761 · TBT 555 ms",
            "product" => "76 · LCP 3798 · TBT 382 ms",
            _ => "",
        };
        section.hold(format!("{kind}: score"), value("score")?, SCORE, peer);
        section.hold(format!("{kind}: LCP"), value("lcp")?, LCP, "");
        section.hold(format!("{kind}: TBT"), value("tbt")?, TBT, "");
        section.hold(format!("{kind}: CLS"), value("cls")?, CLS, "");
        section.tell(format!("{kind}: FCP"), Unit::Micros.show(value("fcp")?), "");
    }
    let seen = node::run(bench, &mall, "lighthouse.mjs", &["devtools", "/"])?;
    let lcp = figure(&seen, "lcp")?;
    section.hold("home: LCP, devtools throttling", lcp, LCP_REAL, "");
    section.note(format!(
        "Lighthouse {}, simulated slow 4G and 4× CPU slowdown unless said otherwise; medians of {} runs.",
        seen["version"].as_str().unwrap_or_default(),
        seen["runs"]
    ));
    Ok(vec![section])
}

fn figure(seen: &Value, name: &str) -> Result<u64> {
    seen[name]
        .as_u64()
        .with_context(|| format!("no `{name}` in {seen}"))
}
