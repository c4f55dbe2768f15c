//! The shop's entry point in the browser: takes over the page that the server rendered.

use std::rc::Rc;

use frontend::shop::root::{Root, root};
use frontend::shop::worker;
use shared::page::Page;

fn main() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let data = document.get_element_by_id("page-data");
    let text = data.and_then(|data| data.text_content());
    let page = text.and_then(|text| shared::json::from_str::<Page>(&text).ok());
    // Without its data the page stays plain HTML, which works by itself.
    if let (Some(app), Some(page)) = (document.get_element_by_id("app"), page) {
        yew::Renderer::<Root>::with_root_and_props(app, root(Rc::new(page))).hydrate();
        worker::register();
    }
}
