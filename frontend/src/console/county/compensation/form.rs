//! Giving a compensation: why, what happened, how much. The button says what it does.

use shared::{
    console::compensation::{
        ALONE, Compensation, CompensationReason, CompensationStatus, NewCompensation, needs_second,
    },
    ids::OrderNo,
    money::Won,
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{
    super::{
        super::{
            api,
            icon::{Icon, icon},
            ui::{Field, note},
            wizard::Words,
        },
        proof::use_proven,
    },
    PATH,
};
use crate::state::device;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) no: OrderNo,
    pub(super) case: Option<String>,
    /// As much may still be given.
    pub(super) left: Won,
    /// As much was given or asked for before.
    pub(super) given: Won,
    pub(super) done: Callback<()>,
}

#[component]
pub(super) fn Form(props: &Props) -> Html {
    // The same request until it is carried out, however often it is sent.
    let key = use_state(device::random_name);
    let reason = use_state(CompensationReason::default);
    let words = use_state(String::new);
    let amount = use_state(String::new);
    let told = use_state(String::new);
    let won = Won(amount.parse().unwrap_or_default());
    let give = {
        let request = NewCompensation {
            key: (*key).clone(),
            order: props.no.clone(),
            case: props.case.clone(),
            reason: *reason,
            words: (*words).clone(),
            amount: won,
        };
        let give = move || {
            let request = request.clone();
            async move { api::ask::<_, Compensation>(PATH, &request).await }
        };
        let (key, words, amount) = (key.clone(), words.clone(), amount.clone());
        let (told, done) = (told.clone(), props.done.clone());
        let given = Callback::from(move |given: Compensation| {
            key.set(device::random_name());
            words.set(String::new());
            amount.set(String::new());
            told.set(says(&given));
            done.emit(());
        });
        use_proven(give, given)
    };
    if props.left.is_zero() {
        return html! {
            <>
                if !told.is_empty() { { note("note--ok", &told) } }
                <p class="small muted">{ "이 주문에는 더 드릴 수 있는 보상이 없어요. 결제한 금액까지만 드려요." }</p>
            </>
        };
    }
    let wrong = |field: &str| {
        let failure = give.failure.as_ref();
        failure.map_or_else(String::new, |failure| failure.of_field(field))
    };
    let rest = give.failure.as_ref();
    let rest = rest.filter(|failure| !failure.has_field(&["amount", "words"]));
    let onsubmit = {
        let send = give.send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        }
    };
    let digits = {
        let amount = amount.clone();
        Callback::from(move |text: String| {
            amount.set(text.chars().filter(char::is_ascii_digit).take(7).collect());
        })
    };
    html! {
        <>
            if !told.is_empty() { { note("note--ok", &told) } }
            <form class="stack stack--s" {onsubmit} novalidate={true}>
                if let Some(failure) = rest { { note("note--bad", &failure.first_wrong()) } }
                { reasons(&reason) }
                <Words
                    id="compensation-words" label="무슨 일이 있었나요?" labelled=true value={(*words).clone()}
                    onchange={{ let words = words.clone(); move |text| words.set(text) }} error={wrong("words")}
                />
                <Field
                    id="compensation-amount" label="드릴 금액 (원)" inputmode="numeric" autocomplete="off"
                    value={(*amount).clone()} onchange={digits} error={wrong("amount")}
                    hint={format!("100원 단위로 {}까지. 한 주문에 {ALONE}이 넘으면 다른 분의 결재가 있어야 해요.", props.left)}
                />
                <div>
                    <button class="btn" aria-busy={give.busy.then_some("true")}>
                        { icon(Icon::TICKET) }{ verb(props.given, won) }
                    </button>
                </div>
                <p class="small muted">{ "상품권 번호와 비밀번호는 주문한 분의 전화로만 가요." }</p>
            </form>
            { give.question }
        </>
    }
}

fn verb(given: Won, amount: Won) -> String {
    if amount.is_zero() {
        "보상 드리기".to_owned()
    } else if needs_second(given, amount) {
        format!("{amount} 결재 올리기")
    } else {
        format!("{amount} 드리기")
    }
}

fn says(given: &Compensation) -> String {
    match given.status {
        CompensationStatus::Waiting => {
            format!(
                "보상 {} 결재를 올렸어요. 다른 분이 결재하면 보내요.",
                given.amount
            )
        }
        _ => format!("보상 {}을 드렸어요. 손님 전화로 보내요.", given.amount),
    }
}

fn reasons(reason: &UseStateHandle<CompensationReason>) -> Html {
    let choose = {
        let reason = reason.clone();
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            reason.set(CompensationReason::parse(&select.value()).unwrap_or_default());
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for="compensation-reason">{ "까닭" }</label>
            <select class="select" id="compensation-reason" onchange={choose}>
                { for CompensationReason::ALL.into_iter().map(|of| html! {
                    <option value={of.as_str()} selected={of == **reason}>{ of.name() }</option>
                }) }
            </select>
        </div>
    }
}
