//! Sheets: a native dialog over the page. Before the browser's part runs, a link to the sheet's
//! id shows it; wide screens may show it in the page instead (`sheet--inline`).

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, Node};
use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .sheet {
        position: fixed;
        inset: auto 0 0;
        z-index: var(--z-sheet);
        display: none;
        inline-size: 100%;
        max-inline-size: 40rem;
        max-block-size: none;
        margin: 0 auto;
        padding: 0;
        border: 0;
        border-start-start-radius: 24px;
        border-start-end-radius: 24px;
        background: var(--color-surface);
        color: inherit;
        box-shadow: var(--shadow-sheet);
        overflow: clip;
    }
    .sheet[open], .sheet:target { display: block; }
    .sheet[open] { animation: sheet-rise var(--duration-slow) var(--ease-out); }
    .sheet:target:not([open]) { box-shadow: 0 0 0 100vmax var(--color-scrim); }
    .sheet::backdrop { background: var(--color-scrim); }
    .sheet__panel {
        display: grid;
        grid-template-rows: auto minmax(9rem, 1fr) auto;
        max-block-size: 88vh;
        max-block-size: 88dvh;
        overflow-y: auto;
    }
    .sheet__head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--space-4) var(--space-2) var(--space-2) var(--gutter);
    }
    .sheet__title { font-size: var(--text-xl); }
    .sheet:focus-visible, .sheet__title:focus-visible { outline: none; }
    .sheet__body {
        display: grid;
        gap: var(--space-5);
        align-content: start;
        padding: var(--space-1) var(--gutter) var(--space-5);
        overflow-y: auto;
        overscroll-behavior: contain;
    }
    .sheet__foot {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4) var(--gutter) calc(var(--space-4) + var(--safe-end));
        border-block-start: 1px solid var(--color-line);
    }
    .sheet__buttons { display: flex; flex-wrap: wrap; gap: var(--space-2); }
    .sheet__buttons .button { flex: 1 1 6rem; }
    html:has(.sheet:modal) { overflow: hidden; }
    @media (min-width: 768px) {
        .sheet {
            inset-block: 0;
            max-inline-size: 32rem;
            block-size: fit-content;
            margin: auto;
            border-radius: 24px;
        }
    }
    @media (min-width: 1024px) {
        .sheet--inline {
            position: static;
            display: block;
            max-inline-size: none;
            margin: 0;
            border-radius: 0;
            background: none;
            box-shadow: none;
            overflow: visible;
        }
        .sheet--inline .sheet__panel {
            grid-template-rows: none;
            gap: var(--space-5);
            max-block-size: none;
            overflow: visible;
        }
        .sheet--inline .sheet__head { display: none; }
        .sheet--inline .sheet__body { padding: 0; overflow: visible; }
        .sheet--inline .sheet__foot { padding: 0; border: 0; }
        .sheet--inline .sheet__buttons .button { padding-inline: var(--space-2); }
    }
    @keyframes sheet-rise {
        from { opacity: 0; transform: translateY(24px); }
        to { opacity: 1; transform: none; }
    }
    "#
}

/// Opens the sheet over the page and moves to its title. Closing it moves back to the opener.
pub fn open(sheet: &NodeRef) {
    let Some(dialog) = sheet.cast::<HtmlDialogElement>() else {
        return;
    };
    if !dialog.open() && dialog.show_modal().is_ok() {
        let title = dialog.query_selector(".sheet__title").ok().flatten();
        if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
            // Without the focus the sheet still works.
            let _ = title.focus();
        }
    }
}

/// Closes the sheet.
pub fn close(sheet: &NodeRef) {
    if let Some(dialog) = sheet.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// For a link to the sheet: opens it, so that the address does not change.
pub fn opens(sheet: &NodeRef) -> Callback<MouseEvent> {
    let sheet = sheet.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        open(&sheet);
    })
}

/// For the sheet itself: a click beside its panel closes it.
pub fn closes_beside(sheet: &NodeRef) -> Callback<MouseEvent> {
    let sheet = sheet.clone();
    Callback::from(move |event: MouseEvent| {
        // What listens is the root of the app, so the event's current target is of no use.
        let target: Option<Node> = event.target_dyn_into();
        if target.is_some() && target == sheet.get() {
            close(&sheet);
        }
    })
}

/// The head of a sheet: its title and the cross. A sheet that a link opened is closed by
/// leaving that link, hence the cross is one too.
pub fn head(sheet: &NodeRef, id: &'static str, title: &'static str) -> Html {
    let sheet = sheet.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let dialog = sheet.cast::<HtmlDialogElement>();
        if dialog.is_some_and(|dialog| dialog.open()) {
            event.prevent_default();
            close(&sheet);
        }
    });
    html! {
        <div class="sheet__head">
            <h2 class="sheet__title" {id} tabindex="-1">{ title }</h2>
            <a class="icon-button" href="#main" aria-label="닫기" {onclick}>
                { Icon::CLOSE.html() }
            </a>
        </div>
    }
}
