//! Check boxes and radios: the native input with a mark of 24 px in a row of 44 px.

use yew::prelude::*;
use yew::virtual_dom::VTag;

crate::style::styles! {
    r#"
    .choice {
        padding-block: 6px;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-3);
        min-block-size: var(--tap);
        line-height: var(--leading-snug);
        cursor: pointer;
    }
    .choice > :nth-child(2) { flex: 1 1 5.5rem; }
    .choice > :nth-child(3) { margin-inline-start: auto; }
    .choice__input {
        flex: none;
        inline-size: 1.5rem;
        block-size: 1.5rem;
        margin: 0;
        border: 1.75px solid var(--color-line-strong);
        border-radius: 7px;
        background: var(--color-surface);
        appearance: none;
        cursor: pointer;
    }
    .choice__input[type="radio"] { border-radius: var(--radius-full); }
    .choice__input:checked {
        border-color: var(--color-accent);
        background: var(--color-accent);
    }
    .choice__input[type="checkbox"]:checked::after {
        content: "";
        display: block;
        inline-size: 0.4375rem;
        block-size: 0.8125rem;
        margin: 0.125rem auto 0;
        border: solid var(--color-on-accent);
        border-width: 0 2.5px 2.5px 0;
        transform: rotate(45deg);
    }
    .choice__input[type="radio"]:checked {
        background: radial-gradient(circle, var(--color-on-accent) 0 4.5px, var(--color-accent) 5px);
    }
    .choice__input:disabled {
        border-color: var(--color-line-strong);
        border-style: dashed;
        background: var(--color-sunken);
        cursor: not-allowed;
    }
    .choice__hint { display: block; color: var(--color-ink-2); font-size: var(--text-sm); }
    .choice--boxed {
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--color-line);
        border-radius: var(--radius-md);
        background: var(--color-surface);
    }
    .choice--boxed:has(:checked), .choice--boxed.choice--selected {
        border-color: var(--color-accent);
        box-shadow: inset 0 0 0 1px var(--color-accent);
    }
    .choice-list { display: grid; gap: var(--space-2); }
    "#
}

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Checkbox,
    Radio,
}

/// An input that the page only sets the first time: it stands in the HTML as ticked or not, and
/// a tick made before the page attached to it stays.
pub fn input(kind: Kind, name: &'static str, value: impl Into<AttrValue>, checked: bool) -> Html {
    let mut tag = VTag::new("input");
    let kind = match kind {
        Kind::Checkbox => "checkbox",
        Kind::Radio => "radio",
    };
    tag.add_attribute("class", "choice__input");
    tag.add_attribute("type", kind);
    tag.add_attribute("name", name);
    tag.add_attribute("value", value.into());
    if checked {
        tag.add_attribute("checked", "checked");
    }
    tag.into()
}

/// A radio for one option of a product.
pub fn option(value: impl Into<AttrValue>, sold_out: bool) -> Html {
    let mut tag = VTag::new("input");
    tag.add_attribute("class", "choice__input");
    tag.add_attribute("type", "radio");
    tag.add_attribute("name", "add");
    tag.add_attribute("value", value.into());
    tag.add_attribute("required", "required");
    if sold_out {
        tag.add_attribute("disabled", "disabled");
    }
    tag.into()
}
