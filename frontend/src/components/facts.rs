//! Labels and values.

use shared::page::Fact;
use yew::prelude::*;

crate::style::styles! {
    r#"
    .facts { display: grid; line-height: var(--leading-snug); }
    .facts__row {
        display: grid;
        grid-template-columns: 7.5rem 1fr;
        gap: var(--space-3);
        padding-block: var(--space-3);
        border-block-end: 1px solid var(--color-line);
    }
    .facts__row dt { color: var(--color-ink-2); }
    "#
}

/// The list.
pub fn facts(rows: &[Fact]) -> Html {
    html! { <dl class="facts">{ for rows.iter().map(row) }</dl> }
}

fn row(fact: &Fact) -> Html {
    html! {
        <div class="facts__row">
            <dt>{ &fact.label }</dt>
            <dd>{ &fact.value }</dd>
        </div>
    }
}
