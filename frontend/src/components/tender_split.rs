//! Which money pays a line: a bar of its parts. A drawing, because the page's policy forbids
//! styles in the markup.

use shared::money::Won;
use yew::prelude::*;

crate::style::styles! {
    r#"
    .tender-split {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) min(var(--space-4), 4.5vw);
        border-radius: var(--radius-md);
        background: var(--color-sunken);
        line-height: var(--leading-snug);
        font-variant-numeric: tabular-nums;
    }
    .tender-split__bar {
        inline-size: 100%;
        block-size: 6px;
        border-radius: var(--radius-full);
        overflow: hidden;
    }
    .tender-split__part {
        fill: var(--color-line-strong);
        stroke: var(--color-sunken);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
    }
    .tender-split__part--policy { fill: var(--color-accent); }
    .tender-split__part--general { fill: color-mix(in srgb, var(--color-accent) 52%, var(--color-sunken)); }
    .tender-split__row {
        display: grid;
        grid-template-columns: 10px 1fr auto;
        align-items: baseline;
        column-gap: var(--space-2);
    }
    .tender-split__dot {
        inline-size: 10px;
        block-size: 10px;
        border-radius: 3px;
        background: var(--color-line-strong);
    }
    .tender-split__dot--policy { background: var(--color-accent); }
    .tender-split__dot--general {
        background: color-mix(in srgb, var(--color-accent) 52%, var(--color-sunken));
    }
    .tender-split__amount { font-weight: var(--weight-bold); white-space: nowrap; }
    .tender-split__left {
        grid-column: 2 / -1;
        color: var(--color-ink-2);
        font-size: var(--text-sm);
    }
    .tender-split__why { color: var(--color-ink-2); font-size: var(--text-sm); }
    "#
}

/// The kind of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tender {
    /// 정책발행 vouchers.
    Policy,
    /// 일반발행 vouchers.
    General,
    /// The card.
    Card,
}

impl Tender {
    fn part(self) -> &'static str {
        match self {
            Self::Policy => "tender-split__part tender-split__part--policy",
            Self::General => "tender-split__part tender-split__part--general",
            Self::Card => "tender-split__part",
        }
    }

    fn dot(self) -> &'static str {
        match self {
            Self::Policy => "tender-split__dot tender-split__dot--policy",
            Self::General => "tender-split__dot tender-split__dot--general",
            Self::Card => "tender-split__dot",
        }
    }
}

/// The bar, when more than one kind of money pays.
pub fn bar(parts: &[(Tender, Won)]) -> Html {
    const WIDTH: i64 = 1_000;
    let whole: Won = parts.iter().map(|(_, won)| *won).sum();
    if parts.len() < 2 || whole.0 <= 0 {
        return Html::default();
    }
    let mut end = Won::ZERO;
    let part = |(tender, won): &(Tender, Won)| {
        let from = WIDTH * end.0 / whole.0;
        end += *won;
        let to = WIDTH * end.0 / whole.0;
        html! {
            <rect class={tender.part()} x={from.to_string()} y="0" width={(to - from).to_string()} height="6" />
        }
    };
    let rects: Vec<Html> = parts.iter().map(part).collect();
    html! {
        <svg class="tender-split__bar" viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true">
            { for rects }
        </svg>
    }
}

/// The colour of a kind of money, beside its row.
pub fn dot(tender: Tender) -> Html {
    html! { <span class={tender.dot()} aria-hidden="true"></span> }
}
