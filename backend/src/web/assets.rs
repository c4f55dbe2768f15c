//! Files of the storefront: read at start, never changing under their names.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context;

use crate::http::Packed;

/// The browser's part that keeps the shop usable without a network.
const SERVICE_WORKER: &str = include_str!("../../../frontend/public/sw.js");
const ROBOTS: &str = "User-agent: *\nDisallow: /api/\nDisallow: /checkout\nDisallow: /orders\n";

/// Reads the files that were built into a folder; they are served under `prefix`. A `.br` beside
/// one is what brotli made of it when it was built. An empty path reads nothing.
pub(super) fn read(dist: &Path, prefix: &str) -> anyhow::Result<BTreeMap<String, Packed>> {
    let mut files = BTreeMap::new();
    if dist.as_os_str().is_empty() {
        return Ok(files);
    }
    for entry in
        std::fs::read_dir(dist).with_context(|| format!("{} cannot be read", dist.display()))?
    {
        let path = entry?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let is_packed = path.extension().is_some_and(|kind| kind == "br");
        let is_own = |name: &String| name != "index.html" && !is_packed;
        if let (Some(name), true) = (name.filter(is_own), path.is_file()) {
            let mut packed = Packed::lazy(content_type(&name), &name, bytes_of(&path)?);
            let small = dist.join(format!("{name}.br"));
            if small.exists() {
                packed = packed.with_brotli(bytes_of(&small)?);
            }
            files.insert(format!("{prefix}{name}"), packed);
        }
    }
    Ok(files)
}

fn bytes_of(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Adds the files that are not built: the service worker, told which build and files are its own,
/// and the word to search engines.
pub(super) fn add_public(files: &mut BTreeMap<String, Packed>, build: &str, sheet: &str) {
    let own: Vec<&String> = files.keys().collect();
    let list = serde_json::to_string(&own).unwrap_or_else(|_| "[]".to_owned());
    let worker = SERVICE_WORKER
        .replace("__BUILD__", build)
        .replace("\"__FILES__\"", &list);
    let tag = format!("{build}{sheet}");
    let add = |files: &mut BTreeMap<String, Packed>, path: &str, kind, text: String| {
        files.insert(path.to_owned(), Packed::new(kind, &tag, text.into_bytes()));
    };
    add(files, "/sw.js", "text/javascript; charset=utf-8", worker);
    add(
        files,
        "/robots.txt",
        "text/plain; charset=utf-8",
        ROBOTS.to_owned(),
    );
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}
