//! Best sellers, in order.

use shared::page::ProductCard;
use yew::prelude::*;

use crate::components::heading::Level;
use crate::components::picture::Picture;
use crate::components::price::{Size, price};
use crate::components::product_card::name;

crate::style::styles! {
    r#"
    .rank-list { display: grid; gap: var(--space-2) var(--space-12); }
    .rank-list__item {
        position: relative;
        display: grid;
        grid-template-columns: min(1.75rem, 7vw) min(24vw, 5.5rem) minmax(0, 1fr);
        align-items: center;
        gap: min(var(--space-3), 4vw);
        padding-block: var(--space-2);
    }
    .rank-list__no {
        font-size: var(--text-xl);
        font-weight: var(--weight-bold);
        font-variant-numeric: tabular-nums;
    }
    .rank-list__image {
        inline-size: 100%;
        border-radius: var(--radius-md);
        aspect-ratio: 1;
        object-fit: cover;
    }
    .rank-list__name {
        font-size: var(--text-md);
        font-weight: var(--weight-regular);
        line-height: var(--leading-snug);
        letter-spacing: 0;
    }
    @media (min-width: 768px) {
        .rank-list { display: block; columns: 2; column-gap: var(--space-12); }
        .rank-list__item { break-inside: avoid; }
    }
    "#
}

/// The list, below a heading of the second level.
pub fn rank_list(cards: &[ProductCard]) -> Html {
    html! {
        <ol class="rank-list">{ for (1_usize..).zip(cards).map(|(rank, card)| item(rank, card)) }</ol>
    }
}

fn item(rank: usize, card: &ProductCard) -> Html {
    html! {
        <li class="rank-list__item" key={card.id.as_str()}>
            <span class="rank-list__no">
                <span class="visually-hidden">{ "판매 " }</span>
                { rank }
                <span class="visually-hidden">{ "위" }</span>
            </span>
            { Picture::new(&card.image, "rank-list__image", "88px").decorative().html() }
            <div>
                <p class="product-card__vendor">{ &card.vendor }</p>
                { name(card, Level::Three, "rank-list__name") }
                { price(card.price.unit, Size::Small, card.price.from) }
            </div>
        </li>
    }
}
