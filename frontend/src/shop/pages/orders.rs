//! The orders of this device, and the look-up of any other.

use yew::prelude::*;

use crate::components::icon::Icon;
use crate::components::part::{impl_part, part};
use crate::shop::link;
use crate::shop::pages::order::look_up::LookUp;
use crate::state::orders::{self, OwnOrder};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct Orders;

impl_part!(Orders, |_| use_orders());

#[hook]
fn use_orders() -> Html {
    let own = use_state_eq(Vec::<OwnOrder>::new);
    {
        let own = own.setter();
        use_effect_with((), move |()| own.set(orders::list()));
    }
    let row = |order: &OwnOrder| {
        let forget = {
            let (own, no) = (own.setter(), order.no.clone());
            Callback::from(move |_: MouseEvent| {
                orders::forget(&no);
                own.set(orders::list());
                link::focus_heading();
            })
        };
        let name = format!("주문 {} 이 기기에서 지우기", order.no);
        html! {
            <li class="plain-link" key={order.no.as_str()}>
                <a href={format!("/orders/{}", order.no)}>{ format!("주문 {}", order.no) }</a>
                <button class="icon-button" type="button" aria-label={name} onclick={forget}>
                    { Icon::CLOSE.small() }
                </button>
            </li>
        }
    };
    html! {
        <div class="container two-column">
            <div>
                <div class="order-summary"><h1>{ "주문 조회" }</h1></div>
                <section aria-labelledby="own-orders">
                    <h2 class="form-section__title" id="own-orders">{ "이 기기의 주문" }</h2>
                    if own.is_empty() {
                        <p class="field__hint">{ "이 기기에서 넣은 주문이 없어요." }</p>
                    } else {
                        <ul>{ for own.iter().map(row) }</ul>
                    }
                </section>
            </div>
            <aside class="two-column__aside">
                <section aria-labelledby="look-up">
                    <h2 class="form-section__title summary-title" id="look-up">{ "주문번호로 찾기" }</h2>
                    { part(LookUp { no: None, onfound: None }) }
                </section>
            </aside>
        </div>
    }
}
