//! Questions before a decision: the authenticator's digits.

use shared::console::sign_in::StepUp;
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
