//! 새 물건 올리기: one question a screen, every answer saved at once, and a last look before the
//! county sees it.

mod builder;
mod choose;
mod discard;
mod later;
mod law;
mod look;
mod parts;
mod photos;
mod saving;
mod screens;
mod shelf;
mod versions;

use std::rc::Rc;

use shared::console::product::{Draft, DraftFile, DraftStatus};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use self::{
    builder::Builder,
    choose::choose,
    discard::Discard,
    look::look,
    parts::part,
    photos::Photos,
    saving::use_saving,
    screens::{LAST, PAGE, PHOTOS, SCREENS, left_off, steps, wrong},
    versions::Versions,
};
use super::super::{
    api::{self, Load, Loaded, use_load},
    app::Route,
    phone::Phone,
    ui::{broken, note, waiting},
    wizard::{Screen, use_step},
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
    /// The product in the making.
    pub(crate) draft: String,
}

#[component]
pub(crate) fn Product(props: &Props) -> Html {
    let path = format!(
        "/api/console/vendors/{}/products/{}",
        props.vendor, props.draft
    );
    let Loaded { now, again } = use_load::<DraftFile>(path.clone());
    match now {
        Load::Waiting => waiting(),
        Load::Failed(failure) => broken(&failure, &again),
        Load::Ready(file) => html! {
            <Wizard {file} {path} vendor={props.vendor.clone()} draft={props.draft.clone()} />
        },
    }
}

#[derive(Properties, PartialEq)]
struct WizardProps {
    file: Rc<DraftFile>,
    path: String,
    vendor: String,
    draft: String,
}

#[component]
fn Wizard(props: &WizardProps) -> Html {
    let route = Route::Product {
        vendor: props.vendor.clone(),
        draft: props.draft.clone(),
    };
    let shelf = Route::Products {
        vendor: props.vendor.clone(),
    };
    let (step, go) = use_step(route);
    let began = use_state(|| left_off(&props.file));
    // What the county has is only looked at.
    let is_open = props.file.status.is_open();
    let is_change = props.file.before.is_some();
    let step = if is_open {
        step.unwrap_or(*began).min(LAST)
    } else {
        LAST
    };
    let navigator = use_navigator();
    let file = use_state(|| (*props.file).clone());
    let stopped = use_state(|| 0);
    let draft = use_state(|| props.file.draft.clone());
    let failure = use_state(|| None::<Failure>);
    let busy = use_state(|| false);
    // Faults of a screen are shown once somebody wanted to go on.
    let tried = use_state(|| None::<usize>);
    let leave = {
        let navigator = navigator.clone();
        Callback::from(move |()| {
            if let Some(navigator) = &navigator {
                navigator.push(&shelf);
            }
        })
    };
    // How often what the customer sees was kept.
    let version = use_state(|| 0_u32);
    let read = {
        let (file, draft, version) = (file.clone(), draft.clone(), version.clone());
        Callback::from(move |news: DraftFile| {
            draft.set(news.draft.clone());
            file.set(news);
            version.set(*version + 1);
        })
    };
    let answered = {
        let (file, failure, version) = (file.clone(), failure.clone(), version.clone());
        Callback::from(move |answer: Result<DraftFile, Failure>| {
            failure.set(answer.as_ref().err().cloned());
            // The words on the screen may be newer than the answer.
            if let Ok(news) = answer {
                file.set(news);
                version.set(*version + 1);
            }
        })
    };
    let (keep, keeping) = use_saving(props.path.clone(), answered);
    let next = {
        let (path, draft, failure) = (props.path.clone(), draft.clone(), failure.clone());
        let (busy, tried, read) = (busy.clone(), tried.clone(), read.clone());
        let (go, leave, stopped) = (go.clone(), leave.clone(), stopped.clone());
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            let (path, said) = (path.clone(), (*draft).clone());
            let (failure, busy, tried) = (failure.clone(), busy.clone(), tried.clone());
            let (read, go, leave) = (read.clone(), go.clone(), leave.clone());
            let stopped = stopped.clone();
            spawn_local(async move {
                let answer = if step == LAST {
                    api::post(&format!("{path}/submit"), &())
                        .await
                        .map(|()| None)
                } else {
                    api::ask::<_, DraftFile>(&path, &said).await.map(Some)
                };
                busy.set(false);
                failure.set(answer.as_ref().err().cloned());
                match answer {
                    Ok(None) => leave.emit(()),
                    Ok(Some(news)) => {
                        let right = wrong(&news, &news.draft, step).is_empty();
                        read.emit(news);
                        tried.set(Some(step));
                        if right {
                            go.emit(if is_change { LAST } else { step + 1 });
                        } else {
                            stopped.set(*stopped + 1);
                        }
                    }
                    Err(_) => {}
                }
            });
        })
    };
    let before = if is_change {
        (step < LAST).then_some(LAST)
    } else {
        step.checked_sub(1)
    };
    let back = match before {
        Some(before) if is_open => {
            let go = go.clone();
            Callback::from(move |()| go.emit(before))
        }
        _ => leave.clone(),
    };
    let gone = leave.clone();
    let next = if is_open { next } else { leave };
    let change = {
        let draft = draft.clone();
        Callback::from(move |news: Draft| {
            draft.set(news.clone());
            if step == PAGE {
                keep.emit(news);
            }
        })
    };
    let preview = format!("{}/preview", props.path);
    let side = html! {
        <>
            <p class="split__hint">{ "고치면 바로 바뀌어요" }</p>
            <Phone path={preview.clone()} version={*version} />
        </>
    };
    let saved = match step {
        PAGE if keeping => "저장하는 중",
        PAGE if failure.is_some() => "",
        PAGE => "저장됨",
        _ if *draft == file.draft => "저장됨",
        _ => "",
    };
    let asked = &SCREENS[step];
    let (title, why) = if is_change && step == LAST && is_open {
        (choose::TITLE, choose::WHY)
    } else {
        (asked.title, asked.why)
    };
    let faults = if *tried == Some(step) {
        wrong(&file, &draft, step)
    } else {
        Vec::new()
    };
    html! {
        <Screen
            title={title.map(ToOwned::to_owned)}
            why={match props.file.status {
                DraftStatus::Live => "지금 팔고 있어요.",
                DraftStatus::Review => "군청이 보고 있어요. 사흘 안에 문자로 알려 드려요.",
                DraftStatus::Draft | DraftStatus::Returned => why,
            }}
            place={(is_open && !is_change && step < PAGE).then_some((step + 1, SCREENS.len()))}
            above={if is_open && !is_change && step >= PAGE { steps(step, &go) } else { Html::default() }}
            side={(step == PAGE).then_some(side)}
            note={saved} stopped={*stopped} {back} {next}
            actions={html! {
                <button class="btn btn--primary btn--go btn--block" aria-busy={busy.then_some("true")}>
                    { match step {
                        _ if !is_open => "알겠어요",
                        LAST => "군청에 보여 주기",
                        _ if is_change => "저장하기",
                        PAGE => "미리보기",
                        _ => "저장하고 다음",
                    } }
                </button>
            }}
        >
            if !file.reason.is_empty() && step == (if is_change { LAST } else { 0 }) {
                { note("note--warn", &format!("군청에서 고쳐 달라고 했어요. {}", file.reason)) }
            }
            { match step {
                PHOTOS => html! { <Photos path={props.path.clone()} draft={(*draft).clone()} {change} {read} faults={faults.clone()} /> },
                PAGE => html! {
                    <>
                        <Builder
                            draft={(*draft).clone()} template={file.template.clone()} {change}
                            faults={wrong(&file, &draft, PAGE)}
                        />
                        <Versions path={props.path.clone()} restored={read} />
                    </>
                },
                LAST => html! { <>{ look(&file, &go) }{ if is_open { choose(&file, &go) } else { Html::default() } }<Phone path={preview} version={*version} /></> },
                _ => part(step, &file, &draft, &change, &faults),
            } }
            if let Some(failure) = &*failure {
                { note("note--bad", &failure.first_wrong()) }
            }
            if is_open && file.before.is_some() {
                <Discard path={props.path.clone()} gone={gone} />
            }
        </Screen>
    }
}
