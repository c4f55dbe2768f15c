//! Moving a campaign: two moments in Korean time, the second of which is not part of it.

use shared::{
    console::campaign::{CampaignRow, Schedule},
    time::Timestamp,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    api,
    ui::{Ask, Field, note},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) campaign: CampaignRow,
    /// It is moved.
    pub(super) done: Callback<()>,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Reschedule(props: &Props) -> Html {
    let campaign = &props.campaign;
    let starts = use_state(|| written(campaign.period.start));
    let ends = use_state(|| written(campaign.period.end));
    let wrong = use_state(String::new);
    let onsubmit = {
        let (starts, ends, wrong) = (starts.clone(), ends.clone(), wrong.clone());
        let path = format!("/api/console/campaigns/{}/schedule", campaign.id);
        let done = props.done.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let (Some(starts_at), Some(ends_at)) = (read(&starts), read(&ends)) else {
                wrong.set("시작과 끝의 날짜와 시각을 모두 골라 주세요.".to_owned());
                return;
            };
            let request = Schedule { starts_at, ends_at };
            let (path, wrong, done) = (path.clone(), wrong.clone(), done.clone());
            spawn_local(async move {
                match api::post(&path, &request).await {
                    Ok(()) => done.emit(()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    html! {
        <Ask title={format!("‘{}’ 일정 바꾸기", campaign.title)} close={props.close.clone()}>
            <form class="stack" {onsubmit} novalidate={true}>
                <Field
                    id="starts" label="시작" kind="datetime-local"
                    value={(*starts).clone()} onchange={set(&starts)}
                />
                <Field
                    id="ends" label="끝 (이 시각 바로 앞까지)" kind="datetime-local"
                    value={(*ends).clone()} onchange={set(&ends)}
                />
                <p class="small muted">{ "한국 시각이에요. 시작하는 순간 값과 배너가 바뀌고, 끝나는 순간 돌아와요." }</p>
                if !wrong.is_empty() {
                    { note("note--bad", &wrong) }
                }
                <div class="row row--tight">
                    <button class="btn btn--primary">{ "이 일정으로 바꾸기" }</button>
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                </div>
            </form>
        </Ask>
    }
}

/// A moment as the browser's field writes it.
pub(super) fn written(at: Timestamp) -> String {
    format!("{}T{}", at.date(), at.clock())
}

/// Reads what [`written`] wrote.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let minute = text.get(..16)?;
    Timestamp::parse_rfc3339(&format!("{minute}:00+09:00"))
}
