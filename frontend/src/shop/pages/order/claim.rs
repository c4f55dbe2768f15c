//! Cancelling, returning and exchanging: a sheet that shows what comes back where before anything
//! is sent, computed by the function that the server books it with.

use std::rc::Rc;

use shared::claim::{ClaimKind, ClaimLine, ClaimReason, RequestClaim};
use shared::order::Order;
use web_sys::{HtmlFormElement, HtmlSelectElement};
use yew::prelude::*;

use crate::api;
use crate::components::icon::Icon;
use crate::components::part::impl_part;
use crate::components::picture::Picture;
use crate::components::sheet;
use crate::components::stepper::{Stepper, stepper};
use crate::hooks::use_submit::{Submit, use_submit};
use crate::shop::form;
use crate::shop::pages::order::claimable::{Wish, Wished, back};
use crate::state::device;
use crate::state::orders;
use crate::state::toast::use_toast;
use crate::state::wallet::use_wallet;

/// Reasons to cancel that shoppers have.
const CANCEL_REASONS: [&str; 4] = [
    "마음이 바뀌었어요",
    "다른 상품으로 바꿀래요",
    "배송지를 잘못 적었어요",
    "다른 이유예요",
];

/// The sheet's data.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimSheet {
    /// The order.
    pub order: Rc<Order>,
    /// Whether it is about what has arrived, not about what was not sent yet.
    pub arrived: bool,
    /// Called when the order changed.
    pub onchange: Callback<()>,
}

impl_part!(ClaimSheet, |part| use_claim_sheet(part));

#[hook]
fn use_claim_sheet(props: &ClaimSheet) -> Html {
    let (order, arrived) = (&props.order, props.arrived);
    let dialog = use_node_ref();
    let sending = use_submit();
    let toast = use_toast();
    let wallet = use_wallet();
    let wish = use_state(|| Wish::first(arrived));
    // A request whose answer was lost is sent again under its name; a new one gets another.
    let sent = use_mut_ref(|| (None::<RequestClaim>, String::new()));
    let wished = wish.on(order);
    let onsubmit = {
        let (order, sending, dialog, wish) =
            (order.clone(), sending.clone(), dialog.clone(), wish.clone());
        let onchange = props.onchange.clone();
        let request = request(&order, &wish, &wished);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(form) = event.target_dyn_into::<HtmlFormElement>() else {
                return;
            };
            let request = RequestClaim {
                note: form::value(&form, "note"),
                ..request.clone()
            };
            if request.lines.is_empty() {
                return;
            }
            let mut last = sent.borrow_mut();
            if last.0.as_ref() != Some(&request) {
                *last = (Some(request.clone()), device::random_name());
            }
            let key = last.1.clone();
            let (no, sent) = (order.no.clone(), sent.clone());
            let token = orders::token_of(&no).unwrap_or_default();
            let (dialog, onchange, wish) = (dialog.clone(), onchange.clone(), wish.clone());
            let (toast, wallet) = (toast.clone(), wallet.clone());
            sending.run(
                async move { api::order::claim(&no, &token, &key, &request).await },
                move |()| {
                    sent.borrow_mut().0 = None;
                    sheet::close(&dialog);
                    wish.set(Wish::first(arrived));
                    toast.say("접수했어요");
                    wallet.refresh();
                    onchange.emit(());
                },
            );
        })
    };
    let (opener, id, title) = if arrived {
        ("반품·교환", "return-title", "무엇을 돌려보낼까요")
    } else {
        ("주문 취소", "cancel-title", "무엇을 취소할까요")
    };
    html! {
        <>
            <div class="action-row">
                <button class="button button--secondary" type="button" onclick={sheet::opens(&dialog)}>
                    { opener }
                </button>
            </div>
            <dialog class="sheet" ref={dialog.clone()} aria-labelledby={id} onclick={sheet::closes_beside(&dialog)}>
                <form class="sheet__panel" {onsubmit}>
                    { sheet::head(&dialog, id, title) }
                    <div class="sheet__body">
                        if arrived {
                            { why(&wish) }
                        } else {
                            { note(&CANCEL_REASONS) }
                        }
                        <ul>{ for wished.iter().map(|line| item(line, &wish, arrived)) }</ul>
                        <div role="status">{ back(order, &wish, &wished) }</div>
                        { form::error("claim-error", sending.failure().map(api::Failure::text)) }
                    </div>
                    { foot(&wish, &wished, &sending) }
                </form>
            </dialog>
        </>
    }
}

fn request(order: &Order, wish: &Wish, wished: &[Wished]) -> RequestClaim {
    let taken = wished.iter().filter(|line| line.units > 0);
    RequestClaim {
        kind: wish.kind,
        lines: taken
            .map(|line| ClaimLine {
                option: line.option.clone(),
                quantity: line.units,
            })
            .collect(),
        reason: wish.reason,
        note: String::new(),
        known_on: None,
        expected: wish.refund.then(|| wish.total(order, wished)),
    }
}

/// One line with how many of it, or why it cannot be had.
fn item(line: &Wished, wish: &UseStateHandle<Wish>, arrived: bool) -> Html {
    let onchange = {
        let (wish, option) = (wish.clone(), line.option.clone());
        Callback::from(move |units| wish.set(wish.with_units(&option, units)))
    };
    let label = format!(
        "{} {} 수량",
        line.name,
        if arrived { "돌려보낼" } else { "취소할" }
    );
    html! {
        <li class="order-item" key={line.option.as_str()}>
            { Picture::new(&line.image, "order-item__image", "72px").decorative().html() }
            <span>
                { &line.name }
                <span class="order-item__sub">
                    { line.refusal.clone().unwrap_or_else(|| format!("{} · {}개까지", line.label, line.most)) }
                </span>
            </span>
            if line.refusal.is_none() {
                { stepper(Stepper { label: label.into(), value: line.units, min: 0, max: line.most, onchange }) }
            }
        </li>
    }
}

/// What is wanted and why: two lists, since each has its own rules.
fn why(wish: &UseStateHandle<Wish>) -> Html {
    let kinds = [ClaimKind::Return, ClaimKind::Exchange].map(|kind| (kind.as_str(), kind.name()));
    let reasons = ClaimReason::ALL.map(|reason| (reason.as_str(), reason.name()));
    let on_kind = {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            if let Some(kind) = selected(&event).as_deref().and_then(ClaimKind::parse) {
                wish.set(wish.with_kind(kind));
            }
        })
    };
    let on_reason = {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            if let Some(reason) = selected(&event).as_deref().and_then(ClaimReason::parse) {
                wish.set(wish.with_reason(reason));
            }
        })
    };
    html! {
        <>
            { list("claim-kind", "어떻게 할까요", "", &kinds, Some(on_kind)) }
            { list("claim-reason", "이유", "", &reasons, Some(on_reason)) }
            <div class="field">
                <label class="field__label" for="claim-note">{ "판매자에게 남길 말 (선택)" }</label>
                <input class="field__input" id="claim-note" name="note" maxlength="200" autocomplete="off" />
            </div>
        </>
    }
}

fn note(reasons: &[&'static str]) -> Html {
    let reasons: Vec<(&str, &str)> = reasons.iter().map(|text| (*text, *text)).collect();
    list("cancel-reason", "이유", "note", &reasons, None)
}

fn list(
    id: &'static str,
    label: &'static str,
    name: &'static str,
    choices: &[(&'static str, &'static str)],
    onchange: Option<Callback<Event>>,
) -> Html {
    // Without a mark the last choice would be selected: the app makes the list from its end.
    let option = |(at, (value, text)): (usize, &(&'static str, &'static str))| {
        html! { <option value={*value} selected={at == 0}>{ *text }</option> }
    };
    html! {
        <div class="field">
            <label class="field__label" for={id}>{ label }</label>
            <span class="select select--field">
                <select class="field__input" {id} {name} {onchange}>
                    { for choices.iter().enumerate().map(option) }
                </select>
                { Icon::DOWN.small() }
            </span>
        </div>
    }
}

fn selected(event: &Event) -> Option<String> {
    let list: HtmlSelectElement = event.target_dyn_into()?;
    Some(list.value())
}

fn foot(wish: &UseStateHandle<Wish>, wished: &[Wished], sending: &Submit) -> Html {
    let empty = wished.iter().all(|line| line.units == 0);
    let whole = wished.iter().all(|line| line.units == line.most);
    let onclick = {
        let (wish, units) = (wish.clone(), if whole { 0 } else { u32::MAX });
        Callback::from(move |_: MouseEvent| wish.set(wish.with_all(units)))
    };
    html! {
        <div class="sheet__foot">
            <div class="sheet__buttons">
                <button class="button button--secondary" type="button" {onclick}>
                    { if whole { "모두 빼기" } else { "모두 고르기" } }
                </button>
                <button class="button button--primary" type="submit" disabled={empty} aria-busy={form::busy(sending)}>
                    { format!("{} 접수하기", wish.kind.name()) }
                </button>
            </div>
        </div>
    }
}
