//! Search: a plain form whose field shows what was searched for, and proposes while one types.

use std::cell::RefCell;

use gloo_timers::future::TimeoutFuture;
use shared::page::{Shell, SuggestionRow};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::api::catalog;
use crate::components::icon::Icon;
use crate::components::part::impl_part;
use crate::components::suggest;

/// How long a shopper who types on is not asked about.
const PAUSE_MS: u32 = 120;

crate::style::styles! {
    r#"
    .search-bar {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-block-size: 48px;
        padding-inline: var(--space-4) 2px;
        border: 1px solid var(--color-line-strong);
        border-radius: var(--radius-lg);
        background: var(--color-surface);
    }
    .search-bar:focus-within {
        border-color: var(--color-accent);
        outline: 2px solid var(--color-accent);
        outline-offset: -1px;
    }
    .search-bar__input {
        flex: 1;
        min-inline-size: 0;
        min-block-size: var(--tap);
        padding: 0;
        border: 0;
        background: none;
        outline: none;
        appearance: none;
    }
    .search-bar__input::-webkit-search-cancel-button { display: none; }
    .search-bar__input::placeholder { color: var(--color-ink-3); opacity: 1; }
    "#
}

/// The search form's data.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchBar {
    /// What the field shows while it is empty.
    pub placeholder: String,
    /// Words that were searched for.
    pub query: String,
}

impl_part!(SearchBar, |part| use_search_bar(part));

/// The form. Its field is written as text, because an element that the page manages would put the words
/// searched for back over what a shopper typed before it came alive.
#[hook]
fn use_search_bar(props: &SearchBar) -> Html {
    let rows = use_state(Vec::new);
    let asked = use_mut_ref(|| 0_u32);
    let field = format!(
        r#"<input class="search-bar__input" id="q" name="q" type="search" autocomplete="off" enterkeyhint="search" placeholder="{}" value="{}">"#,
        escaped(&props.placeholder),
        escaped(&props.query),
    );
    let propose = {
        let rows = rows.setter();
        move |event: &Event| {
            let (rows, asked) = (rows.clone(), asked.clone());
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                spawn_local(async move { propose(field.value(), &asked, &rows).await });
            }
        }
    };
    let onfocusin = {
        let propose = propose.clone();
        Callback::from(move |event: FocusEvent| propose(&event))
    };
    let oninput = Callback::from(move |event: InputEvent| propose(&event));
    let onkeydown = {
        let rows = rows.setter();
        Callback::from(move |event: KeyboardEvent| {
            if suggest::on_key(&event) {
                rows.set(Vec::new());
            }
        })
    };
    html! {
        <form class="app-header__search" role="search" action="/search" method="get" {onfocusin} {oninput} {onkeydown}>
            <div class="search-bar">
                <label class="visually-hidden" for="q">{ "상품 검색" }</label>
                { Html::from_html_unchecked(field.into()) }
                <button class="icon-button" aria-label="검색">{ Icon::SEARCH.html() }</button>
            </div>
            { suggest::suggest(&rows) }
        </form>
    }
}

/// Asks for rows after a moment without another key. An answer that is no longer asked for is
/// dropped, and a network that is down proposes nothing.
async fn propose(typed: String, asked: &RefCell<u32>, rows: &UseStateSetter<Vec<SuggestionRow>>) {
    let number = asked.borrow().wrapping_add(1);
    asked.replace(number);
    TimeoutFuture::new(PAUSE_MS).await;
    if *asked.borrow() == number {
        let answer = catalog::suggestions(&typed).await;
        if *asked.borrow() == number {
            rows.set(answer.unwrap_or_default());
        }
    }
}

/// Two words that others look for, and initials, to show that they are enough.
pub fn placeholder(shell: &Shell) -> String {
    let words = shell.mall.popular.iter().take(2).map(String::as_str);
    words.chain(["ㅎㅇ"]).collect::<Vec<_>>().join(", ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn searched_words_cannot_leave_the_attribute() {
        assert_eq!(escaped(r#""><b>&"#), "&quot;>&lt;b>&amp;");
    }
}
