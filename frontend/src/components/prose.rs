//! What a product or a campaign is, in blocks of words, pictures and tables.

use shared::page::{DetailBlock, Markup};
use yew::prelude::*;

use crate::components::facts::facts;
use crate::components::icon::Icon;
use crate::components::picture::Picture;

crate::style::styles! {
    r#"
    .prose { display: grid; gap: var(--space-8); max-inline-size: var(--measure); }
    .prose__text { display: grid; gap: var(--space-3); }
    .prose__title { font-size: var(--text-xl); line-height: 1.4; }
    .prose__image {
        inline-size: 100%;
        border-radius: var(--radius-lg);
        aspect-ratio: 4 / 3;
        object-fit: cover;
    }
    .prose__caption {
        margin-block-start: var(--space-2);
        color: var(--color-ink-2);
        font-size: var(--text-sm);
    }
    .prose__faq { display: grid; gap: var(--space-4); }
    .prose__faq dt { font-weight: var(--weight-bold); }
    .prose__faq dd { color: var(--color-ink-2); }
    .prose__more[open] > summary { display: none; }
    "#
}

/// How many blocks stand open; the rest is a tap away, but in the page from the start.
const OPEN: usize = 3;

/// A product's story below a heading of the second level.
pub fn detail(blocks: &[DetailBlock]) -> Html {
    let (open, more) = blocks.split_at(OPEN.min(blocks.len()));
    html! {
        <div class="prose">
            { for open.iter().map(block) }
            if !more.is_empty() {
                <details class="prose__more">
                    <summary class="button button--secondary button--block">
                        { "상세정보 더 보기" }
                        { Icon::DOWN.small() }
                    </summary>
                    <div class="prose">{ for more.iter().map(block) }</div>
                </details>
            }
        </div>
    }
}

fn block(block: &DetailBlock) -> Html {
    match block {
        DetailBlock::Text { title, body } => html! {
            <div class="prose__text">
                if !title.is_empty() {
                    <h3 class="prose__title">{ title }</h3>
                }
                { paragraphs(body) }
            </div>
        },
        DetailBlock::Picture { image, caption } => html! {
            <figure>
                { Picture::new(image, "prose__image", "(min-width: 700px) 640px, 92vw").html() }
                if !caption.is_empty() {
                    <figcaption class="prose__caption">{ caption }</figcaption>
                }
            </figure>
        },
        DetailBlock::Table { title, rows } => html! {
            <div class="prose__text">
                <h3 class="prose__title">{ title }</h3>
                { facts(rows) }
            </div>
        },
        DetailBlock::Faq { items } => html! {
            <div class="prose__text">
                <h3 class="prose__title">{ "자주 묻는 질문" }</h3>
                <dl class="prose__faq">
                    { for items.iter().map(|item| html! {
                        <div><dt>{ &item.label }</dt><dd>{ &item.value }</dd></div>
                    }) }
                </dl>
            </div>
        },
    }
}

/// One element each.
pub fn paragraphs(body: &[String]) -> Html {
    html! { { for body.iter().map(|text| html! { <p>{ text }</p> }) } }
}

/// What the server has written already.
pub fn written(markup: &Markup) -> Html {
    Html::from_html_unchecked(AttrValue::from(markup.0.clone()))
}
