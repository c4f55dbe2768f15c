//! A product's page.

use shared::page::{OptionView, ProductPage};
use yew::prelude::*;

use crate::components::buy_panel::BuyPanel;
use crate::components::countdown::Countdown;
use crate::components::delivery_card::{delivery_card, fee};
use crate::components::dot_list::dot_list;
use crate::components::facts::facts;
use crate::components::gallery::Gallery;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, notice};
use crate::components::part::part;
use crate::components::price::{Size, price};
use crate::components::product_card::per_100g;
use crate::components::product_list::rail;
use crate::components::prose::{detail, paragraphs, written};
use crate::components::section::{Head, section};
use crate::components::share::Share;
use crate::components::tabs::Tabs;

crate::style::styles! {
    r#"
    .product-page { display: grid; gap: var(--space-6); }
    @media (min-width: 768px) {
        .product-page {
            grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
            gap: var(--space-12);
            padding-block: var(--space-8);
        }
    }
    .product-head { display: grid; gap: var(--space-6); align-content: start; }
    .product-head__vendor {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        min-block-size: var(--tap);
        color: var(--color-ink-2);
    }
    .product-head__title { font-size: 1.375rem; line-height: 1.4; }
    .product-head__origin {
        margin-block: var(--space-1) var(--space-2);
        color: var(--color-ink-2);
        line-height: var(--leading-snug);
    }
    .product-head__origin + .price { margin-block-start: var(--space-4); }
    .product-head__unit { color: var(--color-ink-2); font-variant-numeric: tabular-nums; }
    @media (min-width: 1024px) {
        .product-head__title { font-size: var(--text-3xl); }
    }
    .product-head__top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
    }
    .product-head__share {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        min-block-size: var(--tap);
        color: var(--color-ink-2);
        white-space: nowrap;
    }
    .product-head__campaign {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        margin-block-start: var(--space-3);
        line-height: var(--leading-snug);
    }
    .product-head__campaign a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--tap);
    }
    .product-page__part { display: grid; gap: var(--space-3); margin-block-start: var(--space-10); }
    "#
}

/// The page.
pub fn view(product: &ProductPage) -> Html {
    html! {
        <>
            <div class="container product-page">
                { part(Gallery { images: product.gallery.clone() }) }
                <div class="product-head">
                    { head(product) }
                    { buy(product) }
                    { delivery_card(&product.delivery, &product.voucher) }
                </div>
            </div>
            { part(Tabs { label: "상품 정보", parts: parts(product) }) }
            <section class="section container container--narrow" id="detail" aria-labelledby="detail-title">
                <h2 class="visually-hidden" id="detail-title">{ "상세정보" }</h2>
                { detail(&product.detail) }
            </section>
            { written(&product.feedback) }
            { buying(product) }
            { together(product) }
        </>
    }
}

/// A preview has no questions and reviews.
fn parts(product: &ProductPage) -> &'static [(&'static str, &'static str)] {
    const ALL: [(&str, &str); 3] = [
        ("detail", "상세정보"),
        ("feedback", "상품평·문의"),
        ("buying", "구매정보"),
    ];
    const ALONE: [(&str, &str); 2] = [ALL[0], ALL[2]];
    if product.feedback.is_empty() {
        &ALONE
    } else {
        &ALL
    }
}

/// The option whose price stands at the top: the cheapest that can be bought.
fn leading(product: &ProductPage) -> Option<&OptionView> {
    product
        .options
        .iter()
        .min_by_key(|option| (option.sold_out, option.unit.now))
}

fn head(product: &ProductPage) -> Html {
    let vendor = format!("/vendors/{}", product.vendor.id);
    html! {
        <div>
            <div class="product-head__top">
                <a class="product-head__vendor" href={vendor}>{ &product.vendor.name }{ Icon::RIGHT.small() }</a>
                { part(Share { title: product.name.clone().into(), class: "product-head__share" }) }
            </div>
            <h1 class="product-head__title">{ &product.name }</h1>
            <p class="product-head__origin">{ dot_list(product.facts.iter().map(|fact| html! { { fact } })) }</p>
            if let Some(option) = leading(product) {
                { price(option.unit, Size::Large, product.options.len() > 1) }
                if let Some(won) = option.per_100g {
                    <p class="product-head__unit">{ per_100g(won) }</p>
                }
            }
            if let Some((campaign, title, ends_at)) = &product.campaign {
                <p class="product-head__campaign">
                    <a href={format!("/campaigns/{campaign}")}>{ title }</a>
                    { part(Countdown { ends_at: *ends_at, now: product.now, class: "countdown" }) }
                </p>
            }
        </div>
    }
}

fn buy(product: &ProductPage) -> Html {
    if product.adult_only {
        notice(
            Tone::Caution,
            "성인 인증 준비 중이에요",
            html! { <span>{ "19세 이상만 살 수 있는 상품이에요. 인증이 열리면 살 수 있어요." }</span> },
        )
    } else if product.options.iter().all(|option| option.sold_out) {
        notice(
            Tone::Plain,
            "지금은 품절이에요",
            html! { <span>{ "다시 들어오면 여기서 바로 살 수 있어요." }</span> },
        )
    } else {
        part(BuyPanel {
            options: product.options.clone(),
            shipping: fee(&product.delivery).into(),
        })
    }
}

/// Whether the page has its own bar at the bottom.
pub fn has_bar(product: &ProductPage) -> bool {
    !product.adult_only && product.options.iter().any(|option| !option.sold_out)
}

fn buying(product: &ProductPage) -> Html {
    html! {
        <section class="section container container--narrow" id="buying" aria-labelledby="buying-title">
            <div class="section-head">
                <h2 class="section-head__title" id="buying-title">{ "구매정보" }</h2>
                <p class="section-head__sub">{ format!("{} 상품정보제공고시", product.notice_class) }</p>
            </div>
            { facts(&product.notice) }
            <div class="product-page__part">
                <h3>{ "반품과 교환" }</h3>
                { paragraphs(&product.withdrawal) }
            </div>
            <div class="product-page__part">
                <h3>{ "판매자" }</h3>
                { facts(&product.vendor.identity) }
            </div>
        </section>
    }
}

fn together(product: &ProductPage) -> Html {
    if product.together.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "together".into(),
        title: "같이 담으면 한 상자로 와요".into(),
        sub: Some(html! { { format!("{}의 다른 상품이에요", product.vendor.name) } }),
        more: None,
    };
    section(head, rail("같이 담기 좋은 상품", &product.together))
}
