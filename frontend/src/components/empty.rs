//! A page or list with nothing in it: what is true, what still works, one way on.

use yew::prelude::*;

use crate::components::heading::{Level, heading};

crate::style::styles! {
    r#"
    .empty {
        display: grid;
        justify-items: center;
        gap: var(--space-3);
        padding-block: var(--space-12);
        text-align: center;
    }
    .empty__art {
        inline-size: 8.5rem;
        color: var(--color-accent);
        fill: none;
        stroke: currentColor;
        stroke-width: var(--stroke);
        stroke-linecap: round;
        stroke-linejoin: round;
    }
    .empty__title { font-size: var(--text-xl); }
    .empty__text {
        text-wrap: balance;
        max-inline-size: 22rem;
        color: var(--color-ink-2);
        line-height: var(--leading-body);
    }
    .empty__actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-2);
        margin-block-start: var(--space-3);
    }
    "#
}

/// The drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Art {
    Boat,
    Basket,
    Lens,
    Sprout,
}

impl Art {
    fn strokes(self) -> &'static str {
        match self {
            Self::Boat => {
                "M44 60h48l-7 12H52zM68 56V22l20 28H68M62 30 48 50h14M34 80q6-4 12 0t12 0 12 0 12 0 12 0"
            }
            Self::Basket => {
                "M50 46h36l-4 26a5 5 0 0 1-5 4H59a5 5 0 0 1-5-4zM58 46l7-16M78 46l-7-16M63 55v12M73 55v12"
            }
            Self::Lens => "M47 44a17 17 0 1 0 34 0a17 17 0 1 0-34 0zM77 57l13 13M57 44h14",
            Self::Sprout => {
                "M68 76V48M68 54c-14 0-20-8-20-20 14 0 20 7 20 20zM68 46c0-10 6-16 18-17 0 12-6 18-18 19"
            }
        }
    }
}

/// The words and what to do next; `level` is that of the title.
pub fn empty(
    art: Art,
    level: Level,
    title: impl Into<AttrValue>,
    text: impl Into<AttrValue>,
    actions: Html,
) -> Html {
    let hills = "M8 80c16-22 30-22 44-6 10-20 26-26 42-4 8-8 18-8 30 10M8 80h120";
    html! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 136 96" aria-hidden="true">
                <path opacity="0.45" d={hills} />
                <path d={art.strokes()} />
            </svg>
            { heading(level, "empty__title", html! { { title.into() } }) }
            <p class="empty__text">{ text.into() }</p>
            <div class="empty__actions">{ actions }</div>
        </div>
    }
}
