//! What can still be done about an order: pay it, cancel it, or send things back.

use std::rc::Rc;

use shared::order::{Order, OrderStatus};
use web_sys::HtmlFormElement;
use yew::prelude::*;

use crate::api;
use crate::components::icon::Icon;
use crate::components::part::{impl_part, part};
use crate::components::sheet;
use crate::hooks::use_submit::{Submit, use_submit};
use crate::shop::pages::order::claim::ClaimSheet;
use crate::shop::pages::order::claimable::has_lines;
use crate::shop::{form, link};
use crate::state::orders;
use crate::state::toast::use_toast;
use crate::state::wallet::use_wallet;

/// Reasons that shoppers have.
const REASONS: [&str; 4] = [
    "마음이 바뀌었어요",
    "다른 상품으로 바꿀래요",
    "배송지를 잘못 적었어요",
    "다른 이유예요",
];

/// The actions' data.
#[derive(Clone, Debug, PartialEq)]
pub struct OrderActions {
    /// The order.
    pub order: Rc<Order>,
    /// Called when it changed.
    pub onchange: Callback<()>,
}

impl_part!(OrderActions, |part| use_order_actions(part));

#[hook]
fn use_order_actions(props: &OrderActions) -> Html {
    let order = &props.order;
    let dialog = use_node_ref();
    let paying = use_submit();
    let cancelling = use_submit();
    let toast = use_toast();
    let wallet = use_wallet();
    let on_pay = {
        let (order, paying) = (order.clone(), paying.clone());
        Callback::from(move |_: MouseEvent| {
            let no = order.no.clone();
            let token = orders::token_of(&no).unwrap_or_default();
            paying.run(
                async move { api::order::pay(&no, &token).await },
                |payment| link::load_document(&payment.url),
            );
        })
    };
    let on_cancel = {
        let (order, cancelling, dialog) = (order.clone(), cancelling.clone(), dialog.clone());
        let (onchange, toast, wallet) = (props.onchange.clone(), toast.clone(), wallet.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = event.target_dyn_into::<HtmlFormElement>() else {
                return;
            };
            let reason = form::value(&form, "reason");
            let no = order.no.clone();
            let token = orders::token_of(&no).unwrap_or_default();
            let (dialog, onchange) = (dialog.clone(), onchange.clone());
            let (toast, wallet) = (toast.clone(), wallet.clone());
            cancelling.run(
                async move { api::order::cancel(&no, &token, &reason).await },
                move |()| {
                    sheet::close(&dialog);
                    toast.say("주문을 취소했어요");
                    wallet.refresh();
                    onchange.emit(());
                },
            );
        })
    };
    let unpaid = order.status == OrderStatus::PendingPayment && !order.confirming;
    html! {
        <>
            if unpaid {
                <div class="action-row">
                    <button
                        class="button button--primary"
                        type="button"
                        onclick={on_pay}
                        aria-busy={form::busy(&paying)}
                    >
                        { format!("{} 이어서 결제하기", order.totals.card) }
                    </button>
                    <button class="button button--secondary" type="button" onclick={sheet::opens(&dialog)}>
                        { "주문 취소" }
                    </button>
                </div>
            }
            // Each in a place of its own: two sheets side by side would have the same key.
            if has_lines(order, false) {
                <div>{ claim_sheet(props, false) }</div>
            }
            if has_lines(order, true) {
                <div>{ claim_sheet(props, true) }</div>
            }
            { form::error("pay-error", paying.failure().map(api::Failure::text)) }
            <dialog class="sheet" ref={dialog.clone()} aria-labelledby="unpaid-title" onclick={sheet::closes_beside(&dialog)}>
                <form class="sheet__panel" onsubmit={on_cancel}>
                    { sheet::head(&dialog, "unpaid-title", "주문을 취소할까요") }
                    { question(order, &cancelling) }
                    { answer(&dialog, &cancelling) }
                </form>
            </dialog>
        </>
    }
}

fn claim_sheet(props: &OrderActions, arrived: bool) -> Html {
    part(ClaimSheet {
        order: props.order.clone(),
        arrived,
        onchange: props.onchange.clone(),
    })
}

fn question(order: &Order, cancelling: &Submit) -> Html {
    // Without a mark the last reason would be selected: the app makes the list from its end.
    let option = |reason: &&'static str| {
        html! { <option value={*reason} selected={*reason == REASONS[0]}>{ *reason }</option> }
    };
    let money = "아직 결제하지 않아 돌려받을 돈은 없어요. 잡아 둔 상품권은 바로 풀려요.";
    html! {
        <div class="sheet__body">
            <p>{ format!("판매자 {}곳의 상품을 모두 취소해요. {money}", order.shipments.len()) }</p>
            <div class="field">
                <label class="field__label" for="unpaid-reason">{ "이유" }</label>
                <span class="select select--field">
                    <select class="field__input" id="unpaid-reason" name="reason">
                        { for REASONS.iter().map(option) }
                    </select>
                    { Icon::DOWN.small() }
                </span>
            </div>
            { form::error("cancel-error", cancelling.failure().map(api::Failure::text)) }
        </div>
    }
}

fn answer(dialog: &NodeRef, cancelling: &Submit) -> Html {
    let dialog = dialog.clone();
    let onclick = Callback::from(move |_: MouseEvent| sheet::close(&dialog));
    html! {
        <div class="sheet__foot">
            <div class="sheet__buttons">
                <button class="button button--secondary" type="button" {onclick}>{ "그대로 두기" }</button>
                <button class="button button--primary" type="submit" aria-busy={form::busy(cancelling)}>
                    { "주문 취소하기" }
                </button>
            </div>
        </div>
    }
}
