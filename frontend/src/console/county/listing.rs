//! Lists whose narrowing stands in the address: the tab, the words that are looked for, and the
//! place in the list.

use std::collections::BTreeMap;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, UrlSearchParams};
use yew::prelude::*;
use yew_router::prelude::*;

use super::super::{
    app::Route,
    icon::{Icon, icon},
    ui::use_query,
};

/// What the address says.
pub(super) type Query = BTreeMap<String, String>;

/// Changes what the address says; an empty text takes a part away.
pub(super) type Go = Callback<Vec<(&'static str, String)>>;

/// What the address says, and how it changes. Whoever narrows a list reads it from its beginning;
/// opening one of its rows leaves the place as it is.
#[hook]
pub(super) fn use_narrowing(route: Route) -> (Query, Go) {
    let navigator = use_navigator();
    let query = use_query();
    let go = {
        let query = query.clone();
        Callback::from(move |changes: Vec<(&'static str, String)>| {
            let mut query = query.clone();
            if changes.iter().any(|(name, _)| *name != "open") {
                query.remove("after");
            }
            for (name, value) in changes {
                if value.is_empty() {
                    query.remove(name);
                } else {
                    query.insert(name.to_owned(), value);
                }
            }
            if let Some(navigator) = &navigator {
                // A map of texts always has a form.
                let _ = navigator.push_with_query(&route, &query);
            }
        })
    };
    (query, go)
}

/// The query as it stands behind an address, without some of its parts.
pub(super) fn encoded(query: &Query, without: &[&str]) -> String {
    let form = UrlSearchParams::new();
    form.map(|form| {
        for (name, value) in query {
            if !without.contains(&name.as_str()) {
                form.append(name, value);
            }
        }
        form.to_string().as_string().unwrap_or_default()
    })
    .unwrap_or_default()
}

/// A tab; the first one stands in the address as no tab at all.
pub(super) fn tab(name: Html, value: &'static str, is_now: bool, go: &Go) -> Html {
    let onclick = go.reform(move |_: MouseEvent| vec![("tab", value.to_owned())]);
    html! {
        <button type="button" {onclick} aria-current={is_now.then_some("true")}>{ name }</button>
    }
}

/// Looks for words.
pub(super) fn search(
    id: &'static str,
    label: &'static str,
    placeholder: &'static str,
    go: &Go,
) -> Html {
    let go = go.clone();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        let form: HtmlElement = event.target_unchecked_into();
        let field = form.query_selector("input").ok().flatten();
        if let Some(field) = field.map(JsCast::unchecked_into::<HtmlInputElement>) {
            go.emit(vec![("q", field.value())]);
        }
    };
    html! {
        <form class="search" role="search" {onsubmit}>
            <label class="vh" for={id}>{ label }</label>
            { icon(Icon::SEARCH) }
            <input class="input" {id} type="search" {placeholder} />
        </form>
    }
}

/// What narrows the list, to be taken away.
pub(super) fn chip(text: String, name: &'static str, go: &Go) -> Html {
    let onclick = go.reform(move |_: MouseEvent| vec![(name, String::new())]);
    html! {
        <span class="fchip">
            { text }
            <button type="button" aria-label="이 조건 지우기" {onclick}>{ icon(Icon::CLOSE) }</button>
        </span>
    }
}

/// The foot of a page of a list: how many rows it has, and the ways to its beginning and on.
/// `more` stands before them.
pub(super) fn pager(
    rows: String,
    (next, name): (Option<&String>, &'static str),
    (query, go): (&Query, &Go),
    more: Html,
) -> Html {
    let button = |name: &'static str, place: String| {
        let onclick = go.reform(move |_: MouseEvent| vec![("after", place.clone())]);
        html! { <button class="btn" type="button" {onclick}>{ name }</button> }
    };
    html! {
        <div class="panel__foot">
            <span>{ rows }</span>
            <span class="pager">
                { more }
                if query.contains_key("after") { { button("처음으로", String::new()) } }
                if let Some(next) = next { { button(name, next.clone()) } }
            </span>
        </div>
    }
}
