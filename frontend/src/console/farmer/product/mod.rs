//! 새 물건 올리기: one question a screen, every answer saved at once, and a last look before the
//! county sees it.

mod law;
mod look;
mod parts;
mod photos;
mod shelf;

use std::rc::Rc;

use shared::console::product::{Draft, DraftFile};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

pub(crate) use self::look::preview;
use self::{look::look, parts::part, photos::Photos};
use super::super::{
    api::{self, Load, Loaded, use_load},
    app::Route,
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

/// A screen: its question, why it is asked, and the fields that it is about.
struct Asked {
    title: [&'static str; 2],
    why: &'static str,
    fields: &'static [&'static str],
}

const SCREENS: [Asked; 13] = [
    asked(
        ["물건 이름이", "무엇인가요?"],
        "손님이 찾는 이름으로 적어 주세요.",
        &["name"],
    ),
    asked(
        ["어디에", "둘까요?"],
        "손님이 찾아오는 자리예요.",
        &["category"],
    ),
    asked(
        ["얼마에", "파시겠어요?"],
        "무게나 수량마다 값을 적어 주세요.",
        &["choices"],
    ),
    asked(
        ["세금이", "붙는 물건인가요?"],
        "손질하지 않은 농수산물은 보통 면세예요.",
        &["tax"],
    ),
    asked(
        ["어디에서 나고", "얼마나 가나요?"],
        "손님이 꼭 보는 것이에요.",
        &["origin", "keeping", "shelfLife"],
    ),
    asked(
        ["사진을", "찍어 주세요"],
        "밝은 창가에서 찍으면 예뻐요. 한\u{a0}장이면 됩니다.",
        &["photos"],
    ),
    asked(["무엇이", "좋은가요?"], WORDS, &["page.good"]),
    asked(["어떻게", "키우나요?"], WORDS, &["page.grow"]),
    asked(["어떻게 먹으면", "맛있나요?"], WORDS, &["page.eat"]),
    asked(["받으면 어떻게", "보관하나요?"], WORDS, &["page.keep"]),
    asked(["어떤 손님께", "권하나요?"], WORDS, &["page.whom"]),
    asked(
        ["법에 적으라는", "것들이에요"],
        "적을 수 있는 것은 적어 두었어요. 빈\u{a0}곳만 채워 주세요.",
        &["notice"],
    ),
    asked(
        ["손님에게", "이렇게 보여요"],
        "맞으면 군청에 보내 주세요. 사흘 안에 봐 드려요.",
        &[],
    ),
];

const WORDS: &str = "말하듯이 적으시면 됩니다. ‘최고’, ‘1등’, ‘낫는다’ 같은 말은 쓸 수 없어요.";
const LAST: usize = SCREENS.len() - 1;

const fn asked(
    title: [&'static str; 2],
    why: &'static str,
    fields: &'static [&'static str],
) -> Asked {
    Asked { title, why, fields }
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
    let read = {
        let (file, draft) = (file.clone(), draft.clone());
        Callback::from(move |news: DraftFile| {
            draft.set(news.draft.clone());
            file.set(news);
        })
    };
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
                            go.emit(step + 1);
                        } else {
                            stopped.set(*stopped + 1);
                        }
                    }
                    Err(_) => {}
                }
            });
        })
    };
    let back = match step.checked_sub(1) {
        Some(before) if is_open => {
            let go = go.clone();
            Callback::from(move |()| go.emit(before))
        }
        _ => leave.clone(),
    };
    let next = if is_open { next } else { leave };
    let change = {
        let draft = draft.clone();
        Callback::from(move |news: Draft| draft.set(news))
    };
    let asked = &SCREENS[step];
    let faults = if *tried == Some(step) {
        wrong(&file, &draft, step)
    } else {
        Vec::new()
    };
    html! {
        <Screen
            title={asked.title.map(ToOwned::to_owned)}
            why={if is_open { asked.why } else { "군청이 보고 있어요. 사흘 안에 문자로 알려 드려요." }}
            place={is_open.then_some((step + 1, SCREENS.len()))}
            note={if *draft == file.draft { "저장됨" } else { "" }} stopped={*stopped}
            {back} {next}
            actions={html! {
                <button class="btn btn--primary btn--go btn--block" aria-busy={busy.then_some("true")}>
                    { match step {
                        _ if !is_open => "알겠어요",
                        LAST => "군청에 보여 주기",
                        _ => "저장하고 다음",
                    } }
                </button>
            }}
        >
            if !file.reason.is_empty() && step == 0 {
                { note("note--warn", &format!("군청에서 고쳐 달라고 했어요. {}", file.reason)) }
            }
            { match step {
                5 => html! { <Photos path={props.path.clone()} draft={(*draft).clone()} {change} {read} faults={faults.clone()} /> },
                LAST => look(&file, &go),
                _ => part(step, &file, &draft, &change, &faults),
            } }
            if let Some(failure) = &*failure {
                { note("note--bad", &failure.first_wrong()) }
            }
        </Screen>
    }
}

/// What is not right on a screen: fields and what would be right. A field that has been changed
/// since is not complained about until it is saved.
fn wrong(file: &DraftFile, draft: &Draft, step: usize) -> Vec<(String, String)> {
    let of_screen = |field: &str| {
        let mut known = SCREENS[step].fields.iter();
        known.any(|name| {
            let rest = field.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    };
    let at = |draft: &Draft, field: &str| {
        let draft = serde_json::to_value(draft).unwrap_or_default();
        let place = format!("/{}", field.replace('.', "/"));
        draft.pointer(&place).cloned()
    };
    let unchanged = |field: &str| at(&file.draft, field) == at(draft, field);
    let faults = file.faults.iter();
    faults
        .filter(|fault| of_screen(&fault.field) && unchanged(&fault.field))
        .map(|fault| (fault.field.clone(), fault.message.clone()))
        .collect()
}

/// The screen to go on with: the first that has something missing. A new product begins at the
/// beginning, and so does one that came back: the first screen says why.
fn left_off(file: &DraftFile) -> usize {
    if file.draft.name.trim().is_empty() || !file.reason.is_empty() {
        return 0;
    }
    let missing = file.faults.iter().map(|fault| screen_of(&fault.field));
    missing.min().unwrap_or(LAST)
}

/// The first screen that has something wrong with this field.
fn screen_of(field: &str) -> usize {
    let named = |asked: &Asked| asked.fields.iter().any(|name| field.starts_with(name));
    SCREENS.iter().position(named).unwrap_or(0)
}
