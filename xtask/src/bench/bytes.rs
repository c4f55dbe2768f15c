//! What travels to a phone.

use anyhow::{Context, Result};

use super::Bench;
use super::budget::{Budget, Unit};
use super::client::{Client, expect};
use super::node;
use super::report::Section;
use super::sample::Sample;

const APP: Budget = Budget {
    unit: Unit::Bytes,
    must: 180_000,
    aim: 120_000,
};
const HTML: Budget = Budget {
    unit: Unit::Bytes,
    must: 20_000,
    aim: 14_000,
};

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Section>> {
    let mall = bench.open()?;
    let sample = Sample::of(mall.url()?)?;
    let mut client = Client::connect(mall.url()?)?;
    let home = client.get_text("/")?;
    let mut section = Section::new("bytes, brotli as served");

    let glue = size(&mut client, &app_file(&home, ".js")?)?;
    let wasm = size(&mut client, &app_file(&home, ".wasm")?)?;
    section.hold(
        "storefront, WASM + JS",
        wasm + glue,
        APP,
        "JS 189–194 KB; spike 86 KB",
    );
    section.tell("of it, WASM", Unit::Bytes.show(wasm), "");
    section.tell("of it, JS", Unit::Bytes.show(glue), "");
    for (kind, path) in &sample.pages {
        let bytes = size(&mut client, path)?;
        section.hold(format!("HTML of {kind}"), bytes, HTML, "");
    }
    let catalog = size(&mut client, "/api/catalog")?;
    section.tell("catalogue, JSON", Unit::Bytes.show(catalog), "");

    let seen = node::run(bench, &mall, "bytes.mjs", &["/"])?;
    let count = |name: &str| seen[name].as_u64().with_context(|| format!("no `{name}`"));
    section.tell(
        "home at 360 px, before scrolling",
        format!(
            "{} requests · {}",
            count("requests")?,
            Unit::Bytes.show(count("bytes")?)
        ),
        "",
    );
    section.tell(
        "of it, before the app is asked for",
        format!(
            "{} requests · {}",
            count("firstRequests")?,
            Unit::Bytes.show(count("firstBytes")?)
        ),
        "",
    );
    section.tell(
        "of it, images",
        format!(
            "{} requests · {}",
            count("images")?,
            Unit::Bytes.show(count("imageBytes")?)
        ),
        "",
    );
    section.tell(
        "images of the whole home page",
        format!(
            "{} requests · {}",
            count("allImages")?,
            Unit::Bytes.show(count("allImageBytes")?)
        ),
        "",
    );
    section.note("Bodies only above the home page's lines; those count headers too.");
    Ok(vec![section])
}

fn size(client: &mut Client, path: &str) -> Result<u64> {
    let mut body = Vec::new();
    let answer = client.get(path, &mut body)?;
    expect(path, &answer, &body, 200)?;
    Ok(answer.length as u64)
}

/// The app's file with this ending, as the page's boot script names it.
fn app_file(page: &str, ending: &str) -> Result<String> {
    page.split('"')
        .find(|part| part.starts_with("/w/") && part.ends_with(ending))
        .map(str::to_owned)
        .with_context(|| format!("the home page names no {ending} file"))
}
