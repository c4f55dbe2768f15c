//! 내보내기: what is missing, a last question, and then it is on at its minute; or thrown away.

use shared::{console::promotion::Seen, ids::CampaignId, time::Timestamp};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::super::{
        api,
        app::Route,
        ui::{Ask, note},
    },
    Making,
    order::Place,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    /// Whether the server has everything that stands on the page.
    pub(super) saved: bool,
    /// Somebody wants to publish it.
    pub(super) try_it: Callback<()>,
    pub(super) choose: Callback<Place>,
}

/// What is asked before it is done.
#[derive(Clone, Copy, PartialEq)]
enum Question {
    Publish,
    Discard,
}

#[component]
pub(super) fn Publish(props: &Props) -> Html {
    let question = use_state(|| None::<Question>);
    let wrong = use_state(String::new);
    let navigator = use_navigator();
    let file = &props.making.file;
    let ask = |asked: Question| {
        let (question, wrong, try_it) = (question.clone(), wrong.clone(), props.try_it.clone());
        move |_: MouseEvent| {
            if asked == Question::Publish {
                try_it.emit(());
            }
            wrong.set(String::new());
            question.set(Some(asked));
        }
    };
    let close = {
        let question = question.clone();
        Callback::from(move |()| question.set(None))
    };
    let done = {
        let (wrong, question) = (wrong.clone(), question.clone());
        let path = format!("/api/console/campaign-drafts/{}", file.id);
        let seen = Seen {
            version: file.version,
        };
        move |_: MouseEvent| {
            let Some(asked) = *question else { return };
            let (wrong, navigator, path) = (wrong.clone(), navigator.clone(), path.clone());
            spawn_local(async move {
                let answer = match asked {
                    Question::Publish => {
                        let path = format!("{path}/publish");
                        api::ask::<_, CampaignId>(&path, &seen).await.map(|_| ())
                    }
                    Question::Discard => api::post(&format!("{path}/discard"), &seen).await,
                };
                match (answer, navigator) {
                    (Ok(()), Some(navigator)) => navigator.push(&Route::Campaigns),
                    (Ok(()), None) => {}
                    (Err(failure), _) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    html! {
        <>
            <button class="btn" type="button" disabled={!props.saved} onclick={ask(Question::Discard)}>{ "초안 버리기" }</button>
            <button class="btn btn--primary" type="button" disabled={!props.saved} onclick={ask(Question::Publish)}>
                { "내보내기" }
            </button>
            if let Some(asked) = *question {
                <Ask title={title(asked, &props.making)} close={close.clone()}>
                    <div class="stack">
                        { said(asked, props, &close) }
                        if !wrong.is_empty() {
                            { note("note--bad", &wrong) }
                        }
                        <div class="row row--tight">
                            if asked == Question::Discard || file.faults.is_empty() {
                                <button class="btn btn--primary" type="button" onclick={done}>
                                    { if asked == Question::Publish { "내보내기" } else { "버리기" } }
                                </button>
                            }
                            <button class="btn" type="button" onclick={close.reform(|_| ())}>{ "더 손보기" }</button>
                        </div>
                    </div>
                </Ask>
            }
        </>
    }
}

fn title(asked: Question, making: &Making) -> String {
    match asked {
        Question::Discard => "이 초안을 버릴까요?".to_owned(),
        Question::Publish if making.file.faults.is_empty() => "손님에게 내보낼까요?".to_owned(),
        Question::Publish => format!("먼저 고칠 곳이 {}군데 있어요", making.file.faults.len()),
    }
}

fn said(asked: Question, props: &Props, close: &Callback<()>) -> Html {
    let file = &props.making.file;
    match asked {
        Question::Discard => html! {
            <p>{ "적은 것이 사라지고 되살릴 수 없어요. 손님이 보는 기획전은 그대로예요." }</p>
        },
        Question::Publish if file.faults.is_empty() => html! {
            <p>{ begins(file.draft.starts_at, file.now) }</p>
        },
        Question::Publish => {
            let leads = |field: &str, says: &str| {
                let (choose, close) = (props.choose.clone(), close.clone());
                let place = place_of(field);
                let onclick = move |_: MouseEvent| {
                    close.emit(());
                    choose.emit(place);
                };
                html! {
                    <li>
                        <button class="btn btn--quiet" type="button" {onclick}>
                            { format!("{} — {says}", name_of(field)) }
                        </button>
                    </li>
                }
            };
            html! {
                <ul class="stack stack--s">
                    { for file.faults.iter().map(|fault| leads(&fault.field, &fault.message)) }
                </ul>
            }
        }
    }
}

fn begins(at: Option<Timestamp>, now: Timestamp) -> String {
    match at.filter(|at| *at > now) {
        Some(at) => {
            let when = at.korean();
            format!(
                "{when}에 값과 화면이 저절로 바뀌어요. 그 전에도 기획전 목록에는 ‘예정’으로 보여요."
            )
        }
        None => "지금 바로 값과 화면이 바뀌어요.".to_owned(),
    }
}

/// Where a field is put right.
fn place_of(field: &str) -> Place {
    let part = field.strip_prefix("parts.").and_then(|rest| {
        let (nth, _) = rest.split_once('.')?;
        nth.parse().ok()
    });
    match part {
        Some(nth) => Place::Part(nth),
        None if field.starts_with("products") || field == "pricing" => Place::Goods,
        None => Place::Basics,
    }
}

fn name_of(field: &str) -> String {
    match (place_of(field), field) {
        (Place::Part(nth), _) => format!("{}번째 블록", nth + 1),
        (Place::Goods, _) => "상품과 값".to_owned(),
        (Place::Basics, "title") => "제목".to_owned(),
        (Place::Basics, "subtitle") => "제목 아래 한 줄".to_owned(),
        (Place::Basics, "label") => "이름표".to_owned(),
        (Place::Basics, "address") => "주소".to_owned(),
        (Place::Basics, "startsAt" | "endsAt") => "기간".to_owned(),
        (Place::Basics, "picture" | "pictureAlt") => "큰 그림".to_owned(),
        (Place::Basics, "cutoffNote") => "주문 마감 안내".to_owned(),
        (Place::Basics, _) => "색".to_owned(),
    }
}
