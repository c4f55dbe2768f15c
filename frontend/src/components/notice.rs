//! A message: its title says what happened, its body what to do.

use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .notice {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-3);
        padding: var(--space-4);
        border-radius: var(--radius-md);
        background: var(--color-sunken);
        line-height: var(--leading-snug);
    }
    .notice__icon { margin-block-start: -1px; }
    .notice__title { display: block; font-weight: var(--weight-bold); }
    .notice__body { text-wrap: pretty; display: grid; gap: 2px; min-inline-size: 0; }
    .notice__action {
        display: inline-flex;
        align-items: center;
        justify-self: start;
        min-block-size: var(--tap);
        margin-block-end: -10px;
        font-weight: var(--weight-bold);
        text-decoration: underline;
        text-underline-offset: 0.2em;
    }
    .notice--accent { background: var(--color-accent-soft); }
    .notice--accent .notice__icon { color: var(--color-accent); }
    .notice--caution {
        background: var(--color-caution-soft);
        color: var(--color-caution-ink);
    }
    .notice--danger {
        background: var(--color-danger-soft);
        color: var(--color-danger-ink);
    }
    "#
}

/// What kind of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Accent,
    Caution,
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "notice",
            Self::Accent => "notice notice--accent",
            Self::Caution => "notice notice--caution",
            Self::Danger => "notice notice--danger",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Plain => Icon::INFO,
            Self::Accent => Icon::CHECK,
            Self::Caution | Self::Danger => Icon::ALERT,
        }
    }
}

/// The message.
pub fn notice(tone: Tone, title: impl Into<AttrValue>, body: Html) -> Html {
    html! {
        <div class={tone.class()}>
            { tone.icon().classed("icon notice__icon") }
            <div class="notice__body">
                <strong class="notice__title">{ title.into() }</strong>
                { body }
            </div>
        </div>
    }
}
