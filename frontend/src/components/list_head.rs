//! How many products a list has, and in which order they stand.

use shared::page::{ListQuery, Sort};
use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .list-head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding-block: var(--space-3);
    }
    .list-head__count { color: var(--color-ink-2); font-variant-numeric: tabular-nums; }
    .list-head__title {
        padding-block: var(--space-4) var(--space-2);
        font-size: var(--text-2xl);
    }
    @media (max-width: 1023px) {
        .list-head__title--in-bar {
            position: absolute;
            inline-size: 1px;
            block-size: 1px;
            overflow: hidden;
            clip-path: inset(50%);
        }
    }
    @media (min-width: 1024px) {
        .list-head__title { padding-block-start: var(--space-8); }
    }
    .list-head__note { color: var(--color-ink-2); line-height: var(--leading-snug); }
    .sort { position: relative; }
    .sort__now {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        min-block-size: var(--tap);
        padding-inline-start: var(--space-2);
    }
    .sort__list {
        position: absolute;
        inset-block-start: 100%;
        inset-inline-end: 0;
        z-index: 5;
        padding-block: var(--space-2);
        border-radius: var(--radius-md);
        background: var(--color-surface);
        box-shadow: var(--shadow-float);
    }
    .sort__link {
        display: flex;
        align-items: center;
        min-block-size: var(--tap);
        padding-inline: var(--space-5);
        white-space: nowrap;
    }
    .sort__link--current { color: var(--color-accent); font-weight: var(--weight-bold); }
    "#
}

/// The line above a list; `path` is the list's address without its query.
pub fn list_head(total: u32, query: &ListQuery, path: &str) -> Html {
    let link = |sort: Sort| {
        let here = sort == query.sort;
        let class = classes!("sort__link", here.then_some("sort__link--current"));
        let to = ListQuery {
            sort,
            page: 1,
            ..query.clone()
        };
        html! {
            <li key={sort.as_str()}>
                <a {class} href={address(path, &to)} aria-current={here.then_some("true")}>{ sort.name() }</a>
            </li>
        }
    };
    html! {
        <div class="list-head">
            <p class="list-head__count">{ format!("상품 {total}개") }</p>
            // The key closes the menu when another order was chosen.
            <details class="sort" key={address(path, query)}>
                <summary class="sort__now">
                    <span class="visually-hidden">{ "정렬 " }</span>
                    { query.sort.name() }
                    { Icon::DOWN.small() }
                </summary>
                <ul class="sort__list">{ for Sort::ALL.into_iter().map(link) }</ul>
            </details>
        </div>
    }
}

/// The address of a list with a query.
pub fn address(path: &str, query: &ListQuery) -> String {
    let query = query.to_query();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}
