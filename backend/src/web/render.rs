//! Components to HTML.

use std::{rc::Rc, time::Duration};

use anyhow::Context;
use frontend::shop::root::{Root, root};
use shared::page::Page;
use yew::ServerRenderer;

/// A page takes well under a millisecond; a renderer that panicked never answers.
const PATIENCE: Duration = Duration::from_secs(3);

/// The HTML of a page, with the marks by which the browser attaches to it.
pub(super) async fn render(page: Page) -> anyhow::Result<String> {
    let renderer = ServerRenderer::<Root>::with_props(move || root(Rc::new(page.clone())));
    tokio::time::timeout(PATIENCE, renderer.render())
        .await
        .context("a page was not rendered in time")
}
