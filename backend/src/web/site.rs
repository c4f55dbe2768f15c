//! What all pages share: the built storefront's template and files, the style sheet, and the
//! security policy that names their inline parts.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context;
use axum::http::HeaderValue;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::{assets, cache::Pages, shrunk};
use crate::{
    config::Config,
    http::{
        Packed,
        security::{Csp, Frames},
    },
};

/// The page of a mall whose storefront was not built: readable, without the app.
const BARE_TEMPLATE: &str = include_str!("bare.html");

/// Everything of the storefront that is the same for all pages.
#[derive(Debug)]
pub struct Site {
    /// The document, split at its places for head, app and data.
    pub(super) template: [String; 4],
    /// Styles of the first screen, written into each page.
    pub(super) critical: String,
    /// Path of the other styles.
    pub(super) sheet: String,
    /// Names the build, so that tabs of another build notice.
    pub(super) build: String,
    pub(super) csp: HeaderValue,
    /// The policy of pages that are only looked at inside the console.
    pub(super) preview: HeaderValue,
    /// Files by their path.
    pub(super) files: BTreeMap<String, Packed>,
    pub(super) pages: Pages,
    /// The console's document, where the console was built.
    pub(super) console: Option<Console>,
}

/// The document of the console. It is the same for everybody; its data comes from the API.
#[derive(Debug)]
pub(super) struct Console {
    pub(super) html: Packed,
    pub(super) csp: HeaderValue,
}

impl Site {
    /// Reads the built storefront, or says how to build it.
    pub fn load(config: &Config) -> anyhow::Result<Self> {
        let index = config.dist.join("index.html");
        let template = std::fs::read_to_string(&index).with_context(|| {
            format!(
                "the storefront is not built: {} cannot be read; run `cargo xtask run`, or set CHOROK_DIST",
                index.display()
            )
        })?;
        Self::new(&template, &config.dist, config)
    }

    /// Pages without the app, for tests of everything else.
    pub fn bare(config: &Config) -> anyhow::Result<Self> {
        Self::new(BARE_TEMPLATE, Path::new(""), config)
    }

    /// Makes the files as small as they can be, with what an earlier start left in `folder`.
    pub fn shrink_files(&self, folder: &Path) -> anyhow::Result<()> {
        shrunk::shrink(self.files.values(), folder)
    }

    fn new(template: &str, dist: &Path, config: &Config) -> anyhow::Result<Self> {
        let critical = frontend::style::critical();
        let rest = frontend::style::rest();
        let mut files = assets::read(dist, "/w/")?;
        let sheet = format!("/assets/site-{}.css", short_hash(rest.as_bytes()));
        files.insert(
            sheet.clone(),
            Packed::lazy("text/css; charset=utf-8", &sheet, rest.into_bytes()),
        );
        let build = short_hash(format!("{template}\n{critical}\n{sheet}").as_bytes());
        assets::add_public(&mut files, &build, &sheet);
        // Shoppers' service worker keeps the files that are there by now, and none of the console.
        let console = Console::load(&config.dist.with_file_name("console"), &mut files)?;
        let csp = Csp {
            script_hashes: inline_scripts(template).map(sha256).collect(),
            style_hashes: vec![sha256(&critical)],
            form_origins: vec![origin(&config.card.public_url)],
            frames: Frames::None,
        };
        Ok(Self {
            template: split(template)?,
            csp: csp.header(),
            preview: csp.framed(),
            critical,
            sheet,
            build,
            files,
            pages: Pages::default(),
            console,
        })
    }
}

impl Console {
    /// Reads the built console from `dist`, and adds its files. `None`: it was not built.
    fn load(dist: &Path, files: &mut BTreeMap<String, Packed>) -> anyhow::Result<Option<Self>> {
        let index = dist.join("index.html");
        if !index.exists() {
            return Ok(None);
        }
        let html = std::fs::read_to_string(&index)
            .with_context(|| format!("{} cannot be read", index.display()))?;
        files.extend(assets::read(dist, "/console/w/")?);
        let csp = Csp {
            script_hashes: inline_scripts(&html).map(sha256).collect(),
            frames: Frames::Own,
            ..Csp::default()
        };
        let tag = short_hash(html.as_bytes());
        Ok(Some(Self {
            html: Packed::lazy("text/html; charset=utf-8", &tag, html.into_bytes()),
            csp: csp.header(),
        }))
    }
}

/// The template around its three places.
fn split(template: &str) -> anyhow::Result<[String; 4]> {
    let mut rest = template;
    let mut parts: [String; 4] = Default::default();
    for (part, place) in
        parts
            .iter_mut()
            .zip(["<!--ssr:head-->", "<!--ssr:app-->", "<!--ssr:data-->"])
    {
        let (before, after) = rest
            .split_once(place)
            .with_context(|| format!("the storefront's template lacks {place}"))?;
        before.clone_into(part);
        rest = after;
    }
    rest.clone_into(&mut parts[3]);
    Ok(parts)
}

/// The texts of the scripts that stand in the document itself.
fn inline_scripts(template: &str) -> impl Iterator<Item = &str> {
    template.split("<script").skip(1).filter_map(|script| {
        let (attributes, rest) = script.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=") && !text.trim().is_empty()).then_some(text)
    })
}

fn sha256(text: impl AsRef<[u8]>) -> String {
    STANDARD.encode(Sha256::digest(text))
}

pub(super) fn short_hash(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes)[..6])
}

/// Scheme and host of a URL.
fn origin(url: &str) -> String {
    url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{BARE_TEMPLATE, inline_scripts, origin, split};

    #[test]
    fn scripts_in_the_document_are_found_and_linked_ones_are_not() {
        let html =
            "<script>a()</script><script src=\"/x.js\"></script><script type=module>b</script>";
        assert_eq!(inline_scripts(html).collect::<Vec<_>>(), ["a()", "b"]);
    }

    #[test]
    fn the_template_has_its_three_places() {
        let [head, app, data, end] = split(BARE_TEMPLATE).unwrap();
        assert!(head.starts_with("<!doctype html>"));
        assert!(app.ends_with("<div id=\"app\">"));
        assert!(data.starts_with("</div>"));
        assert!(end.ends_with("</html>\n"));
        assert!(split("<html></html>").is_err());
    }

    #[test]
    fn an_origin_has_no_path() {
        assert_eq!(
            origin("http://127.0.0.1:8091/pay?x=1"),
            "http://127.0.0.1:8091"
        );
    }
}
