//! A producer: the story, the business, what is sold.

use shared::page::VendorPage;
use yew::prelude::*;

use crate::components::picture::Picture;
use crate::components::product_list::grid;
use crate::components::prose::paragraphs;
use crate::components::section::{Head, section};

crate::style::styles! {
    r#"
    .vendor-head { display: grid; gap: var(--space-6); padding-block-start: var(--space-4); }
    .vendor-head__image {
        inline-size: 100%;
        border-radius: var(--radius-lg);
        aspect-ratio: 4 / 3;
        object-fit: cover;
    }
    .vendor-head__copy { display: grid; gap: var(--space-3); align-content: center; }
    .vendor-head__place { color: var(--color-ink-2); }
    @media (min-width: 768px) {
        .vendor-head {
            grid-template-columns: 1fr 1fr;
            gap: var(--space-12);
            padding-block-start: var(--space-8);
        }
    }
    "#
}

/// The page.
pub fn view(vendor: &VendorPage) -> Html {
    html! {
        <>
            <div class="container vendor-head">
                if let Some(image) = &vendor.image {
                    { Picture::new(image, "vendor-head__image", "(min-width: 768px) 46vw, 92vw").first(true).html() }
                }
                <div class="vendor-head__copy">
                    <h1>{ &vendor.name }</h1>
                    <p class="vendor-head__place">{ &vendor.place }</p>
                    { paragraphs(&vendor.story) }
                </div>
            </div>
            { products(vendor) }
            { business(vendor) }
        </>
    }
}

fn products(vendor: &VendorPage) -> Html {
    if vendor.cards.is_empty() {
        return Html::default();
    }
    let head = Head {
        id: "products".into(),
        title: format!("상품 {}개", vendor.cards.len()).into(),
        ..Head::default()
    };
    section(head, grid(&vendor.cards))
}

fn business(vendor: &VendorPage) -> Html {
    let head = Head {
        id: "business".into(),
        title: "판매자 정보".into(),
        ..Head::default()
    };
    let row = |(label, value): &(String, String)| {
        html! { <div class="facts__row" key={label.clone()}><dt>{ label }</dt><dd>{ value }</dd></div> }
    };
    section(
        head,
        html! { <dl class="facts">{ for vendor.facts.iter().map(row) }</dl> },
    )
}
