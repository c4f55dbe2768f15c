//! An order: how far each vendor is, what paid for it, and what can still be done about it.
//! The page right after ordering is the same order under another heading.

pub mod actions;
pub mod claim;
pub mod claimable;
pub mod claims;
pub mod look_up;
pub mod paid;
pub mod payment;
pub mod shipment;
pub mod state;

use std::rc::Rc;

use shared::ids::OrderNo;
use shared::order::{Order, OrderStatus};
use yew::prelude::*;

use crate::api::{Failure, Refusal};
use crate::components::empty::{Art, empty};
use crate::components::heading::Level;
use crate::components::part::{impl_part, part};
use crate::hooks::use_order::{Load, OrderHandle, use_order};
use crate::shop::pages::order::actions::OrderActions;
use crate::shop::pages::order::claims::claims;
use crate::shop::pages::order::look_up::LookUp;
use crate::shop::pages::order::payment::payment;
use crate::shop::pages::order::shipment::shipment;
use crate::shop::pages::order::state::state_note;
use crate::state::cart::use_cart;

/// An order page's data.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderPage {
    /// Its number.
    pub no: OrderNo,
    /// Whether the shopper has just ordered.
    pub complete: bool,
}

impl_part!(OrderPage, |part| use_order_page(part));

#[hook]
fn use_order_page(props: &OrderPage) -> Html {
    let handle = use_order(&props.no);
    use_settled(&handle.load);
    match &handle.load {
        Load::Loading => loading(),
        Load::Unproven => unproven(&props.no, &handle),
        Load::Failed(Failure::Refused(refusal)) if is_unknown(refusal) => {
            unproven(&props.no, &handle)
        }
        Load::Failed(failure) => failed(failure, &handle),
        Load::Ready(order) => content(order, props.complete, &handle),
    }
}

/// An order that needs nothing more leaves neither its lines in the cart nor a draft behind.
#[hook]
fn use_settled(load: &Load) {
    let cart = use_cart();
    let settled = match load {
        Load::Ready(order) if order.status != OrderStatus::PendingPayment => Some(order.clone()),
        _ => None,
    };
    let ready = cart.is_loaded();
    let key = settled
        .as_ref()
        .map(|order| (order.no.clone(), order.status));
    use_effect_with((key, ready), move |_| {
        if let (Some(order), true) = (settled, ready) {
            paid::settle(&order, &cart);
        }
    });
}

fn is_unknown(refusal: &Refusal) -> bool {
    use shared::error::ErrorCode::{Forbidden, NotFound};
    matches!(refusal.code, NotFound | Forbidden)
}

fn content(order: &Rc<Order>, complete: bool, handle: &OrderHandle) -> Html {
    let paid = order.status == OrderStatus::Paid;
    let title = if complete && paid {
        "주문을 마쳤어요".to_owned()
    } else {
        format!("{} 주문", order.placed_at.date().korean())
    };
    html! {
        <div class="container two-column">
            <div>
                <div class="order-summary">
                    <h1>{ title }</h1>
                    <p class="product-head__unit">{ format!("주문번호 {}", order.no) }</p>
                </div>
                <div role="status">{ state_note(order, complete) }</div>
                { part(OrderActions { order: order.clone(), onchange: reload(handle) }) }
                { claims(order) }
                { for order.shipments.iter().map(|sent| shipment(sent, order)) }
            </div>
            { payment(order) }
        </div>
    }
}

fn reload(handle: &OrderHandle) -> Callback<()> {
    let handle = handle.clone();
    Callback::from(move |()| handle.reload())
}

fn loading() -> Html {
    html! {
        <div class="container">
            <h1 class="visually-hidden">{ "주문 내역" }</h1>
            <div class="order-summary" aria-hidden="true">
                <div class="skeleton skeleton--price"></div>
                <div class="skeleton skeleton--line skeleton--short"></div>
            </div>
            <p class="visually-hidden" role="status">{ "주문을 불러오고 있어요" }</p>
        </div>
    }
}

fn unproven(no: &OrderNo, handle: &OrderHandle) -> Html {
    html! {
        <div class="container container--narrow">
            <div class="order-summary">
                <h1>{ "주문 확인" }</h1>
                <p class="field__hint">{ "이 기기에서 처음 보는 주문이에요. 주문할 때 쓴 휴대전화 번호를 적어 주세요." }</p>
            </div>
            { part(LookUp { no: Some(no.clone()), onfound: Some(reload(handle)) }) }
        </div>
    }
}

fn failed(failure: &Failure, handle: &OrderHandle) -> Html {
    let onclick = reload(handle).reform(|_: MouseEvent| ());
    let again = html! {
        <>
            <button class="button button--primary" type="button" {onclick}>{ "다시 시도" }</button>
            <a class="button button--secondary" href="/orders">{ "주문 목록" }</a>
        </>
    };
    html! {
        <div class="container">
            { empty(Art::Sprout, Level::One, "주문을 불러오지 못했어요", failure.text(), again) }
        </div>
    }
}
