//! Amounts that lead to what is paid, always in the same order.

use shared::money::Won;
use yew::prelude::*;

use crate::components::price::now;

crate::style::styles! {
    r#"
    .breakdown {
        display: grid;
        gap: var(--space-2);
        font-variant-numeric: tabular-nums;
        line-height: var(--leading-snug);
    }
    .breakdown__row { display: flex; justify-content: space-between; gap: var(--space-4); }
    .breakdown__row dt { color: var(--color-ink-2); }
    .breakdown__row dd { margin-inline-start: auto; text-align: end; white-space: nowrap; }
    .breakdown__row--voucher dt, .breakdown__row--voucher dd {
        color: var(--color-accent);
        font-weight: var(--weight-medium);
    }
    .breakdown__row--total {
        flex-wrap: wrap;
        align-items: baseline;
        margin-block-start: var(--space-2);
        padding-block-start: var(--space-4);
        border-block-start: 1px solid var(--color-line);
    }
    .breakdown__row--total dt { color: var(--color-ink); font-weight: var(--weight-bold); }
    .breakdown__note {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: var(--leading-snug);
    }
    "#
}

/// A row of the breakdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub label: AttrValue,
    /// The amount; what is taken off is negative.
    pub won: Won,
    /// How it stands out.
    pub kind: RowKind,
}

/// How a row stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// An amount.
    Plain,
    /// Comes on top of the amount above.
    Plus,
    /// Paid with vouchers.
    Voucher,
    /// What is left to pay.
    Total,
}

/// The rows.
pub fn breakdown(rows: impl IntoIterator<Item = Row>) -> Html {
    html! { <dl class="breakdown">{ for rows.into_iter().map(row) }</dl> }
}

fn row(row: Row) -> Html {
    let Row { label, won, kind } = row;
    match kind {
        RowKind::Total => html! {
            <div class="breakdown__row breakdown__row--total">
                <dt>{ label }</dt>
                <dd class="price price--large">{ now(won) }</dd>
            </div>
        },
        RowKind::Voucher => html! {
            <div class="breakdown__row breakdown__row--voucher"><dt>{ label }</dt><dd>{ won.to_string() }</dd></div>
        },
        RowKind::Plus if won.0 > 0 => html! {
            <div class="breakdown__row"><dt>{ label }</dt><dd>{ "+" }{ won.to_string() }</dd></div>
        },
        RowKind::Plain | RowKind::Plus => html! {
            <div class="breakdown__row"><dt>{ label }</dt><dd>{ won.to_string() }</dd></div>
        },
    }
}
