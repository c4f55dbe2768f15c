//! One line of the cart: select, change, remove, and what pays for it.

use shared::cart::MAX_QUANTITY;
use shared::catalog::{ProductOption, UnitPrice};
use shared::pricing::quote::UnavailableReason;
use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::picture::Picture;
use crate::components::price::{Size, price};
use crate::components::stepper::{Stepper, stepper};
use crate::shop::pages::cart::actions::CartActions;
use crate::shop::pages::cart::model::{Found, Row};
use crate::shop::pages::cart::split::tender_split;
use crate::shop::pages::cart::words;

/// The line.
pub fn cart_line(row: &Row<'_>, actions: &CartActions) -> Html {
    let Some(found) = row.found else {
        return gone(row, actions);
    };
    let name = format!("{} {}", found.product.name, found.option.label);
    let blocked = row.refusal.is_some();
    let class = classes!("cart-line", blocked.then_some("cart-line--blocked"));
    html! {
        <li {class} key={row.entry.option.as_str()}>
            { check(row, &name, actions) }
            { Picture::new(&found.product.image, "cart-line__image", "96px").decorative().html() }
            <div class="cart-line__body">
                <div class="cart-line__top">
                    <h3 class="cart-line__name">
                        <a href={format!("/p/{}", found.product.id)}>{ &found.product.name }</a>
                    </h3>
                    { remove(row, &name, actions) }
                </div>
                <p class="cart-line__option">{ &found.option.label }</p>
                if let Some(reason) = row.refusal {
                    <strong class="cart-line__why">{ words::unavailable(reason) }</strong>
                }
            </div>
            { buy(row, found, &name, actions) }
            <div class="cart-line__extra">{ tender_split(&row.split) }</div>
        </li>
    }
}

/// Quantity and price; nothing to choose for what cannot be bought in any quantity.
fn buy(row: &Row<'_>, found: Found<'_>, name: &str, actions: &CartActions) -> Html {
    let quantity = row.entry.quantity;
    let (min, max) = bounds(found.option);
    if !matches!(
        row.refusal,
        None | Some(UnavailableReason::BelowMinimum(_) | UnavailableReason::AboveMaximum(_))
    ) {
        return Html::default();
    }
    let amount = row.quoted.map_or(
        UnitPrice {
            list: found.unit.list.times(quantity),
            now: found.unit.now.times(quantity),
        },
        |line| UnitPrice {
            list: line.list_amount,
            now: line.due,
        },
    );
    html! {
        <div class="cart-line__buy">
            { stepper(Stepper { label: format!("{name} 수량").into(), value: quantity, min: min.min(quantity), max: max.max(quantity), onchange: actions.change(&row.entry.option, (min, max)) }) }
            { price(amount, Size::Medium, false) }
        </div>
    }
}

fn bounds(option: &ProductOption) -> (u32, u32) {
    let max = option.max.clamp(1, MAX_QUANTITY);
    (option.min.clamp(1, max), max)
}

fn check(row: &Row<'_>, name: &str, actions: &CartActions) -> Html {
    // What cannot be bought can be left out of the order, but not taken back in.
    let blocked = row.refusal.is_some() && !row.entry.selected;
    html! {
        <label class="choice cart-line__check">
            <input
                class="choice__input"
                type="checkbox"
                checked={row.entry.selected}
                disabled={blocked}
                onchange={actions.select(&row.entry.option)}
                aria-label={format!("{name} 고르기")}
            />
        </label>
    }
}

fn remove(row: &Row<'_>, name: &str, actions: &CartActions) -> Html {
    html! {
        <button
            class="icon-button cart-line__remove"
            type="button"
            onclick={actions.remove(row.entry)}
            aria-label={format!("{name} 빼기")}
        >
            { Icon::CLOSE.small() }
        </button>
    }
}

fn gone(row: &Row<'_>, actions: &CartActions) -> Html {
    let name = "판매가 끝난 상품";
    html! {
        <li class="cart-line cart-line--blocked" key={row.entry.option.as_str()}>
            { check(row, name, actions) }
            <span class="cart-line__image"></span>
            <div class="cart-line__body">
                <div class="cart-line__top">
                    <h3 class="cart-line__name">{ name }</h3>
                    { remove(row, name, actions) }
                </div>
                <strong class="cart-line__why">{ words::unavailable(UnavailableReason::Gone) }</strong>
            </div>
        </li>
    }
}
