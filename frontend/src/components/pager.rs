//! The pages of a list as links.

use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .pager {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-2);
        padding-block-start: var(--space-10);
    }
    .pager__link {
        display: inline-grid;
        place-items: center;
        min-inline-size: var(--tap);
        min-block-size: var(--tap);
        padding-inline: var(--space-2);
        border-radius: var(--radius-md);
        color: var(--color-ink-2);
        font-variant-numeric: tabular-nums;
    }
    .pager__link--current {
        background: var(--color-accent-soft);
        color: var(--color-accent);
        font-weight: var(--weight-bold);
    }
    "#
}

/// How many numbers stand around the present page.
const AROUND: u32 = 2;

/// The links; `href` makes the address of a page.
pub fn pager(page: u32, pages: u32, href: impl Fn(u32) -> String) -> Html {
    if pages < 2 {
        return Html::default();
    }
    let first = page.saturating_sub(AROUND).max(1);
    let last = (page + AROUND).min(pages);
    let number = |number: u32| {
        let here = number == page;
        let class = classes!("pager__link", here.then_some("pager__link--current"));
        html! {
            <a key={number} {class} href={href(number)} aria-current={here.then_some("page")}>
                <span class="visually-hidden">{ "쪽 " }</span>{ number }
            </a>
        }
    };
    let arrow = |to: u32, name: &'static str, icon: Icon| {
        html! { <a key={name} class="pager__link" href={href(to)} aria-label={name}>{ icon.small() }</a> }
    };
    html! {
        <nav class="pager" aria-label="목록의 쪽">
            if page > 1 {
                { arrow(page - 1, "이전 쪽", Icon::BACK) }
            }
            { for (first..=last).map(number) }
            if page < pages {
                { arrow(page + 1, "다음 쪽", Icon::RIGHT) }
            }
        </nav>
    }
}
