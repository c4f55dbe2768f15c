//! How many: a stepper whose bounds are its buttons' states.

use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .stepper {
        display: inline-grid;
        grid-template-columns: var(--tap) 2.5rem var(--tap);
        align-items: center;
        border: 1px solid var(--color-line-strong);
        border-radius: var(--radius-md);
        background: var(--color-surface);
    }
    .stepper__button {
        display: grid;
        place-items: center;
        block-size: var(--tap);
        border-radius: var(--radius-md);
    }
    .stepper__button[disabled] {
        color: var(--color-ink-3);
        opacity: 0.5;
        cursor: not-allowed;
    }
    .stepper__value {
        font-weight: var(--weight-bold);
        font-variant-numeric: tabular-nums;
        text-align: center;
    }
    "#
}

/// A stepper's data.
#[derive(Clone, Debug)]
pub struct Stepper {
    /// What is counted, for people who cannot see it.
    pub label: AttrValue,
    /// How many now.
    pub value: u32,
    /// The fewest.
    pub min: u32,
    /// The most.
    pub max: u32,
    /// Called with how many the shopper wants.
    pub onchange: Callback<u32>,
}

/// Fewer, how many, more.
pub fn stepper(of: Stepper) -> Html {
    let value = of.value;
    let step = |next: u32| of.onchange.reform(move |_: MouseEvent| next);
    html! {
        <div class="stepper" role="group" aria-label={of.label}>
            <button
                class="stepper__button"
                type="button"
                aria-label="하나 줄이기"
                disabled={value <= of.min}
                onclick={step(value.saturating_sub(1))}
            >
                { Icon::MINUS.small() }
            </button>
            <output class="stepper__value">{ value }</output>
            <button
                class="stepper__button"
                type="button"
                aria-label="하나 늘리기"
                disabled={value >= of.max}
                onclick={step(value.saturating_add(1))}
            >
                { Icon::PLUS.small() }
            </button>
        </div>
    }
}
