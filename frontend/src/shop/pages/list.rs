//! A category's products, or the hits of a search.

use shared::ids::CategoryId;
use shared::page::{CategoryLink, ListHead, ListPage, ListQuery, percent_encode};
use yew::prelude::*;

use crate::components::empty::{Art, empty};
use crate::components::filter_panel::filter_panel;
use crate::components::heading::Level;
use crate::components::list_head::{address, list_head};
use crate::components::pager::pager;
use crate::components::product_list::{grid, list};
use crate::components::section::{Head, section};

/// The page.
pub fn view(page: &ListPage) -> Html {
    match &page.head {
        ListHead::Category {
            shelf,
            current,
            name,
        } => html! {
            <>
                <div class="container">
                    <h1 class="list-head__title list-head__title--in-bar">{ name }</h1>
                    { shelves(shelf, current) }
                </div>
                { listing(page, &format!("/c/{current}")) }
            </>
        },
        ListHead::Search { popular, .. } if page.query.q.is_empty() => html! {
            <>
                <div class="container">
                    <h1 class="list-head__title">{ "무엇을 찾으세요?" }</h1>
                    <p class="list-head__note">{ "이름의 초성만 넣어도 찾아요. ‘ㅎㅇ’은 한우, ‘ㅈㅂ’은 전복." }</p>
                </div>
                { words("많이 찾는 말", popular) }
            </>
        },
        ListHead::Search { popular, loose } => html! {
            <>
                <div class="container">
                    <h1 class="list-head__title">{ format!("‘{}’ 검색 결과", page.query.q) }</h1>
                    if *loose && page.total > 0 {
                        <p class="list-head__note">{ "꼭 맞는 상품이 없어서 비슷한 것까지 찾았어요." }</p>
                    }
                </div>
                if page.total == 0 && !is_narrowed(&page.query) {
                    { nothing(page, popular) }
                } else {
                    { listing(page, "/search") }
                }
            </>
        },
    }
}

fn shelves(shelf: &CategoryLink, current: &CategoryId) -> Html {
    if shelf.children.is_empty() {
        return Html::default();
    }
    let chip = |id: &CategoryId, name: &str| {
        let here = id == current;
        let class = classes!("chip", here.then_some("chip--selected"));
        html! {
            <a key={id.as_str()} {class} href={format!("/c/{id}")} aria-current={here.then_some("page")}>{ name }</a>
        }
    };
    html! {
        <nav class="chip-row" aria-label={format!("{} 안의 카테고리", shelf.name)}>
            { chip(&shelf.id, "전체") }
            { for shelf.children.iter().map(|child| chip(&child.id, &child.name)) }
        </nav>
    }
}

fn listing(page: &ListPage, path: &str) -> Html {
    let to = |number| {
        let query = ListQuery {
            page: number,
            ..page.query.clone()
        };
        address(path, &query)
    };
    let list = html! {
        <>
            { list_head(page.total, &page.query, path) }
            if page.cards.is_empty() {
                { none_left(page, path) }
            } else {
                { list(&page.cards) }
            }
            { pager(page.query.page.max(1), page.pages, to) }
        </>
    };
    filter_panel(path, &page.query, &page.vendors, list)
}

fn is_narrowed(query: &ListQuery) -> bool {
    query.voucher || query.free_shipping || query.max_price.is_some() || !query.vendors.is_empty()
}

/// Filters that leave nothing.
fn none_left(page: &ListPage, path: &str) -> Html {
    let all = ListQuery {
        q: page.query.q.clone(),
        ..ListQuery::default()
    };
    let actions = html! {
        <a class="button button--secondary" href={address(path, &all)}>{ "모두 풀기" }</a>
    };
    html! {
        <>
            { empty(Art::Lens, Level::Two, "조건에 맞는 상품이 없어요", "거른 조건을 풀면 더 보여 드릴 수 있어요.", actions) }
            { instead(page) }
        </>
    }
}

/// A search that finds nothing.
fn nothing(page: &ListPage, popular: &[String]) -> Html {
    let title = format!("‘{}’ 상품이 없어요", page.query.q);
    html! {
        <>
            <div class="container">
                { empty(Art::Lens, Level::Two, title, "다른 말이나 초성으로 찾아보세요.", html! { { for popular.iter().map(word) } }) }
            </div>
            { instead(page) }
        </>
    }
}

fn instead(page: &ListPage) -> Html {
    if page.instead.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "instead".into(),
        title: "대신 이런 상품은 어때요?".into(),
        ..Head::default()
    };
    section(head, grid(&page.instead))
}

fn words(title: &'static str, words: &[String]) -> Html {
    let head = Head {
        id: "popular".into(),
        title: title.into(),
        ..Head::default()
    };
    let chips = html! { <div class="chip-row chip-row--wrap">{ for words.iter().map(word) }</div> };
    section(head, chips)
}

fn word(word: &String) -> Html {
    html! { <a class="chip" key={word.clone()} href={format!("/search?q={}", percent_encode(word))}>{ word }</a> }
}
