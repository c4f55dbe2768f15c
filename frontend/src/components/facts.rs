//! Labels and values.

use shared::page::Fact;
use yew::prelude::*;

crate::style::styles! {
    r#"
    .facts { display: grid; line-height: var(--leading-snug); }
    .facts__row {
        display: grid;
        grid-template-columns: min(7.5rem, 36%) minmax(0, 1fr);
        gap: var(--space-3);
        padding-block: var(--space-3);
        border-block-end: 1px solid var(--color-line);
    }
    .facts__row dt { color: var(--color-ink-2); }
    .facts--amounts .facts__row { grid-template-columns: 1fr auto; }
    .facts--amounts dd { font-variant-numeric: tabular-nums; text-align: end; }
    @media (min-width: 768px) {
        .container--narrow .facts__row { grid-template-columns: 12rem 1fr; }
    }
    "#
}

/// The list.
pub fn facts(rows: &[Fact]) -> Html {
    html! { <dl class="facts">{ for rows.iter().map(row) }</dl> }
}

/// The list, when its values are amounts: they line up at the end, and names have room.
pub fn amounts(rows: &[Fact]) -> Html {
    html! { <dl class="facts facts--amounts">{ for rows.iter().map(row) }</dl> }
}

fn row(fact: &Fact) -> Html {
    html! {
        <div class="facts__row">
            <dt>{ &fact.label }</dt>
            <dd>{ &fact.value }</dd>
        </div>
    }
}
