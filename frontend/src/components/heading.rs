//! Headings whose level depends on where the component stands.

use yew::prelude::*;

/// The level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    One,
    Two,
    Three,
}

/// The heading.
pub fn heading(level: Level, class: &'static str, content: Html) -> Html {
    match level {
        Level::One => html! { <h1 {class}>{ content }</h1> },
        Level::Two => html! { <h2 {class}>{ content }</h2> },
        Level::Three => html! { <h3 {class}>{ content }</h3> },
    }
}
