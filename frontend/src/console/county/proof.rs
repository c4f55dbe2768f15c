//! Questions before a decision: the authenticator's digits, and a reason.

use shared::console::{payback::Because, sign_in::StepUp};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    api,
    ui::{Ask, Field},
};

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
