//! The console's entry point in the browser.

use frontend::console::app::App;

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        // What stood there until now was for the wait.
        root.set_inner_html("");
        yew::Renderer::<App>::with_root(root).render();
    }
}
