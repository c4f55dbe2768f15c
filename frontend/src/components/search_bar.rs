//! Search: a plain form whose field shows what was searched for.

use shared::page::Shell;
use yew::prelude::*;

use crate::components::icon::Icon;

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

/// The form. Its field is written as text, because an element that the page manages would put the words
/// searched for back over what a shopper typed before it came alive.
pub fn search_bar(shell: &Shell, query: &str) -> Html {
    let field = format!(
        r#"<input class="search-bar__input" id="q" name="q" type="search" autocomplete="off" enterkeyhint="search" placeholder="{}" value="{}">"#,
        escaped(&placeholder(shell)),
        escaped(query),
    );
    html! {
        <form class="app-header__search" role="search" action="/search" method="get">
            <div class="search-bar">
                <label class="visually-hidden" for="q">{ "상품 검색" }</label>
                { Html::from_html_unchecked(field.into()) }
                <button class="icon-button" aria-label="검색">{ Icon::SEARCH.html() }</button>
            </div>
        </form>
    }
}

/// Two words that others look for, and initials, to show that they are enough.
fn placeholder(shell: &Shell) -> String {
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
