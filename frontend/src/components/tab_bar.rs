//! The five ways through the mall at the bottom of a phone.

use yew::prelude::*;

use crate::components::icon::Icon;

crate::style::styles! {
    r#"
    .tab-bar {
        position: fixed;
        inset-inline: 0;
        inset-block-end: 0;
        z-index: var(--z-bar);
        padding-block-end: var(--safe-end);
        background: var(--color-surface);
        box-shadow: var(--shadow-bar);
    }
    .tab-bar__list {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        max-inline-size: 40rem;
        margin-inline: auto;
    }
    .tab-bar__link {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: 2px;
        min-block-size: var(--tab-bar-block);
        color: var(--color-ink-2);
        font-size: min(var(--text-sm), 18px);
        line-height: 1.3;
        white-space: nowrap;
    }
    .tab-bar__link--current { color: var(--color-accent); font-weight: var(--weight-bold); }
    @media (min-width: 1024px) {
        .tab-bar { display: none; }
    }
    .bottom-bar {
        position: fixed;
        inset-inline: 0;
        inset-block-end: 0;
        z-index: var(--z-bar);
        padding-block: var(--space-3) calc(var(--space-3) + var(--safe-end));
        background: var(--color-surface);
        box-shadow: var(--shadow-bar);
    }
    .bottom-bar__inner { display: flex; align-items: center; gap: var(--space-3); }
    .bottom-bar__total { flex: 1; min-inline-size: 0; line-height: var(--leading-tight); }
    .bottom-bar__label {
        display: block;
        color: var(--color-ink-2);
        font-size: var(--text-sm);
    }
    .bottom-bar .price__was { display: none; }
    .bottom-bar .button { flex: 1; padding-inline: var(--space-2); white-space: nowrap; }
    @media (min-width: 1024px) {
        .bottom-bar { display: none; }
    }
    "#
}

/// One of the five.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Home,
    Categories,
    Search,
    Vouchers,
    Orders,
}

const TABS: [(Tab, &str, &str, Icon); 5] = [
    (Tab::Home, "/", "홈", Icon::HOME),
    (Tab::Categories, "/categories", "카테고리", Icon::GRID),
    (Tab::Search, "/search", "검색", Icon::SEARCH),
    (Tab::Vouchers, "/vouchers", "상품권", Icon::TICKET),
    (Tab::Orders, "/orders", "주문", Icon::RECEIPT),
];

/// The bar; the tab that the page belongs to is marked.
pub fn tab_bar(current: Option<Tab>) -> Html {
    let link = |(tab, href, name, icon): (Tab, &'static str, &'static str, Icon)| {
        let here = current == Some(tab);
        let class = classes!("tab-bar__link", here.then_some("tab-bar__link--current"));
        html! {
            <li key={href}>
                <a {class} {href} aria-current={here.then_some("page")}>{ icon.html() }{ name }</a>
            </li>
        }
    };
    html! {
        <nav class="tab-bar" aria-label="주 메뉴">
            <ul class="tab-bar__list">{ for TABS.into_iter().map(link) }</ul>
        </nav>
    }
}
