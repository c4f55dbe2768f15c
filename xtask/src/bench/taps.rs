//! How soon a tap shows on a phone: Chromium with its CPU slowed down four times.

use anyhow::{Context, Result};

use super::Bench;
use super::budget::{Budget, Unit};
use super::node;
use super::report::Section;
use super::sample::{self, Sample};

const TAP: Budget = Budget {
    unit: Unit::Micros,
    must: 100_000,
    aim: 50_000,
};
const PRICE: Budget = Budget {
    unit: Unit::Micros,
    must: 16_000,
    aim: 4_000,
};
const LARGEST_CART: usize = 200;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Section>> {
    let mall = bench.open()?;
    let sample = Sample::of(mall.url()?)?;
    let cart = sample::lines(&sample.options[..LARGEST_CART]).to_string();
    let seen = node::run(bench, &mall, "taps.mjs", &[&cart])?;
    let micros = |name: &str| {
        let value = seen[name].as_u64();
        value.with_context(|| format!("no `{name}` in {seen}"))
    };
    let mut section = Section::new("taps at 4× CPU slowdown");
    section.hold(
        "put in on a product page → count on screen",
        micros("put")?,
        TAP,
        "event 88 ms, badge after 1131 ms",
    );
    section.hold(
        "one more in the cart → new total on screen",
        micros("more")?,
        TAP,
        "",
    );
    section.tell(
        "one more in a cart of 200 lines → new total on screen",
        Unit::Micros.show(micros("moreOfMany")?),
        "",
    );
    section.hold(
        "of it, pricing the 200 lines in WASM",
        micros("pricing")?,
        PRICE,
        "",
    );
    section.note(format!(
        "Medians of {} taps; on screen is after the paint of the frame that shows the change. The home page has no button to put in. Pricing is the difference of {} ms for changing the cart of 200 lines when one or all of them are selected, before layout and paint: it includes what of drawing depends on the price.",
        seen["taps"], micros("workOfMany")? / 1000
    ));
    Ok(vec![section])
}
