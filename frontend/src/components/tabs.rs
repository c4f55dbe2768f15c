//! Sticky links to the parts of one page; the part in view is marked.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::components::part::impl_part;

crate::style::styles! {
    r#"
    .tabs {
        position: sticky;
        inset-block-start: var(--space-14);
        z-index: 5;
        background: var(--color-ground);
        border-block-end: 1px solid var(--color-line);
    }
    .tabs__list { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; }
    .tabs__link {
        display: flex;
        align-items: center;
        justify-content: center;
        min-block-size: 52px;
        border-block-end: 2px solid transparent;
        color: var(--color-ink-2);
        white-space: nowrap;
    }
    .tabs__link--current {
        border-color: var(--color-accent);
        color: var(--color-ink);
        font-weight: var(--weight-bold);
    }
    @media (min-width: 1024px) {
        .tabs { inset-block-start: var(--header-block); }
        .tabs__list { max-inline-size: 46rem; margin-inline: auto; }
    }
    "#
}

/// The links' data.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabs {
    /// What the links are for.
    pub label: &'static str,
    /// Id and name of each part, in the page's order.
    pub parts: &'static [(&'static str, &'static str)],
}

impl_part!(Tabs, |part| use_tabs(part));

#[hook]
fn use_tabs(props: &Tabs) -> Html {
    let at = use_state(|| 0_usize);
    {
        let at = at.setter();
        use_effect_with(props.parts, move |parts| {
            let parts = *parts;
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "scroll", move |_| at.set(in_view(parts)))
            });
            move || drop(listener)
        });
    }
    let link = |(nth, (id, name)): (usize, &(&'static str, &'static str))| {
        let here = nth == *at;
        let class = classes!("tabs__link", here.then_some("tabs__link--current"));
        html! {
            <li key={*id}>
                <a {class} href={format!("#{id}")} aria-current={here.then_some("true")}>{ *name }</a>
            </li>
        }
    };
    html! {
        <nav class="tabs" aria-label={props.label}>
            <div class="container">
                <ul class="tabs__list">{ for props.parts.iter().enumerate().map(link) }</ul>
            </div>
        </nav>
    }
}

/// The last part whose top has come under the links.
fn in_view(parts: &[(&'static str, &'static str)]) -> usize {
    const UNDER_THE_LINKS: f64 = 200.0;
    let document = web_sys::window().and_then(|window| window.document());
    let reached = |id: &str| {
        let part = document.as_ref()?.get_element_by_id(id)?;
        Some(part.get_bounding_client_rect().top() < UNDER_THE_LINKS)
    };
    let passed = |(id, _): &&(&str, &str)| reached(id).unwrap_or(false);
    parts.iter().filter(passed).count().saturating_sub(1)
}
