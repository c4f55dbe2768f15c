//! Components to HTML.

use std::{rc::Rc, time::Duration};

use anyhow::Context;
use frontend::shop::{
    root::{Root, root},
    written::{Written, written},
};
use shared::page::{Markup, Page};
use yew::ServerRenderer;

/// A page takes well under a millisecond; a renderer that panicked never answers.
const PATIENCE: Duration = Duration::from_secs(3);

/// The HTML of a page, with the marks by which the browser attaches to it.
pub(super) async fn render(page: Page) -> anyhow::Result<String> {
    in_time(ServerRenderer::with_props(move || root(Rc::new(page)))).await
}

/// The HTML of what the browser leaves as it is, without any marks.
pub(super) async fn markup(what: Written) -> anyhow::Result<Markup> {
    let renderer = ServerRenderer::with_props(move || written(what));
    in_time(renderer.hydratable(false)).await.map(Markup)
}

async fn in_time(renderer: ServerRenderer<Root>) -> anyhow::Result<String> {
    tokio::time::timeout(PATIENCE, renderer.render())
        .await
        .context("a page was not rendered in time")
}
