//! Questions before a decision: the authenticator's digits, and a reason.

use shared::{
    console::{payback::Because, sign_in::StepUp},
    error::ErrorCode,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    api,
    ui::{Ask, Field},
};
use crate::api::Failure;

/// Something that may want the authenticator's digits before it is done.
pub(super) struct Proven {
    /// Does it, unless it is being done.
    pub(super) send: Callback<()>,
    /// It is being done.
    pub(super) busy: bool,
    /// Why it was not done the last time.
    pub(super) failure: UseStateHandle<Option<Failure>>,
    /// The question for the digits, while it is open. The right ones do what was asked for.
    pub(super) question: Html,
}

/// Asks the server for something, and for the digits where it wants them.
#[hook]
pub(super) fn use_proven<T, A, F>(ask: F, done: Callback<T>) -> Proven
where
    T: 'static,
    A: Future<Output = Result<T, Failure>> + 'static,
    F: Fn() -> A + 'static,
{
    let proving = use_state(|| false);
    let busy = use_state(|| false);
    let failure = use_state(|| None::<Failure>);
    let send = {
        let (proving, busy, failure) = (proving.clone(), busy.clone(), failure.clone());
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            proving.set(false);
            let (answer, done) = (ask(), done.clone());
            let (proving, busy, failure) = (proving.clone(), busy.clone(), failure.clone());
            spawn_local(async move {
                let answer = answer.await;
                busy.set(false);
                match answer {
                    Ok(value) => {
                        failure.set(None);
                        done.emit(value);
                    }
                    Err(wrong) if wrong.code() == Some(ErrorCode::StepUpRequired) => {
                        proving.set(true);
                    }
                    Err(wrong) => failure.set(Some(wrong)),
                }
            });
        })
    };
    let question = if *proving {
        let close = Callback::from(move |()| proving.set(false));
        html! { <Prove done={send.clone()} {close} /> }
    } else {
        Html::default()
    };
    Proven {
        send,
        busy: *busy,
        failure,
        question,
    }
}

/// Asks for the authenticator's digits.
#[derive(Properties, PartialEq)]
pub(super) struct ProveProps {
    /// They were right.
    pub(super) done: Callback<()>,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Prove(props: &ProveProps) -> Html {
    let code = use_state(String::new);
    let wrong = use_state(String::new);
    let onsubmit = {
        let (code, wrong, done) = (code.clone(), wrong.clone(), props.done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let request = StepUp {
                code: (*code).clone(),
            };
            let (wrong, done) = (wrong.clone(), done.clone());
            spawn_local(async move {
                match api::post("/api/console/step-up", &request).await {
                    Ok(()) => done.emit(()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let onchange = {
        let code = code.clone();
        Callback::from(move |text| code.set(text))
    };
    html! {
        <Ask title="인증 앱을 한 번 더 볼게요" close={props.close.clone()}>
            <form class="stack" {onsubmit} novalidate={true}>
                <Field
                    id="proof" label="인증 앱의 숫자 여섯 자리" value={(*code).clone()} {onchange}
                    inputmode="numeric" autocomplete="one-time-code" error={(*wrong).clone()}
                />
                <div class="row row--tight">
                    <button class="btn btn--primary">{ "확인" }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
            </form>
        </Ask>
    }
}

/// Asks why, and does it.
#[derive(Properties, PartialEq)]
pub(super) struct WhyProps {
    pub(super) title: AttrValue,
    /// Where the reason is sent.
    pub(super) path: AttrValue,
    /// What the button does.
    pub(super) verb: AttrValue,
    pub(super) example: AttrValue,
    /// It is done.
    pub(super) done: Callback<()>,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Why(props: &WhyProps) -> Html {
    let reason = use_state(String::new);
    let wrong = use_state(String::new);
    let onsubmit = {
        let (reason, wrong) = (reason.clone(), wrong.clone());
        let (path, done) = (props.path.clone(), props.done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let request = Because {
                reason: (*reason).clone(),
            };
            let (path, wrong, done) = (path.clone(), wrong.clone(), done.clone());
            spawn_local(async move {
                match api::post(&path, &request).await {
                    Ok(()) => done.emit(()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let onchange = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(text))
    };
    html! {
        <Ask title={props.title.clone()} close={props.close.clone()}>
            <form class="stack" {onsubmit} novalidate={true}>
                <Field
                    id="because" label="까닭" hint="감사 기록에 남아요." value={(*reason).clone()} {onchange}
                    placeholder={format!("예: {}", props.example)} error={(*wrong).clone()}
                />
                <div class="row row--tight">
                    <button class="btn btn--danger">{ &props.verb }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
            </form>
        </Ask>
    }
}
