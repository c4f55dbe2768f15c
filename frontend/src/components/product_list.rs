//! Products as a grid, or as a row that scrolls sideways.

use shared::page::ProductCard;
use yew::prelude::*;

use crate::components::heading::Level;
use crate::components::product_card::{Place, product_card};

crate::style::styles! {
    r#"
    .rail {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: min(8.75rem, 41vw);
        gap: var(--space-3);
        margin-inline: calc(var(--gutter) * -1);
        padding: 4px var(--gutter);
        overflow-x: auto;
        position: relative;
        overscroll-behavior-inline: contain;
        scroll-padding-inline: var(--gutter);
        scroll-snap-type: inline mandatory;
        scrollbar-width: none;
    }
    .rail > * { scroll-snap-align: start; }
    @media (min-width: 768px) {
        .rail { grid-auto-columns: 12.5rem; gap: var(--space-5); }
    }
    @media (min-width: 1024px) {
        .rail { grid-auto-columns: calc((100% - var(--space-5) * 4) / 5); }
    }
    .rail--wide { grid-auto-columns: min(78%, 20rem); }
    @media (min-width: 768px) {
        .rail--wide { grid-auto-columns: calc((100% - var(--space-5) * 2) / 3); }
    }
    .product-grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(max(6.75rem, 50% - var(--space-3)), 1fr));
        gap: var(--space-8) var(--space-3);
    }
    @media (min-width: 600px) {
        .product-grid {
            grid-template-columns: repeat(3, minmax(0, 1fr));
            gap: var(--space-10) var(--space-5);
        }
    }
    @media (min-width: 1024px) {
        .product-grid {
            grid-template-columns: repeat(4, minmax(0, 1fr));
            gap: var(--space-12) var(--space-6);
        }
        .product-grid--three { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    }
    "#
}

const IN_RAIL: &str = "(min-width: 1024px) 210px, (min-width: 768px) 200px, 140px";
const IN_GRID: &str = "(min-width: 1024px) 264px, (min-width: 600px) 30vw, 44vw";

/// A row that scrolls sideways, below a heading of the second level.
pub fn rail(label: impl Into<AttrValue>, cards: &[ProductCard]) -> Html {
    let place = Place {
        sizes: IN_RAIL,
        level: Level::Three,
        first: false,
    };
    html! {
        <ul class="rail" tabindex="0" aria-label={label.into()}>
            { for cards.iter().map(|card| item(card, place)) }
        </ul>
    }
}

/// A grid below a heading of the second level.
pub fn grid(cards: &[ProductCard]) -> Html {
    let place = Place {
        sizes: IN_GRID,
        level: Level::Three,
        first: false,
    };
    html! {
        <ul class="product-grid">{ for cards.iter().map(|card| item(card, place)) }</ul>
    }
}

/// The grid of a list page, right below its title: the first picture loads first.
pub fn list(cards: &[ProductCard]) -> Html {
    let place = |nth: usize| Place {
        sizes: IN_GRID,
        level: Level::Two,
        first: nth == 0,
    };
    html! {
        <ul class="product-grid product-grid--three">
            { for cards.iter().enumerate().map(|(nth, card)| item(card, place(nth))) }
        </ul>
    }
}

fn item(card: &ProductCard, place: Place) -> Html {
    html! { <li key={card.id.as_str()}>{ product_card(card, place) }</li> }
}
