//! A product in a list. The whole card is one link.

use shared::money::Won;
use shared::page::{ProductCard, ShippingLabel};
use yew::prelude::*;

use crate::components::heading::{Level, heading};
use crate::components::picture::Picture;
use crate::components::price::{Size, price};

crate::style::styles! {
    r#"
    .product-card {
        position: relative;
        display: grid;
        align-content: start;
        gap: var(--space-3);
        min-inline-size: 0;
    }
    .product-card__media {
        position: relative;
        overflow: hidden;
        border-radius: var(--radius-lg);
        background: var(--color-sunken);
        aspect-ratio: 1;
    }
    .product-card__image { inline-size: 100%; block-size: 100%; object-fit: cover; }
    .product-card__flag {
        position: absolute;
        inset-block-start: var(--space-2);
        inset-inline-start: var(--space-2);
    }
    .product-card__body { display: grid; gap: 2px; min-inline-size: 0; }
    .product-card__vendor {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: var(--leading-snug);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
    }
    .product-card__name {
        display: -webkit-box;
        overflow: hidden;
        font-size: var(--text-md);
        font-weight: var(--weight-regular);
        line-height: var(--leading-snug);
        letter-spacing: -0.01em;
        text-wrap: wrap;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
    }
    .product-card__link::after {
        content: "";
        position: absolute;
        inset: 0;
        border-radius: var(--radius-lg);
    }
    .product-card__link:focus-visible { outline: none; }
    .product-card__link:focus-visible::after {
        outline: 3px solid var(--color-accent);
        outline-offset: 2px;
    }
    .product-card .price { margin-block-start: var(--space-1); }
    .product-card__unit {
        color: var(--color-ink-2);
        font-size: var(--text-sm);
        line-height: 1.5;
        font-variant-numeric: tabular-nums;
    }
    .product-card__ship { color: var(--color-ink-2); font-size: var(--text-sm); line-height: 1.5; }
    .product-card--sold-out .product-card__image { opacity: 0.45; }
    "#
}

/// What differs between the lists that a card stands in.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// How wide the picture is shown.
    pub sizes: &'static str,
    /// The level of the name, one below the list's heading.
    pub level: Level,
    /// Whether it is on the first screen.
    pub first: bool,
}

/// The card.
pub fn product_card(card: &ProductCard, place: Place) -> Html {
    let class = classes!(
        "product-card",
        card.sold_out.then_some("product-card--sold-out")
    );
    html! {
        <article {class}>
            <div class="product-card__media">
                { Picture::new(&card.image, "product-card__image", place.sizes).first(place.first).decorative().html() }
                { flag(card) }
            </div>
            <div class="product-card__body">
                <p class="product-card__vendor">{ &card.vendor }</p>
                { name(card, place.level, "product-card__name") }
                { price(card.price.unit, Size::Medium, card.price.from) }
                if let Some(won) = card.price.per_100g {
                    <p class="product-card__unit">{ per_100g(won) }</p>
                }
                <p class="product-card__ship">{ shipping(card.shipping) }</p>
            </div>
        </article>
    }
}

/// The name as the heading and link of a card.
pub fn name(card: &ProductCard, level: Level, class: &'static str) -> Html {
    let href = format!("/p/{}", card.id);
    let link = html! { <a class="product-card__link" {href}>{ &card.name }</a> };
    heading(level, class, link)
}

fn flag(card: &ProductCard) -> Html {
    if card.sold_out {
        html! { <p class="badge badge--sold-out product-card__flag">{ "품절" }</p> }
    } else if card.adult_only {
        html! { <p class="badge product-card__flag">{ "19세 이상" }</p> }
    } else {
        Html::default()
    }
}

/// `100g당 349원`
pub fn per_100g(won: Won) -> String {
    format!("100g당 {won}")
}

/// What the parcel costs, in a few words.
pub fn shipping(label: ShippingLabel) -> String {
    match label {
        ShippingLabel::Free => "무료배송".to_owned(),
        ShippingLabel::Fee(fee) => format!("배송비 {fee}"),
        ShippingLabel::FreeFrom(threshold) => {
            format!("{} 이상 무료배송", in_ten_thousands(threshold))
        }
    }
}

/// `5만원`, and `35,000원` where it is not a round number of ten thousands.
pub fn in_ten_thousands(won: Won) -> String {
    if won.0 >= 10_000 && won.0 % 10_000 == 0 {
        format!("{}만원", Won(won.0 / 10_000).grouped())
    } else {
        won.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_read_as_shoppers_say_them() {
        let label = |won| shipping(ShippingLabel::FreeFrom(Won(won)));
        assert_eq!(label(50_000), "5만원 이상 무료배송");
        assert_eq!(label(35_000), "35,000원 이상 무료배송");
    }
}
