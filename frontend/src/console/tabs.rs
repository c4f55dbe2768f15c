//! A row of tabs, which is pushed sideways on a phone until the current one is seen.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What the tabs choose between, for those who do not see them.
    pub(super) label: &'static str,
    pub(super) children: Html,
}

#[component]
pub(super) fn Tabs(props: &Props) -> Html {
    let row = use_node_ref();
    // Whoever pushed the row elsewhere is not called back before another tab is the current one.
    let seen = use_mut_ref(String::new);
    {
        let row = row.clone();
        use_effect(move || {
            let row = row.cast::<HtmlElement>();
            let current = row.as_ref().and_then(|row| {
                let current = row.query_selector("[aria-current]").ok().flatten()?;
                current.dyn_into::<HtmlElement>().ok()
            });
            if let (Some(row), Some(current)) = (row, current) {
                let name = current.text_content().unwrap_or_default();
                if *seen.borrow() == name {
                    return;
                }
                *seen.borrow_mut() = name;
                let begin = current.offset_left() - row.offset_left();
                let end = begin + current.offset_width();
                if begin < row.scroll_left() || end > row.scroll_left() + row.client_width() {
                    row.set_scroll_left(end - row.client_width());
                }
            }
        });
    }
    html! { <nav class="tabs" ref={row} aria-label={props.label}>{ props.children.clone() }</nav> }
}
