//! Beginning an application for a producer who cannot or does not want to do it: who agreed, how and
//! when is kept, and the producer reads it.

use shared::{
    console::{onboarding::OnBehalf, product::Begun},
    error::FieldError,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::super::super::{
    api,
    app::Route,
    ui::{Ask, Field, note},
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Begin(props: &Props) -> Html {
    let request = use_state(|| OnBehalf {
        phone: String::new(),
        who: String::new(),
        how: "농가에서 말로".to_owned(),
        when: String::new(),
    });
    let failure = use_state(|| None::<Failure>);
    let navigator = use_navigator();
    let onsubmit = {
        let (request, failure) = (request.clone(), failure.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (request, failure) = ((*request).clone(), failure.clone());
            let navigator = navigator.clone();
            spawn_local(async move {
                let path = "/api/console/reviews/applications";
                match (api::ask::<_, Begun>(path, &request).await, navigator) {
                    (Ok(Begun { id }), Some(navigator)) => navigator.push(&Route::OnBehalf { id }),
                    (Ok(_), None) => {}
                    (Err(refused), _) => failure.set(Some(refused)),
                }
            });
        }
    };
    let edit = |edit: fn(&mut OnBehalf, String)| {
        let request = request.clone();
        Callback::from(move |text: String| {
            let mut next = (*request).clone();
            edit(&mut next, text);
            request.set(next);
        })
    };
    let wrong = |field: &str| wrong_at(failure.as_ref(), field);
    html! {
        <Ask title="누구의 신청을 대신 적나요?" close={props.close.clone()}>
            <form class="stack" {onsubmit} novalidate={true}>
                <Field
                    id="behalf-phone" label="생산자의 휴대전화" inputmode="tel" placeholder="예: 010-1234-5678"
                    value={request.phone.clone()} onchange={edit(|r, text| r.phone = text)} error={wrong("phone")}
                />
                <Field
                    id="behalf-who" label="누가 동의했나요?" placeholder="예: 박순례"
                    value={request.who.clone()} onchange={edit(|r, text| r.who = text)} error={wrong("who")}
                />
                <Field
                    id="behalf-how" label="어떻게 동의했나요?"
                    value={request.how.clone()} onchange={edit(|r, text| r.how = text)} error={wrong("how")}
                />
                <Field
                    id="behalf-when" label="언제 동의했나요?" kind="date"
                    value={request.when.clone()} onchange={edit(|r, text| r.when = text)} error={wrong("when")}
                />
                <p class="small muted">{ "생산자도 이 동의를 볼 수 있고, 감사 기록에 남아요." }</p>
                if let Some(Failure::Refused(refusal)) = &*failure {
                    if refusal.fields.is_empty() { { note("note--bad", &refusal.message) } }
                } else if let Some(failure) = &*failure {
                    { note("note--bad", &failure.text()) }
                }
                <div class="row row--tight">
                    <button class="btn btn--primary">{ "적기 시작하기" }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
            </form>
        </Ask>
    }
}

/// What is wrong with a field of the last try.
fn wrong_at(failure: Option<&Failure>, field: &str) -> String {
    let Some(Failure::Refused(refusal)) = failure else {
        return String::new();
    };
    let mut own = refusal
        .fields
        .iter()
        .filter(|wrong: &&FieldError| wrong.field == field);
    own.next()
        .map(|wrong| wrong.message.clone())
        .unwrap_or_default()
}
