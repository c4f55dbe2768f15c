//! 문의·상품평: what shoppers ask, the oldest first, and how they found it.

use shared::{
    console::feedback::{Entry, Kind, Say, VendorFeedback},
    feedback::stars,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::{broken, note, waiting},
        wizard::Words,
    },
    frame::Frame,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

#[component]
pub(crate) fn FeedbackPage(props: &Props) -> Html {
    let base = format!("/api/console/vendors/{}", props.vendor);
    let Loaded { now, again } = use_load::<VendorFeedback>(format!("{base}/feedback"));
    let told = use_state(String::new);
    let feedback = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(feedback) => feedback,
    };
    let done = {
        let told = told.clone();
        Callback::from(move |text: &'static str| {
            told.set(text.to_owned());
            again.emit(());
        })
    };
    let card = |entry: &Entry| {
        let path = format!("{base}/{}/{}", entry.kind.as_str(), entry.id);
        html! { <Card key={entry.id.clone()} {path} entry={entry.clone()} done={done.clone()} /> }
    };
    let (open, rest): (Vec<&Entry>, Vec<&Entry>) =
        feedback.entries.iter().partition(|entry| entry.waits());
    html! {
        <Frame vendor={props.vendor.clone()} name={feedback.vendor.clone()}>
            <div class="today">
                <h1>{ "문의·상품평" }</h1>
            </div>
            <section class="fsec" aria-labelledby="h-open">
                <div aria-live="polite">
                    if !told.is_empty() { { note("note--ok", &told) } }
                </div>
                <h2 class="fsec__h" id="h-open">
                    { "답을 기다리는 손님 " }<span class="count">{ open.len() }</span>
                </h2>
                if open.is_empty() {
                    <div class="empty">
                        { icon(Icon::DONE) }
                        <b>{ "기다리는 손님이 없어요" }</b>
                        <span>{ "손님이 물어보면 여기에 나와요. 쉬는 날을 빼고 사흘 안에 답해 주세요." }</span>
                    </div>
                }
                { for open.into_iter().map(card) }
            </section>
            if !rest.is_empty() {
                <section class="fsec" aria-labelledby="h-rest">
                    <h2 class="fsec__h" id="h-rest">{ "상품평과 답한 문의" }</h2>
                    { for rest.into_iter().map(card) }
                </section>
            }
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
struct CardProps {
    path: String,
    entry: Entry,
    done: Callback<&'static str>,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let entry = &props.entry;
    let is_open = use_state(|| false);
    let by = format!("{} · {}", entry.name, entry.at.date().korean());
    let may_say = entry.hidden.is_none() && !entry.text.is_empty();
    let turn = |on: bool| {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(on))
    };
    let verb = match (entry.kind, entry.answer.is_empty()) {
        (Kind::Questions, true) => "답하기",
        (Kind::Reviews, true) => "답글 달기",
        (_, false) => "고쳐 쓰기",
    };
    html! {
        <article class="card ocard" aria-label={format!("{} {by}", entry.product_name)}>
            <div>
                <h3 class="ocard__name">{ &entry.product_name }</h3>
                <p class="ocard__to">{ by }</p>
            </div>
            { state(entry) }
            <p class="ocard__memo said-lines">
                if entry.text.is_empty() { { "비밀글이에요. 판매자만 읽어요." } } else { { &entry.text } }
            </p>
            if !entry.answer.is_empty() && !*is_open {
                <p class="said-lines"><b>{ "내가 쓴 답" }</b><br />{ &entry.answer }</p>
            }
            if may_say && *is_open {
                <Answer path={props.path.clone()} kind={entry.kind} secret={entry.secret}
                    before={entry.answer.clone()} done={props.done.clone()} close={turn(false)} />
            } else if may_say {
                <button
                    class={classes!("btn", "btn--block", entry.waits().then_some("btn--primary"))}
                    type="button" onclick={turn(true).reform(|_| ())}
                >
                    { icon(Icon::EDIT) }{ verb }
                </button>
            }
        </article>
    }
}

fn state(entry: &Entry) -> Html {
    let pill = |kind: &'static str, text: String| {
        html! { <span class={classes!("pill", kind)}>{ text }</span> }
    };
    html! {
        <div class="row row--tight">
            if entry.kind == Kind::Reviews {
                <span role="img" aria-label={format!("별 다섯 개 중 {}개", entry.stars)}>{ stars(entry.stars) }</span>
            }
            if entry.secret { { pill("", "비밀글".to_owned()) } }
            if let Some(reason) = entry.hidden {
                { pill("", format!("군청에서 가렸어요: {}", reason.name())) }
            }
            { match entry.days_left {
                None => Html::default(),
                Some(left) if left < 0 => pill("pill--bad", "많이 기다리셨어요".to_owned()),
                Some(0) => pill("pill--warn", "오늘까지 답해 주세요".to_owned()),
                Some(left) => pill("pill--ok", format!("쉬는 날 빼고 {left}일 남았어요")),
            } }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct AnswerProps {
    path: String,
    kind: Kind,
    secret: bool,
    /// What was said already.
    before: String,
    done: Callback<&'static str>,
    close: Callback<()>,
}

#[component]
fn Answer(props: &AnswerProps) -> Html {
    // What was there when the writing began, even when the page learns of something newer.
    let before = use_state(|| props.before.clone());
    let text = use_state(|| props.before.clone());
    let wrong = use_state(String::new);
    let is_busy = use_state(|| false);
    let (label, says) = match (props.kind, props.secret) {
        (Kind::Questions, false) => (
            "손님께 드릴 답",
            "손님께 드릴 답이에요. 문자로 알리고, 상품 페이지에도 보여요.",
        ),
        (Kind::Questions, true) => (
            "손님께 드릴 답",
            "손님께 드릴 답이에요. 손님께만 문자로 가고, 다른 사람은 못 봐요.",
        ),
        (Kind::Reviews, _) => (
            "답글",
            "상품평에 다는 답글이에요. 상품 페이지에서 모두가 봐요.",
        ),
    };
    let done = match (props.kind, before.is_empty()) {
        (Kind::Questions, true) => "손님께 답했어요.",
        (Kind::Questions, false) => "답을 고쳐서 손님께 다시 알렸어요.",
        (Kind::Reviews, true) => "답글을 달았어요.",
        (Kind::Reviews, false) => "답글을 고쳤어요.",
    };
    let onsubmit = {
        let (text, wrong, is_busy) = (text.clone(), wrong.clone(), is_busy.clone());
        let (path, tell, close) = (props.path.clone(), props.done.clone(), props.close.clone());
        let before = before.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if *is_busy {
                return;
            }
            is_busy.set(true);
            let say = Say {
                text: (*text).clone(),
                instead_of: (*before).clone(),
            };
            let (wrong, is_busy) = (wrong.clone(), is_busy.clone());
            let (path, tell, close) = (path.clone(), tell.clone(), close.clone());
            spawn_local(async move {
                match api::post(&path, &say).await {
                    Ok(()) => {
                        close.emit(());
                        tell.emit(done);
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
                is_busy.set(false);
            });
        }
    };
    let onchange = {
        let text = text.clone();
        Callback::from(move |written| text.set(written))
    };
    let id = format!(
        "answer-{}",
        props.path.rsplit('/').next().unwrap_or_default()
    );
    html! {
        <form class="stack" {onsubmit} novalidate={true}>
            <p class="sub">{ says }</p>
            <Words {id} {label} value={(*text).clone()} {onchange} error={(*wrong).clone()} asked={true} />
            <button class="btn btn--primary btn--block" aria-busy={is_busy.then_some("true")}>
                { icon(Icon::DONE) }{ "보내기" }
            </button>
            <button class="btn btn--block" type="button" onclick={props.close.reform(|_| ())}>
                { "그만두기" }
            </button>
        </form>
    }
}
