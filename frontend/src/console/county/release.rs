//! 내보내기: what is missing, a last question, and then shoppers see it; or it is thrown away.

use shared::console::promotion::Seen;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    api,
    ui::{Ask, note},
};

/// What is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Publish,
    Discard,
}

impl Step {
    /// Its part of the path.
    fn path(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Discard => "discard",
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Where the draft is kept; each step is a path below it.
    pub(super) path: String,
    /// The version that stands on the page.
    pub(super) version: i64,
    /// Whether the server has everything that stands on the page, and there is something to do.
    pub(super) is_ready: bool,
    /// What must be put right first: each a place and what is wrong there.
    pub(super) faults: Vec<String>,
    /// Goes to the place of a fault.
    pub(super) open: Callback<usize>,
    /// What comes of publishing.
    pub(super) publishing: Html,
    /// What the button says that throws it away.
    pub(super) throw: AttrValue,
    /// The question before that, and what comes of it.
    pub(super) throwing: (AttrValue, AttrValue),
    /// Somebody wants to publish it.
    pub(super) try_it: Callback<()>,
    /// It is done.
    pub(super) done: Callback<Step>,
}

#[component]
pub(super) fn Release(props: &Props) -> Html {
    let question = use_state(|| None::<Step>);
    let wrong = use_state(String::new);
    let ask = |asked: Step| {
        let (question, wrong, try_it) = (question.clone(), wrong.clone(), props.try_it.clone());
        move |_: MouseEvent| {
            if asked == Step::Publish {
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
    let go = |asked: Step| {
        let (wrong, done) = (wrong.clone(), props.done.clone());
        let path = format!("{}/{}", props.path, asked.path());
        let seen = Seen {
            version: props.version,
        };
        move |_: MouseEvent| {
            let (wrong, done, path) = (wrong.clone(), done.clone(), path.clone());
            spawn_local(async move {
                match api::post(&path, &seen).await {
                    Ok(()) => done.emit(asked),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    html! {
        <>
            <button class="btn" type="button" disabled={!props.is_ready} onclick={ask(Step::Discard)}>{ &props.throw }</button>
            <button class="btn btn--primary" type="button" disabled={!props.is_ready} onclick={ask(Step::Publish)}>
                { "내보내기" }
            </button>
            if let Some(asked) = *question {
                <Ask title={title(asked, props)} close={close.clone()}>
                    <div class="stack">
                        { said(asked, props, &close) }
                        if !wrong.is_empty() {
                            { note("note--bad", &wrong) }
                        }
                        <div class="row row--tight">
                            if asked == Step::Discard || props.faults.is_empty() {
                                <button class="btn btn--primary" type="button" onclick={go(asked)}>
                                    { if asked == Step::Publish { "내보내기" } else { "버리기" } }
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

fn title(asked: Step, props: &Props) -> String {
    match asked {
        Step::Discard => props.throwing.0.to_string(),
        Step::Publish if props.faults.is_empty() => "손님에게 내보낼까요?".to_owned(),
        Step::Publish => format!("먼저 고칠 곳이 {}군데 있어요", props.faults.len()),
    }
}

fn said(asked: Step, props: &Props, close: &Callback<()>) -> Html {
    let leads = |(nth, says): (usize, &String)| {
        let (open, close) = (props.open.clone(), close.clone());
        let onclick = move |_: MouseEvent| {
            close.emit(());
            open.emit(nth);
        };
        html! { <li><button class="btn btn--quiet" type="button" {onclick}>{ says }</button></li> }
    };
    match asked {
        Step::Discard => html! { <p>{ &props.throwing.1 }</p> },
        Step::Publish if props.faults.is_empty() => props.publishing.clone(),
        Step::Publish => html! {
            <ul class="stack stack--s">{ for props.faults.iter().enumerate().map(leads) }</ul>
        },
    }
}
