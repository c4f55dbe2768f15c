//! The bar at the top: the mall's name or the page's, search, larger text, the cart.

use shared::page::Shell;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::components::icon::{Icon, mark};
use crate::components::part::{impl_part, part};
use crate::components::search_bar::{SearchBar, placeholder};
use crate::components::text_size::TextSize;
use crate::state::cart::use_cart;

crate::style::styles! {
    r#"
    .app-header {
        position: sticky;
        inset-block-start: 0;
        z-index: var(--z-sticky);
        background: var(--color-ground);
    }
    .app-header__inner {
        display: grid;
        grid-template-columns: 1fr auto;
        grid-template-areas: "brand tools" "search cart";
        align-items: center;
        column-gap: var(--space-2);
        padding-block-end: var(--space-3);
    }
    .app-header--home { inset-block-start: calc(-1 * var(--space-14)); }
    .app-header__brand {
        overflow: clip;
        display: flex;
        min-inline-size: 0;
        align-items: center;
        gap: var(--space-2);
        grid-area: brand;
        min-block-size: var(--space-14);
    }
    .app-header__mark {
        flex: none;
        inline-size: 28px;
        block-size: 28px;
        color: var(--color-accent);
    }
    .app-header__name {
        font-size: var(--text-xl);
        font-weight: var(--weight-bold);
        letter-spacing: -0.03em;
        white-space: nowrap;
    }
    .app-header__by {
        padding-inline-start: var(--space-2);
        border-inline-start: 1px solid var(--color-line);
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: 1.2;
        white-space: nowrap;
    }
    .app-header__tools { display: flex; grid-area: tools; margin-inline-end: -10px; }
    .app-header__search { grid-area: search; min-inline-size: 0; }
    .app-header__cart { grid-area: cart; margin-inline-end: -6px; }
    .app-header__back, .app-header__title, .app-header__nav { display: none; }
    .app-header--sub .app-header__inner {
        grid-template-columns: auto 1fr auto auto;
        grid-template-areas: "back title tools cart";
        min-block-size: var(--space-14);
        padding-block-end: 0;
    }
    .app-header--sub .app-header__back {
        display: inline-grid;
        grid-area: back;
        margin-inline-start: -12px;
    }
    .app-header--sub .app-header__title {
        display: block;
        grid-area: title;
        overflow: hidden;
        font-size: var(--text-lg);
        font-weight: var(--weight-bold);
        line-height: 1.35;
        text-overflow: ellipsis;
        white-space: nowrap;
    }
    .app-header--sub .app-header__brand, .app-header--sub .app-header__search {
        display: none;
    }
    .app-header--sub .app-header__tools { margin-inline-end: 0; }
    .app-header--search .app-header__inner {
        grid-template-columns: auto 1fr auto;
        grid-template-areas: "back search cart";
        padding-block: var(--space-3);
    }
    .app-header--search .app-header__back {
        display: inline-grid;
        grid-area: back;
        margin-inline: -12px -4px;
    }
    .app-header--search .app-header__brand, .app-header--search .app-header__tools {
        display: none;
    }
    .app-header--focus .app-header__tools, .app-header--focus .app-header__cart {
        display: none;
    }
    @media (max-width: 340px) {
        :root[data-text="large"] .app-header__find { display: none; }
    }
    @media (min-width: 1024px) {
        .app-header, .app-header--home {
            inset-block-start: 0;
            border-block-end: 1px solid var(--color-line);
        }
        .app-header .app-header__inner {
            grid-template-columns: auto minmax(0, 30rem) 1fr auto auto;
            grid-template-areas: "brand search . tools cart" "nav nav nav nav nav";
            column-gap: var(--space-6);
            min-block-size: 0;
            padding-block: var(--space-3) 0;
        }
        .app-header .app-header__brand { display: flex; }
        .app-header .app-header__search { display: block; }
        .app-header .app-header__tools { display: flex; margin: 0; }
        .app-header .app-header__cart, .app-header .app-header__text-size {
            display: inline-grid;
        }
        .app-header .app-header__back, .app-header .app-header__title { display: none; }
        .app-header .app-header__nav {
            display: flex;
            grid-area: nav;
            gap: var(--space-5);
            overflow-x: auto;
            scrollbar-width: none;
        }
        .app-header .app-header__find { display: none; }
        .app-header__nav-link {
            display: inline-flex;
            align-items: center;
            justify-content: center;
            flex: none;
            min-inline-size: var(--tap);
            min-block-size: 48px;
            border-block-end: 2px solid transparent;
        }
        .app-header__nav-link--current {
            border-color: var(--color-accent);
            color: var(--color-accent);
            font-weight: var(--weight-bold);
        }
    }
    "#
}

/// Which of its forms the bar has on phones; wide screens always show all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderKind {
    /// The mall's name above the search.
    Home,
    /// A way back, the page's name and tools.
    Sub,
    /// A way back and the search.
    Search,
    /// A way back and the page's name, nothing that leads away.
    Focus,
}

impl HeaderKind {
    fn class(self) -> &'static str {
        match self {
            Self::Home => "app-header app-header--home",
            Self::Sub => "app-header app-header--sub",
            Self::Search => "app-header app-header--search",
            Self::Focus => "app-header app-header--sub app-header--focus",
        }
    }
}

/// What the bar shows.
#[derive(Clone, Debug)]
pub struct Header<'a> {
    /// Which form.
    pub kind: HeaderKind,
    /// The page's name.
    pub title: AttrValue,
    /// The page above this one.
    pub back: AttrValue,
    /// Words that were searched for.
    pub query: &'a str,
    /// The path of the page, to mark it in the navigation.
    pub path: &'a str,
}

/// The bar.
pub fn app_header(shell: &Shell, header: &Header<'_>) -> Html {
    html! {
        <header class={header.kind.class()}>
            <div class="container app-header__inner">
                <a class="icon-button app-header__back" href={header.back.clone()} aria-label="뒤로" onclick={Callback::from(go_back)}>
                    { Icon::BACK.html() }
                </a>
                <a class="app-header__brand" href="/">
                    { mark() }
                    <span class="app-header__name">{ &shell.mall.name }</span>
                    <span class="app-header__by">{ format!("{} 직영", shell.mall.county) }</span>
                </a>
                if header.kind != HeaderKind::Home && header.kind != HeaderKind::Search {
                    <p class="app-header__title">{ header.title.clone() }</p>
                }
                { part(SearchBar { placeholder: placeholder(shell), query: header.query.to_owned() }) }
                <div class="app-header__tools">
                    { part(TextSize) }
                    if header.kind == HeaderKind::Sub {
                        <a class="icon-button app-header__find" href="/search" aria-label="검색">{ Icon::SEARCH.html() }</a>
                    }
                </div>
                { part(CartLink) }
                { navigation(shell, header.path) }
            </div>
        </header>
    }
}

/// Back to where the shopper came from, if that was in this mall; else the link leads on.
fn go_back(event: MouseEvent) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let can_go_back = js_sys::Reflect::get(&window, &JsValue::from_str("navigation"))
        .and_then(|navigation| js_sys::Reflect::get(&navigation, &JsValue::from_str("canGoBack")))
        .is_ok_and(|can| can.is_truthy());
    if can_go_back && window.history().is_ok_and(|history| history.back().is_ok()) {
        event.prevent_default();
    }
}

/// The way to the cart, with how many different options are in it. A part of its own: what is
/// put in leaves the page around it as it is.
#[derive(PartialEq)]
struct CartLink;

impl_part!(CartLink, |_| use_cart_link());

#[hook]
fn use_cart_link() -> Html {
    let count = use_cart().cart().count();
    html! {
        <a class="icon-button app-header__cart" href="/cart">
            <span class="visually-hidden">{ "장바구니" }</span>
            { Icon::CART.html() }
            if count > 0 {
                <span class="icon-button__count">
                    <span class="visually-hidden">{ "담은 상품 " }</span>
                    { count }
                </span>
            }
        </a>
    }
}

fn navigation(shell: &Shell, path: &str) -> Html {
    let shelves = shell
        .categories
        .iter()
        .map(|shelf| (format!("/c/{}", shelf.id), shelf.name.as_str()));
    let first = [
        ("/categories", "전체 카테고리"),
        ("/campaigns", "기획전"),
        ("/vouchers", "상품권"),
    ]
    .map(|(href, name)| (href.to_owned(), name));
    let link = |(href, name): (String, &str)| {
        let here = path == href;
        let class = classes!(
            "app-header__nav-link",
            here.then_some("app-header__nav-link--current")
        );
        html! { <a key={href.clone()} {class} {href} aria-current={here.then_some("page")}>{ name }</a> }
    };
    html! {
        <nav class="app-header__nav" aria-label="둘러보기">
            { for first.into_iter().chain(shelves).map(link) }
        </nav>
    }
}
