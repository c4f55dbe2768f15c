//! 내보내기: what is new, what is missing, and then shoppers see it; or it is thrown away.

use shared::console::{home::HomeFile, promotion::Seen};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        ui::{Ask, note},
    },
    Making, PATH,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) making: Making,
    /// Whether the server has everything that stands on the page.
    pub(super) saved: bool,
    /// Somebody wants to publish it.
    pub(super) try_it: Callback<()>,
    pub(super) choose: Callback<usize>,
    /// It was done, and this is to be said.
    pub(super) done: Callback<String>,
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
    let go = {
        let (wrong, question, done) = (wrong.clone(), question.clone(), props.done.clone());
        let seen = Seen {
            version: file.version,
        };
        move |_: MouseEvent| {
            let Some(asked) = *question else { return };
            let (wrong, done) = (wrong.clone(), done.clone());
            let (step, says) = match asked {
                Question::Publish => ("publish", "내보냈어요. 손님이 이제 이 화면을 봐요."),
                Question::Discard => ("discard", "고친 것을 버렸어요."),
            };
            spawn_local(async move {
                match api::ask::<_, HomeFile>(&format!("{PATH}/{step}"), &seen).await {
                    Ok(_) => done.emit(says.to_owned()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let is_new = props.saved && !file.changes.is_empty();
    html! {
        <>
            <button class="btn" type="button" disabled={!is_new} onclick={ask(Question::Discard)}>{ "고친 것 버리기" }</button>
            <button class="btn btn--primary" type="button" disabled={!is_new} onclick={ask(Question::Publish)}>
                { "내보내기" }
            </button>
            if let Some(asked) = *question {
                <Ask title={title(asked, file)} close={close.clone()}>
                    <div class="stack">
                        { said(asked, props, &close) }
                        if !wrong.is_empty() {
                            { note("note--bad", &wrong) }
                        }
                        <div class="row row--tight">
                            if asked == Question::Discard || file.faults.is_empty() {
                                <button class="btn btn--primary" type="button" onclick={go}>
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

fn title(asked: Question, file: &HomeFile) -> String {
    match asked {
        Question::Discard => "고친 것을 버릴까요?".to_owned(),
        Question::Publish if file.faults.is_empty() => "손님에게 내보낼까요?".to_owned(),
        Question::Publish => format!("먼저 고칠 곳이 {}군데 있어요", file.faults.len()),
    }
}

fn said(asked: Question, props: &Props, close: &Callback<()>) -> Html {
    let file = &props.making.file;
    match asked {
        Question::Discard => html! {
            <p>{ "홈 화면은 지금 손님이 보는 그대로 남아요." }</p>
        },
        Question::Publish if file.faults.is_empty() => html! {
            <>
                <p>{ "홈 화면이 바로 이렇게 바뀌어요. 전 것은 아래 ‘지난 편성’에 남아 있어서 언제든 되살릴 수 있어요." }</p>
                <ul class="stack stack--s">{ for file.changes.iter().map(|change| html! { <li>{ change }</li> }) }</ul>
            </>
        },
        Question::Publish => {
            let leads = |field: &str, says: &str| {
                let (choose, close) = (props.choose.clone(), close.clone());
                let nth = place_of(field);
                let name =
                    nth.map_or_else(|| "홈 화면".to_owned(), |nth| format!("{}번째 칸", nth + 1));
                let onclick = move |_: MouseEvent| {
                    close.emit(());
                    if let Some(nth) = nth {
                        choose.emit(nth);
                    }
                };
                html! {
                    <li>
                        <button class="btn btn--quiet" type="button" {onclick}>{ format!("{name} — {says}") }</button>
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

/// The section of a field.
fn place_of(field: &str) -> Option<usize> {
    let (nth, _) = field.strip_prefix("sections.")?.split_once('.')?;
    nth.parse().ok()
}
