//! One case beside the list: what happened, what was done, and what comes next.

use shared::console::case::{Case, CaseNote, CaseStep, CaseVerb};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    super::{
        api,
        icon::{Icon, icon},
        ui::{note, use_focus},
        wizard::Words,
    },
    compensation::Compensations,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) case: Case,
    pub(super) may_settle: bool,
    pub(super) close: Callback<()>,
    /// Something was done.
    pub(super) changed: Callback<()>,
}

#[component]
pub(super) fn File(props: &Props) -> Html {
    let head = use_focus();
    let case = &props.case;
    let close = props.close.reform(|_: MouseEvent| ());
    let by = if case.opened_by.is_empty() {
        "저절로 찾은 일이에요".to_owned()
    } else {
        format!("{} 님이 적었어요", case.opened_by)
    };
    html! {
        <aside class="drawer drawer--open" aria-label={case.kind.name()}>
            <div class="drawer__head">
                <h2 tabindex="-1" ref={head}>{ case.kind.name() }</h2>
                <button class="btn btn--quiet btn--icon" type="button" aria-label="닫기" onclick={close}>
                    { icon(Icon::CLOSE) }
                </button>
            </div>
            <section class="drawer__sec" aria-label="있었던 일">
                <p class="small muted">{ format!("{} · {by}", case.opened_at.korean()) }</p>
                { for case.text.lines().map(|line| html! { <p>{ line }</p> }) }
                if let Some(no) = &case.order {
                    <a class="alink" href={format!("/console/orders?open={no}")}>{ format!("주문 {no} 보기") }</a>
                }
                if case.closed_at.is_none() { { note("note--info", case.kind.advice()) } }
            </section>
            if !case.notes.is_empty() {
                <section class="drawer__sec" aria-label="한 일">
                    <h3>{ "한 일" }</h3>
                    <ol class="timeline">{ for case.notes.iter().map(noted) }</ol>
                </section>
            }
            if let (true, Some(no)) = (props.may_settle, &case.order) {
                <Compensations no={no.clone()} case={case.closed_at.is_none().then(|| case.id.clone())} changed={props.changed.clone()} />
            }
            if props.may_settle {
                <Next case={case.clone()} changed={props.changed.clone()} />
            }
        </aside>
    }
}

fn noted(noted: &CaseNote) -> Html {
    html! {
        <li>
            <span class="small muted">{ format!("{} · {}", noted.at.korean(), noted.who) }</span>
            { for noted.text.lines().map(|line| html! { <><br />{ line }</> }) }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct NextProps {
    case: Case,
    changed: Callback<()>,
}

/// What was done, in words, and what becomes of the case.
#[component]
fn Next(props: &NextProps) -> Html {
    let text = use_state(String::new);
    let wrong = use_state(String::new);
    let busy = use_state(|| false);
    let step = |verb: CaseVerb| {
        let path = format!("/api/console/cases/{}", props.case.id);
        let (text, wrong, busy) = (text.clone(), wrong.clone(), busy.clone());
        let changed = props.changed.clone();
        move |_: MouseEvent| {
            let (path, text, wrong) = (path.clone(), text.clone(), wrong.clone());
            let (busy, changed) = (busy.clone(), changed.clone());
            let request = CaseStep {
                verb,
                text: (*text).clone(),
            };
            busy.set(true);
            spawn_local(async move {
                match api::post(&path, &request).await {
                    Ok(()) => {
                        text.set(String::new());
                        wrong.set(String::new());
                        changed.emit(());
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
                busy.set(false);
            });
        }
    };
    let onchange = {
        let text = text.clone();
        Callback::from(move |written| text.set(written))
    };
    let closed = props.case.closed_at.is_some();
    let label = if closed {
        "다시 여는 까닭"
    } else {
        "무엇을 했나요?"
    };
    html! {
        <section class="drawer__sec" aria-label="다음">
            <Words id="case-text" {label} labelled=true value={(*text).clone()} {onchange} error={(*wrong).clone()} />
            <div class="row">
                if closed {
                    <button class="btn" type="button" disabled={*busy} onclick={step(CaseVerb::Reopen)}>
                        { icon(Icon::UNDO) }{ "다시 열기" }
                    </button>
                } else {
                    <button class="btn btn--primary" type="button" disabled={*busy} onclick={step(CaseVerb::Close)}>
                        { icon(Icon::CHECK) }{ "적고 끝내기" }
                    </button>
                    <button class="btn" type="button" disabled={*busy} onclick={step(CaseVerb::Note)}>
                        { "적어만 두기" }
                    </button>
                }
            </div>
        </section>
    }
}
