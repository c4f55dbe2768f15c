//! A price: the rate taken off, what is paid, and what it was.

use shared::catalog::UnitPrice;
use shared::money::Won;
use yew::prelude::*;

crate::style::styles! {
    r#"
    .price {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.375rem;
        font-variant-numeric: tabular-nums;
        font-size: var(--text-xl);
        line-height: var(--leading-tight);
        letter-spacing: var(--tracking-tight);
    }
    .price__rate { color: var(--color-sale); font-weight: var(--weight-bold); }
    .price__now { font-weight: var(--weight-bold); white-space: nowrap; }
    .price__won {
        margin-inline-start: 0.05em;
        font-size: 0.8em;
        font-weight: var(--weight-medium);
    }
    .price__was {
        color: var(--color-ink-3);
        font-size: var(--text-sm);
        letter-spacing: 0;
        white-space: nowrap;
    }
    .price--small { font-size: var(--text-lg); }
    .price--large { gap: 0 0.5rem; font-size: var(--text-3xl); }
    .price--large .price__was {
        flex-basis: 100%;
        font-size: var(--text-md);
        line-height: var(--leading-snug);
    }
    "#
}

/// How large a price stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Small,
    Medium,
    Large,
}

impl Size {
    fn class(self) -> &'static str {
        match self {
            Self::Small => "price price--small",
            Self::Medium => "price",
            Self::Large => "price price--large",
        }
    }
}

/// The price of one unit; `from` says that other choices cost more.
pub fn price(unit: UnitPrice, size: Size, from: bool) -> Html {
    let rate = unit.percent_off();
    html! {
        <p class={size.class()}>
            if rate > 0 {
                <span class="price__rate">
                    <span class="visually-hidden">{ "할인율 " }</span>
                    { rate }{ "%" }
                </span>
            }
            <strong class="price__now">
                { digits(unit.now) }
                if from {
                    <span aria-hidden="true">{ "~" }</span>
                    <span class="visually-hidden">{ "부터" }</span>
                }
            </strong>
            if unit.now < unit.list {
                <del class="price__was">
                    <span class="visually-hidden">{ "정가 " }</span>
                    { unit.list.to_string() }
                </del>
            }
        </p>
    }
}

/// An amount as a price without anything around it.
pub fn amount(won: Won, size: Size) -> Html {
    html! { <span class={size.class()}>{ now(won) }</span> }
}

/// The number itself, for places that bring their own frame.
pub fn now(won: Won) -> Html {
    html! { <strong class="price__now">{ digits(won) }</strong> }
}

fn digits(won: Won) -> Html {
    html! { <>{ won.grouped() }<span class="price__won">{ "원" }</span></> }
}
