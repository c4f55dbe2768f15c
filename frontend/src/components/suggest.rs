//! What is proposed while a shopper types: rows of links under the search field. They show
//! only while the field or one of them has the focus.

use shared::page::{Proposed, SuggestionRow};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .suggest {
        position: absolute;
        inset: 100% var(--gutter) auto;
        z-index: 1;
        display: none;
        max-block-size: 70vh;
        padding: var(--space-2);
        border-radius: var(--radius-lg);
        background: var(--color-surface);
        box-shadow: var(--shadow-sheet);
        overflow-y: auto;
    }
    .app-header__search:focus-within .suggest { display: block; }
    @media (min-width: 1024px) {
        .app-header__search { position: relative; }
        .suggest { inset: calc(100% + var(--space-2)) 0 auto; }
    }
    .suggest__row {
        display: grid;
        grid-template-columns: 44px 1fr auto;
        align-items: center;
        gap: var(--space-3);
        min-block-size: 56px;
        padding: 6px var(--space-2);
        border-radius: var(--radius-md);
        line-height: var(--leading-snug);
    }
    .suggest__row:hover, .suggest__row:focus-visible { background: var(--color-accent-soft); }
    .suggest__image, .suggest__icon {
        inline-size: 44px;
        block-size: 44px;
        border-radius: var(--radius-sm);
        object-fit: cover;
    }
    .suggest__icon {
        display: grid;
        place-items: center;
        background: var(--color-sunken);
        color: var(--color-ink-2);
    }
    .suggest mark { background: none; color: var(--color-accent); font-weight: var(--weight-bold); }
    .suggest__aside {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
    }
    "#
}

/// The rows, and how many there are for people who do not see them.
pub fn suggest(rows: &[SuggestionRow]) -> Html {
    // Keeps the focus where it is, or a browser that does not focus clicked links would hide
    // the row before the click arrives.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <>
            <p class="visually-hidden" role="status">
                if !rows.is_empty() {
                    { format!("추천 {}개, 아래 화살표로 고르세요", rows.len()) }
                }
            </p>
            if !rows.is_empty() {
                <ul class="suggest" aria-label="추천" {onmousedown}>
                    { for rows.iter().map(row) }
                </ul>
            }
        </>
    }
}

fn row(row: &SuggestionRow) -> Html {
    let icon = match row.kind {
        Proposed::Keyword | Proposed::Product => Icon::SEARCH,
        Proposed::Category => Icon::GRID,
        Proposed::Vendor => Icon::HOME,
    };
    html! {
        <li key={row.href.clone()}>
            <a class="suggest__row" href={row.href.clone()}>
                if let Some(image) = &row.image {
                    { Picture::new(image, "suggest__image", "44px").decorative().html() }
                } else {
                    <span class="suggest__icon">{ icon.html() }</span>
                }
                { name(row) }
                <span class="suggest__aside">{ &row.note }</span>
            </a>
        </li>
    }
}

/// The name with the letters marked that were typed.
fn name(row: &SuggestionRow) -> Html {
    let mut letters = row.text.chars();
    let mut next = |count: u32| letters.by_ref().take(count as usize).collect::<String>();
    let (before, hit) = (next(row.hit.0), next(row.hit.1));
    html! { <span>{ before }<mark>{ hit }</mark>{ letters.as_str() }</span> }
}

/// Moves up and down between the field and the rows, and out of them. Whether the rows are to go.
pub fn on_key(event: &KeyboardEvent) -> bool {
    // While a syllable is composed, the keys belong to the keyboard.
    if event.is_composing() {
        return false;
    }
    let key = event.key();
    let moved = match key.as_str() {
        "ArrowDown" => move_focus(event, |here| here.checked_add(1)),
        "ArrowUp" => move_focus(event, |here| here.checked_sub(1)),
        "Escape" => move_focus(event, |_| Some(0)),
        _ => None,
    };
    if moved.is_some() {
        event.prevent_default();
    }
    key == "Escape"
}

/// Focuses another one of the field and the rows, counted from the field.
fn move_focus(event: &KeyboardEvent, to: impl Fn(u32) -> Option<u32>) -> Option<()> {
    let from: Element = event.target_dyn_into()?;
    let form = from.closest("form").ok()??;
    let stops = form.query_selector_all("input, .suggest__row").ok()?;
    let here = (0..stops.length()).find(|nth| stops.get(*nth).as_deref() == Some(from.as_ref()))?;
    let next = stops.get(to(here)?)?;
    next.dyn_into::<HtmlElement>().ok()?.focus().ok()
}
