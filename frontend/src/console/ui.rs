//! What the pages of both sides are made of.

use std::collections::BTreeMap;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;
use yew_router::prelude::*;

use super::icon::{Icon, icon};
use crate::api::Failure;

/// A page that is on its way.
pub(super) fn waiting() -> Html {
    html! {
        <main class="page" aria-busy="true">
            <p class="vh" role="status">{ "불러오는 중이에요" }</p>
            <span class="skel"></span>
            <span class="skel"></span>
        </main>
    }
}

/// A page that could not be read, with the way out.
pub(super) fn broken(failure: &Failure, again: &Callback<()>) -> Html {
    let again = again.clone();
    html! {
        <main class="page">
            <div class="empty" role="alert">
                { icon(Icon::ALERT) }
                <b>{ "잠깐 안 됐어요" }</b>
                <span>{ failure.text() }</span>
                <button class="btn" type="button" onclick={move |_| again.emit(())}>
                    { "다시 해 보기" }
                </button>
            </div>
        </main>
    }
}

/// What the address says behind its question mark.
#[hook]
pub(super) fn use_query() -> BTreeMap<String, String> {
    let location = use_location();
    let query = location.and_then(|location| location.query::<BTreeMap<_, _>>().ok());
    query.unwrap_or_default()
}

/// A sentence that needs reading, for example a refusal.
pub(super) fn note(kind: &'static str, text: &str) -> Html {
    let sign = match kind {
        "note--ok" => Icon::DONE,
        "note--info" => Icon::INFO,
        _ => Icon::ALERT,
    };
    html! {
        <div class={classes!("note", kind)} role="status">
            { icon(sign) }<span>{ text.to_owned() }</span>
        </div>
    }
}

/// A labelled field of one line.
#[derive(Properties, PartialEq)]
pub(super) struct FieldProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    pub(super) onchange: Callback<String>,
    #[prop_or_default]
    pub(super) error: AttrValue,
    #[prop_or_default]
    pub(super) hint: AttrValue,
    #[prop_or("text".into())]
    pub(super) kind: AttrValue,
    #[prop_or_default]
    pub(super) inputmode: Option<AttrValue>,
    #[prop_or_default]
    pub(super) autocomplete: Option<AttrValue>,
    #[prop_or_default]
    pub(super) placeholder: Option<AttrValue>,
    /// What it looks like besides.
    #[prop_or_default]
    pub(super) class: Classes,
}

#[component]
pub(super) fn Field(props: &FieldProps) -> Html {
    let oninput = {
        let onchange = props.onchange.clone();
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            onchange.emit(input.value());
        }
    };
    let error = format!("{}-error", props.id);
    let wrong = !props.error.is_empty();
    html! {
        <div class="field">
            <label class="field__label" for={props.id.clone()}>{ &props.label }</label>
            if !props.hint.is_empty() {
                <p class="field__hint">{ &props.hint }</p>
            }
            <input
                class={classes!("input", props.class.clone())}
                id={props.id.clone()}
                type={props.kind.clone()}
                value={props.value.clone()}
                inputmode={props.inputmode.clone()}
                autocomplete={props.autocomplete.clone()}
                placeholder={props.placeholder.clone()}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={wrong.then(|| error.clone())}
                {oninput}
            />
            if wrong {
                <p class="field__error" id={error}>{ icon(Icon::ALERT) }{ &props.error }</p>
            }
        </div>
    }
}

/// A question that stands before the page until it is answered.
#[derive(Properties, PartialEq)]
pub(super) struct AskProps {
    pub(super) title: AttrValue,
    pub(super) close: Callback<()>,
    pub(super) children: Html,
}

#[component]
pub(super) fn Ask(props: &AskProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let before = focused();
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It was not open before.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(before) = before {
                    // What opened it may be gone, and then nothing happens.
                    let _ = before.focus();
                }
            }
        });
    }
    let oncancel = {
        let close = props.close.clone();
        move |event: Event| {
            event.prevent_default();
            close.emit(());
        }
    };
    html! {
        <dialog class="sheet-box" ref={dialog} {oncancel} aria-labelledby="ask-title">
            <div class="sheet-box__body">
                <h2 id="ask-title">{ &props.title }</h2>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

/// What the keyboard is at.
fn focused() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.active_element()?.dyn_into().ok()
}

/// Takes the focus when it appears, for example the heading of a drawer.
#[hook]
pub(super) fn use_focus() -> NodeRef {
    use_focus_if(true)
}

/// The same for what takes it only when somebody asked for it a moment ago.
#[hook]
pub(super) fn use_focus_if(asked: bool) -> NodeRef {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(element) = node.cast::<HtmlElement>().filter(|_| asked) {
                // An element that is there takes the focus.
                let _ = element.focus();
            }
        });
    }
    node
}

/// Calls back for keys that belong to no field and are pressed alone.
#[hook]
pub(super) fn use_key<T, F>(deps: T, pressed: F)
where
    T: PartialEq + 'static,
    F: Fn(&KeyboardEvent) + 'static,
{
    use_effect_with(deps, move |_| {
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.map(|document| {
            EventListener::new_with_options(
                &document,
                "keydown",
                EventListenerOptions::enable_prevent_default(),
                move |event| {
                    if let Some(event) = event.dyn_ref::<KeyboardEvent>()
                        && !is_writing()
                        && !(event.ctrl_key() || event.meta_key() || event.alt_key())
                    {
                        pressed(event);
                    }
                },
            )
        });
        move || drop(listener)
    });
}

/// Whether a key belongs to a field.
fn is_writing() -> bool {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.active_element());
    active.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}
