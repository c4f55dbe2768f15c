//! Why somebody's words are hidden.

use shared::{
    console::feedback::{Entry, Hide},
    feedback::HideReason,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        ui::{Ask, Field},
        wizard::choice,
    },
    address,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) entry: Entry,
    pub(super) done: Callback<Result<&'static str, String>>,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn HideForm(props: &Props) -> Html {
    let reason = use_state(|| None::<HideReason>);
    let why = use_state(String::new);
    let wrong = use_state(String::new);
    let onsubmit = {
        let (reason, why, wrong) = (reason.clone(), why.clone(), wrong.clone());
        let (path, done) = (address(&props.entry, "hide"), props.done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(reason) = *reason else {
                wrong.set("까닭을 하나 골라 주세요.".to_owned());
                return;
            };
            let wanted = Hide {
                reason,
                why: (*why).clone(),
            };
            let (path, done, wrong) = (path.clone(), done.clone(), wrong.clone());
            spawn_local(async move {
                match api::post(&path, &wanted).await {
                    Ok(()) => done.emit(Ok("글을 가렸어요.")),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let pick = |of: HideReason| {
        let reason = reason.clone();
        choice(
            "reason",
            of.name(),
            "",
            *reason == Some(of),
            Callback::from(move |()| reason.set(Some(of))),
        )
    };
    let onchange = {
        let why = why.clone();
        Callback::from(move |text| why.set(text))
    };
    html! {
        <Ask title="이 글을 왜 가리나요?" close={props.close.clone()}>
            <form class="stack" {onsubmit} novalidate={true}>
                <fieldset class="choice">
                    <legend class="vh">{ "까닭" }</legend>
                    { for HideReason::ALL.into_iter().map(pick) }
                </fieldset>
                <Field
                    id="hide-why" label="무엇 때문인지 한 줄로" value={(*why).clone()} {onchange}
                    placeholder="예: 다른 쇼핑몰을 알리는 글" error={(*wrong).clone()}
                />
                <p class="small muted">{ "쓴 분에게는 고른 까닭만 보이고, 적은 말은 감사 기록에 남아요." }</p>
                <div class="row row--tight">
                    <button class="btn btn--primary">{ "가리기" }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
            </form>
        </Ask>
    }
}
