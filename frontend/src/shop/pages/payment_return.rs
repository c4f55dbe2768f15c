//! Back from the card provider: has the mall settle the payment and says how it ended. What
//! happened to the money is in every message.

use gloo_timers::future::TimeoutFuture;
use shared::error::ErrorCode;
use shared::ids::{AttemptId, OrderNo};
use shared::money::Won;
use shared::order::OrderStatus;
use shared::payment::{ConfirmPayment, ConfirmStatus};
use wasm_bindgen_futures::spawn_local;
use web_sys::UrlSearchParams;
use yew::prelude::*;

use crate::api::{self, Failure};
use crate::components::empty::{Art, empty};
use crate::components::heading::Level;
use crate::components::icon::Icon;
use crate::components::part::impl_part;
use crate::hooks::use_order::backoff_ms;
use crate::hooks::use_submit::{Submit, use_submit};
use crate::shop::{form, link, nav};
use crate::state::{draft, orders};

/// So often the mall is asked how a payment ended; about two minutes.
const ROUNDS: u32 = 12;

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    /// The mall is being asked.
    Checking,
    /// The card company has not answered yet.
    Waiting,
    /// Paid; the order's page is on its way.
    Paid,
    /// Not paid, for this reason.
    Declined(String),
    /// The money is on its way back.
    Voided,
    /// Nobody knows yet, and it takes long.
    Slow,
}

/// What the address tells.
#[derive(Clone, Debug, Default)]
struct Return {
    no: Option<OrderNo>,
    token: Option<String>,
    confirm: Option<ConfirmPayment>,
    message: String,
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentReturn;

impl_part!(PaymentReturn, |_| use_payment_return());

#[hook]
fn use_payment_return() -> Html {
    let stage = use_state_eq(|| Stage::Checking);
    let no = use_state_eq(|| None::<OrderNo>);
    let paying = use_submit();
    {
        let (stage, no) = (stage.setter(), no.setter());
        use_effect_with((), move |()| {
            let back = read_address();
            no.set(back.no.clone());
            spawn_local(async move {
                let waiting = {
                    let stage = stage.clone();
                    move || stage.set(Stage::Waiting)
                };
                let ended = settle(&back, waiting).await;
                if let (Stage::Paid, Some(no)) = (&ended, &back.no) {
                    nav::replace(&format!("/orders/{no}/complete"));
                }
                stage.set(ended);
            });
        });
    }
    html! {
        <div class="container">
            { view(&stage, no.as_ref(), &paying) }
        </div>
    }
}

fn view(stage: &Stage, no: Option<&OrderNo>, paying: &Submit) -> Html {
    let order_link = |text: &'static str| match no {
        Some(no) => html! {
            <a class="button button--secondary" href={format!("/orders/{no}")}>{ text }</a>
        },
        None => html! { <a class="button button--secondary" href="/orders">{ text }</a> },
    };
    let say = |title: &'static str, text: String, actions: Html| {
        html! { <div role="status">{ empty(Art::Sprout, Level::One, title, text, actions) }</div> }
    };
    match stage {
        Stage::Checking | Stage::Paid => say(
            "결제를 확인하고 있어요",
            "잠깐이면 돼요. 이 화면을 닫지 말아 주세요.".to_owned(),
            Html::default(),
        ),
        Stage::Waiting => say(
            "카드사의 답을 기다리고 있어요",
            "다시 결제하지 마세요. 보통 1분 안에 끝나고, 끝나면 바로 알려 드려요.".to_owned(),
            order_link("주문 보기"),
        ),
        Stage::Slow => say(
            "카드사의 답이 늦어지고 있어요",
            "다시 결제하지 마세요. 답이 오는 대로 주문 화면에 나타나요.".to_owned(),
            order_link("주문 보기"),
        ),
        Stage::Voided => say(
            "주문을 지키지 못해 결제를 취소했어요",
            "빠져나간 돈은 카드로 모두 돌아가요.".to_owned(),
            order_link("주문 보기"),
        ),
        Stage::Declined(reason) => html! {
            <>
                { say(
                    "결제하지 못했어요",
                    format!("{reason} 돈은 빠져나가지 않았어요. 주문은 잠시 남아 있어요."),
                    html! {
                        <>
                            if let Some(no) = no {
                                { pay_again(no, paying) }
                            }
                            { order_link("주문 보기") }
                        </>
                    },
                ) }
            </>
        },
    }
}

/// Another try to pay the same order.
fn pay_again(no: &OrderNo, submit: &Submit) -> Html {
    let onclick = {
        let (submit, no) = (submit.clone(), no.clone());
        Callback::from(move |_: MouseEvent| {
            let no = no.clone();
            let token = orders::token_of(&no).unwrap_or_default();
            submit.run(
                async move { api::order::pay(&no, &token).await },
                |payment| link::load_document(&payment.url),
            );
        })
    };
    html! {
        <>
            <button class="button button--primary" type="button" {onclick} aria-busy={form::busy(submit)}>
                { Icon::CARD.small() }
                { "다시 결제하기" }
            </button>
            { form::error("pay-again-error", submit.failure().map(Failure::text)) }
        </>
    }
}

/// Reads the address and takes the proof out of it, so that it is in no history or screenshot.
fn read_address() -> Return {
    let location = link::window().location();
    let params = |text: Result<String, _>| {
        let text: String = text.unwrap_or_default();
        UrlSearchParams::new_with_str(text.trim_start_matches('#')).ok()
    };
    let (Some(query), Some(fragment)) = (params(location.search()), params(location.hash())) else {
        return Return::default();
    };
    let no = fragment
        .get("no")
        .map(OrderNo)
        .or_else(|| draft::current().and_then(|draft| draft.no));
    let token = fragment.get("t");
    if let (Some(no), Some(token)) = (&no, &token) {
        orders::remember(no, token);
        nav::rewrite_address(&format!("{}#no={no}", link::here()));
    }
    let confirm = || {
        Some(ConfirmPayment {
            payment_key: query.get("paymentKey")?,
            order_id: AttemptId(query.get("orderId")?),
            amount: Won(query.get("amount")?.parse().ok()?),
        })
    };
    let failed = link::here().starts_with("/checkout/fail");
    Return {
        token: token.or_else(|| no.as_ref().and_then(orders::token_of)),
        no,
        confirm: if failed { None } else { confirm() },
        message: query
            .get("message")
            .filter(|text| !text.is_empty())
            .unwrap_or_else(|| "결제를 마치지 않았어요.".to_owned()),
    }
}

/// Has the mall settle the payment. Asking again is harmless, so a question that may not have
/// arrived is asked until it is answered.
async fn settle(back: &Return, waiting: impl Fn()) -> Stage {
    let (Some(confirm), Some(token)) = (&back.confirm, &back.token) else {
        return Stage::Declined(back.message.clone());
    };
    for round in 0..ROUNDS {
        match api::payment::confirm(confirm, token).await {
            Ok(confirmed) => match confirmed.status {
                ConfirmStatus::Paid => return Stage::Paid,
                ConfirmStatus::Voided => return Stage::Voided,
                ConfirmStatus::Declined => {
                    let reason = confirmed.message;
                    return Stage::Declined(
                        reason.unwrap_or_else(|| "카드사가 거절했어요.".to_owned()),
                    );
                }
                ConfirmStatus::Confirming => {
                    waiting();
                    return watch(back, token).await;
                }
            },
            Err(Failure::Refused(refusal)) if is_final(refusal.code) => {
                return Stage::Declined(refusal.message);
            }
            Err(_) => waiting(),
        }
        TimeoutFuture::new(backoff_ms(round)).await;
    }
    Stage::Slow
}

/// Asks for the order until it says how the payment ended.
async fn watch(back: &Return, token: &str) -> Stage {
    let Some(no) = &back.no else {
        return Stage::Slow;
    };
    for round in 0..ROUNDS {
        TimeoutFuture::new(backoff_ms(round)).await;
        let Ok(order) = api::order::find(no, token).await else {
            continue;
        };
        match order.status {
            OrderStatus::PendingPayment if order.confirming => {}
            OrderStatus::PendingPayment => {
                return Stage::Declined("카드사가 승인하지 않았어요.".to_owned());
            }
            OrderStatus::Paid => return Stage::Paid,
            OrderStatus::Failed => return Stage::Voided,
            OrderStatus::CancelRequested | OrderStatus::Cancelled | OrderStatus::Expired => {
                return Stage::Declined("주문이 이미 끝났어요.".to_owned());
            }
        }
    }
    Stage::Slow
}

/// Whether a refusal to confirm means that nothing was charged.
fn is_final(code: ErrorCode) -> bool {
    !matches!(
        code,
        ErrorCode::PaymentPending
            | ErrorCode::InProgress
            | ErrorCode::Unavailable
            | ErrorCode::Internal
            | ErrorCode::TooManyRequests
    )
}
