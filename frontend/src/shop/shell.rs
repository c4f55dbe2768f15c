//! The frame around every page: the bar at the top, the page itself, the footer, and the ways
//! through the mall at the bottom of a phone.

use shared::page::{ListHead, Page, PageData};
use yew::prelude::*;

use crate::components::app_header::{Header, HeaderKind, app_header};
use crate::components::site_footer::site_footer;
use crate::components::tab_bar::{Tab, tab_bar};
use crate::shop::pages::product;

/// The frame around a page's content.
pub fn frame(page: &Page, content: Html) -> Html {
    let shell = &page.shell;
    let (kind, title, back) = place(page);
    let header = Header {
        kind,
        title: title.into(),
        back: back.into(),
        query: query(&page.data),
        path: page.url.split('?').next().unwrap_or_default(),
    };
    let bar = has_bar(&page.data);
    html! {
        <>
            <a class="skip-link" href="#main">{ "본문으로 건너뛰기" }</a>
            <div class={classes!("page", bar.then_some("page--bar"))}>
                { app_header(shell, &header) }
                <main id="main" tabindex="-1">{ content }</main>
                { site_footer(shell) }
            </div>
            if !bar {
                { tab_bar(tab(&page.data)) }
            }
        </>
    }
}

/// How the page is called in the bar on phones, and which page is above it.
fn place(page: &Page) -> (HeaderKind, String, String) {
    use HeaderKind::{Focus, Home, Search, Sub};
    let named = |kind, title: &str, back: &str| (kind, title.to_owned(), back.to_owned());
    match &page.data {
        PageData::Home(_) | PageData::Setup => named(Home, "", "/"),
        PageData::Categories(_) => named(Sub, "카테고리", "/"),
        PageData::List(list) => match &list.head {
            ListHead::Category {
                shelf,
                current,
                name,
            } if *current == shelf.id => named(Sub, name, "/categories"),
            ListHead::Category { shelf, name, .. } => named(Sub, name, &format!("/c/{}", shelf.id)),
            ListHead::Search { .. } => named(Search, "검색", "/"),
        },
        PageData::Product(product) => named(
            Sub,
            &product.category_name,
            &format!("/c/{}", product.category),
        ),
        PageData::Campaigns(_) => named(Sub, "기획전", "/"),
        PageData::Campaign(campaign) => named(Sub, &campaign.title, "/campaigns"),
        PageData::Vendor(vendor) => named(Sub, &vendor.name, "/"),
        PageData::Cart(_) => named(Sub, "장바구니", "/"),
        PageData::Checkout => named(Focus, "주문서", "/cart"),
        PageData::PaymentReturn => named(Focus, "결제", "/cart"),
        PageData::Orders => named(Sub, "주문", "/"),
        PageData::Order(_) => named(Sub, "주문 내역", "/orders"),
        PageData::OrderComplete(_) => named(Sub, "주문 완료", "/"),
        PageData::Vouchers(_) => named(Sub, "상품권", "/"),
        PageData::Policy(policy) => named(Sub, &policy.title, "/"),
        PageData::Written(page) => named(Sub, &page.name, &page.back),
        PageData::NotFound(_) => named(Sub, "없는 페이지", "/"),
        PageData::Error(_) => named(Sub, "문제가 생겼어요", "/"),
        PageData::Offline => named(Sub, "오프라인", "/"),
    }
}

fn query(data: &PageData) -> &str {
    match data {
        PageData::List(list) => &list.query.q,
        _ => "",
    }
}

/// Whether the page brings its own bar for the bottom of a phone.
fn has_bar(data: &PageData) -> bool {
    match data {
        PageData::Product(product) => product::has_bar(product),
        PageData::Cart(_) | PageData::Checkout | PageData::PaymentReturn => true,
        _ => false,
    }
}

fn tab(data: &PageData) -> Option<Tab> {
    match data {
        PageData::Home(_) => Some(Tab::Home),
        PageData::Categories(_) => Some(Tab::Categories),
        PageData::List(list) => Some(match list.head {
            ListHead::Category { .. } => Tab::Categories,
            ListHead::Search { .. } => Tab::Search,
        }),
        PageData::Vouchers(_) => Some(Tab::Vouchers),
        PageData::Orders | PageData::Order(_) | PageData::OrderComplete(_) => Some(Tab::Orders),
        _ => None,
    }
}
