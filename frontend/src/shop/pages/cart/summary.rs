//! What the cart comes to, what stands in the way of ordering it, and what changed while it
//! was open.

use shared::catalog::Catalog;
use shared::ids::OptionId;
use shared::money::Won;
use shared::pricing::{Requirement, requirements};
use yew::prelude::*;

use crate::components::notice::{Tone, notice};
use crate::components::part::part;
use crate::components::price::{self, Size};
use crate::hooks::use_pricing::{Priced, Pricing};
use crate::shop::pages::cart::actions::CartActions;
use crate::shop::pages::cart::sums::{Sums, sums};
use crate::shop::pages::cart::voucher_panel::VoucherPanel;

/// Vouchers, sums and the way to the order; on phones the last is the bar at the bottom.
pub fn summary(priced: &Priced, actions: &CartActions) -> Html {
    let total = Sums::of_quote(&priced.quote);
    let unmet = requirements(&priced.quote);
    let open = unmet.is_empty();
    let label = if total.voucher.is_zero() {
        "낼 돈"
    } else {
        "상품권 쓰고 낼 돈"
    };
    html! {
        <>
            <aside class="two-column__aside" aria-label="결제 예상">
                { part(VoucherPanel { quote: Some(priced.quote.clone()), now: priced.now }) }
                <section aria-labelledby="cart-sum">
                    <h2 class="form-section__title summary-title" id="cart-sum">{ "계산" }</h2>
                    { sums(total, total.total_name()) }
                    <p class="breakdown__note checkout-vat">{ "배송지를 넣으면 제주·도서 지역 추가비를 알려 드려요" }</p>
                </section>
                { unmet_note(&unmet, actions) }
                { order_link(open, &format!("{} 주문하기", total.card), "two-column__buy button--block") }
            </aside>
            <section class="bottom-bar" aria-label="구매">
                <div class="container bottom-bar__inner">
                    <p class="bottom-bar__total">
                        <span class="bottom-bar__label">{ label }</span>
                        { price::amount(total.card, Size::Medium) }
                    </p>
                    { order_link(open, "주문하기", "") }
                </div>
            </section>
            <p class="visually-hidden" role="status">{ format!("{label} {}", total.card) }</p>
        </>
    }
}

fn order_link(open: bool, text: &str, class: &'static str) -> Html {
    let class = classes!("button", "button--primary", class);
    if open {
        html! { <a {class} href="/checkout">{ text }</a> }
    } else {
        html! { <button {class} type="button" disabled=true>{ text }</button> }
    }
}

/// What has to change before the cart can be ordered, and the shortest way there.
fn unmet_note(unmet: &[Requirement], actions: &CartActions) -> Html {
    let blocked: Vec<OptionId> = unmet.iter().filter_map(blocked_option).collect();
    let other = unmet
        .iter()
        .find(|requirement| blocked_option(requirement).is_none());
    if !blocked.is_empty() {
        let title = format!("지금 살 수 없는 상품이 {}개 있어요", blocked.len());
        let body = html! {
            <>
                <span>{ "빼 두면 나머지를 주문할 수 있어요." }</span>
                <button class="notice__action" type="button" onclick={actions.leave_out(blocked)}>
                    { "살 수 없는 상품 빼 두기" }
                </button>
            </>
        };
        return notice(Tone::Caution, title, body);
    }
    other.map_or_else(Html::default, |requirement| {
        notice(Tone::Plain, requirement.explain().1, Html::default())
    })
}

fn blocked_option(requirement: &Requirement) -> Option<OptionId> {
    match requirement {
        Requirement::OptionGone { option }
        | Requirement::SoldOut { option }
        | Requirement::AdultOnly { option }
        | Requirement::QuantityBelow { option, .. }
        | Requirement::QuantityAbove { option, .. } => Some(option.clone()),
        Requirement::EmptyCart | Requirement::CardMinimum { .. } => None,
    }
}

/// A price that changed while the cart was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceChange {
    pub option: OptionId,
    pub before: Won,
    pub now: Won,
}

/// The prices that differ from those first shown on this visit. Prices are never kept longer.
#[hook]
pub fn use_price_changes(pricing: &Pricing) -> Vec<PriceChange> {
    let first = use_mut_ref(Vec::<(OptionId, Won)>::new);
    let Pricing::Ready(priced) = pricing else {
        return Vec::new();
    };
    let mut first = first.borrow_mut();
    let mut changes = Vec::new();
    for line in &priced.quote.lines {
        match first.iter().find(|(option, _)| *option == line.option) {
            None => first.push((line.option.clone(), line.unit.now)),
            Some((_, before)) if *before != line.unit.now => changes.push(PriceChange {
                option: line.option.clone(),
                before: *before,
                now: line.unit.now,
            }),
            Some(_) => {}
        }
    }
    changes
}

/// Says which prices changed.
pub fn price_notes(changes: &[PriceChange], catalog: &Catalog) -> Html {
    let say = |change: &PriceChange| {
        let name = catalog
            .option(&change.option)
            .map_or("상품", |(product, _)| product.name.as_str());
        let moved = if change.now < change.before {
            format!("{} 내렸어요", change.before - change.now)
        } else {
            format!("{} 올랐어요", change.now - change.before)
        };
        let body = html! {
            <span>{ format!("아까 {}, 지금 {}이에요.", change.before, change.now) }</span>
        };
        notice(Tone::Caution, format!("{name} 값이 {moved}"), body)
    };
    html! { <div role="status">{ for changes.iter().map(say) }</div> }
}
