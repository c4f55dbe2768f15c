//! Facts joined by a middle dot that never starts or ends a line.

use yew::prelude::*;

crate::style::styles! {
    r#"
    .dot-list { display: flex; flex-wrap: wrap; column-gap: 0.875em; overflow: clip; }
    .dot-list__item { position: relative; }
    .dot-list__item::before {
        content: "·";
        position: absolute;
        inset-inline-start: -0.6em;
    }
    "#
}

/// The facts in one line, or in more when they do not fit.
pub fn dot_list(facts: impl IntoIterator<Item = Html>) -> Html {
    let item = |fact: Html| html! { <span class="dot-list__item">{ fact }</span> };
    html! { <span class="dot-list">{ for facts.into_iter().map(item) }</span> }
}
