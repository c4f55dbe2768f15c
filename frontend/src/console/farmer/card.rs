//! One parcel as a card: promise it, or give it its waybill.

use shared::{
    console::parcel::{CannotSend, Parcel, Send},
    ids::OrderNo,
    waybill::{Carrier, Waybill},
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::{
    super::{
        api,
        icon::{Icon, icon},
        ui::Ask,
    },
    today::parcel_path,
};
use crate::state::device::{self, Keep};

/// Where the carrier that this producer used last is kept.
const CARRIER: &str = "chorok.console.carrier";

#[derive(Properties, PartialEq)]
pub(super) struct AcceptProps {
    pub(super) vendor: String,
    pub(super) parcel: Parcel,
    pub(super) accept: Callback<OrderNo>,
    pub(super) done: Callback<String>,
}

/// A new order: yes, or no with a reason.
#[component]
pub(super) fn AcceptCard(props: &AcceptProps) -> Html {
    let refusing = use_state(|| false);
    let accept = {
        let (accept, no) = (props.accept.clone(), props.parcel.no.clone());
        move |_| accept.emit(no.clone())
    };
    let refuse = {
        let refusing = refusing.clone();
        move |_| refusing.set(true)
    };
    let close = {
        let refusing = refusing.clone();
        Callback::from(move |()| refusing.set(false))
    };
    html! {
        <article class="card ocard" aria-label={format!("새 주문 {}", props.parcel.no)}>
            { content(&props.parcel) }
            <div class="row row--nowrap">
                <button class="btn btn--primary grow" type="button" onclick={accept}>
                    { "네, 보낼게요" }
                </button>
                <button class="btn" type="button" onclick={refuse}>{ "못 보내요" }</button>
            </div>
            if *refusing {
                <Refuse
                    vendor={props.vendor.clone()}
                    no={props.parcel.no.clone()}
                    done={props.done.clone()}
                    {close}
                />
            }
        </article>
    }
}

/// What goes in and where to.
fn content(parcel: &Parcel) -> Html {
    let recipient = parcel.recipient.as_ref();
    let to = recipient.map(|recipient| {
        let address = &recipient.address;
        format!(
            "{} 님 · {} {}",
            recipient.name, address.sido, address.sigungu
        )
    });
    let memo = recipient
        .map(|recipient| recipient.note.as_str())
        .unwrap_or_default();
    html! {
        <>
            <div>
                { for parcel.lines.iter().map(|line| html! {
                    <h3 class="ocard__name">
                        { &line.name }{ " " }
                        <span class="ocard__qty">{ format!("{}개", line.quantity) }</span>
                    </h3>
                }) }
                <p class="ocard__to">{ to.unwrap_or_default() }</p>
                <p class="ocard__to">{ format!("{}까지 보내기", parcel.ship_by.korean()) }</p>
            </div>
            if !memo.is_empty() {
                <p class="ocard__memo">{ format!("“{memo}”") }</p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RefuseProps {
    vendor: String,
    no: OrderNo,
    done: Callback<String>,
    close: Callback<()>,
}

/// Why it cannot be sent. The money goes back at once, so this is asked for.
#[component]
fn Refuse(props: &RefuseProps) -> Html {
    const REASONS: [&str; 3] = [
        "물건이 다 떨어졌어요",
        "상해서 보낼 수 없어요",
        "날씨 때문에 보낼 수 없어요",
    ];
    let reason = use_state(|| REASONS[0].to_owned());
    let wrong = use_state(String::new);
    let send = {
        let (path, reason) = (
            parcel_path(&props.vendor, &props.no, "cannot-send"),
            reason.clone(),
        );
        let (wrong, done, close) = (wrong.clone(), props.done.clone(), props.close.clone());
        move |_| {
            let (path, reason) = (path.clone(), (*reason).clone());
            let (wrong, done, close) = (wrong.clone(), done.clone(), close.clone());
            spawn_local(async move {
                match api::post(&path, &CannotSend { reason }).await {
                    Ok(()) => {
                        close.emit(());
                        done.emit("손님께 알리고 돈을 돌려드렸어요.".to_owned());
                    }
                    Err(failure) => wrong.set(failure.text()),
                }
            });
        }
    };
    let choose = |text: &'static str| {
        let reason = reason.clone();
        let chosen = *reason == text;
        let onchange = move |_| reason.set(text.to_owned());
        html! {
            <label class="choice__item">
                <span>{ text }</span>
                <input type="radio" name="why" checked={chosen} {onchange} />
            </label>
        }
    };
    let close = {
        let close = props.close.clone();
        move |_| close.emit(())
    };
    html! {
        <Ask title="왜 못 보내나요?" close={props.close.clone()}>
            <p class="sub">{ "손님이 읽어요. 돈은 바로 돌려드려요." }</p>
            <div class="choice" role="radiogroup" aria-labelledby="ask-title">
                { for REASONS.into_iter().map(choose) }
            </div>
            if !wrong.is_empty() {
                <p class="field__error" role="alert">{ icon(Icon::ALERT) }{ &*wrong }</p>
            }
            <button class="btn btn--danger btn--block" type="button" onclick={send}>
                { "못 보낸다고 알리기" }
            </button>
            <button class="btn btn--block" type="button" onclick={close}>{ "돌아가기" }</button>
        </Ask>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SendProps {
    pub(super) vendor: String,
    pub(super) parcel: Parcel,
    pub(super) done: Callback<String>,
}

/// A promised order: the carrier and its number. The number is checked when the field is left.
#[component]
pub(super) fn SendCard(props: &SendProps) -> Html {
    let carrier = use_state(|| device::read(Keep::Device, CARRIER).unwrap_or(Carrier::Epost));
    let number = use_state(String::new);
    let wrong = use_state(String::new);
    let busy = use_state(|| false);
    let no = props.parcel.no.clone();
    let choose = {
        let (carrier, wrong) = (carrier.clone(), wrong.clone());
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Some(chosen) = Carrier::parse(&select.value()) {
                device::write(Keep::Device, CARRIER, &chosen);
                carrier.set(chosen);
                wrong.set(String::new());
            }
        }
    };
    let oninput = {
        let (carrier, number, wrong) = (carrier.clone(), number.clone(), wrong.clone());
        move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            // A complaint goes while it is mended: gone only on leaving the field, it would move
            // the button away from under the finger.
            if !wrong.is_empty() {
                let read = Waybill::parse(*carrier, &input.value());
                wrong.set(read.err().unwrap_or_default());
            }
            number.set(input.value());
        }
    };
    let check = {
        let (carrier, number, wrong) = (carrier.clone(), number.clone(), wrong.clone());
        move |_: FocusEvent| {
            let read = Waybill::parse(*carrier, &number);
            let empty = number.trim().is_empty();
            wrong.set(read.err().filter(|_| !empty).unwrap_or_default());
        }
    };
    let submit = {
        let path = parcel_path(&props.vendor, &no, "send");
        let (carrier, number, wrong) = (carrier.clone(), number.clone(), wrong.clone());
        let (busy, done) = (busy.clone(), props.done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Err(text) = Waybill::parse(*carrier, &number) {
                wrong.set(text);
                return;
            }
            if *busy {
                return;
            }
            busy.set(true);
            let request = Send {
                carrier: *carrier,
                number: (*number).clone(),
            };
            let (path, wrong, busy, done) =
                (path.clone(), wrong.clone(), busy.clone(), done.clone());
            spawn_local(async move {
                match api::post(&path, &request).await {
                    Ok(()) => done.emit("보냈어요. 손님께 알렸어요.".to_owned()),
                    Err(failure) => wrong.set(failure.text()),
                }
                busy.set(false);
            });
        }
    };
    let (field, error) = (format!("way-{no}"), format!("way-{no}-error"));
    let choice = format!("carrier-{no}");
    let invalid = !wrong.is_empty();
    html! {
        <article class="card ocard" aria-label={format!("송장 넣기 {no}")}>
            { content(&props.parcel) }
            <form class="stack" onsubmit={submit} novalidate={true}>
                <div class="field">
                    <label class="field__label" for={choice.clone()}>{ "택배사" }</label>
                    <select class="select" id={choice} onchange={choose}>
                        { for Carrier::ALL.into_iter().map(|one| html! {
                            <option value={one.name()} selected={one == *carrier}>{ one.name() }</option>
                        }) }
                    </select>
                </div>
                <div class="field">
                    <label class="field__label" for={field.clone()}>{ "송장번호" }</label>
                    <input
                        class="input" id={field} inputmode="numeric" placeholder="숫자만"
                        autocomplete="off" value={(*number).clone()}
                        aria-invalid={invalid.then_some("true")}
                        aria-describedby={invalid.then(|| error.clone())}
                        {oninput} onblur={check}
                    />
                    if invalid {
                        <p class="field__error" id={error} role="alert">
                            { icon(Icon::ALERT) }{ &*wrong }
                        </p>
                    }
                </div>
                <button class="btn btn--primary btn--block" aria-busy={busy.then_some("true")}>
                    { "보냈어요" }
                </button>
            </form>
        </article>
    }
}
