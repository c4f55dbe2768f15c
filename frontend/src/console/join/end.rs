//! The screens after the questions: papers, what reaches the account, a last look, and waiting.

use std::rc::Rc;

use shared::{
    console::{
        onboarding::{Application, ApplicationStatus, PaperState, Question, Standing},
        payout::Payout,
    },
    money::Won,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::{
        api,
        icon::{Icon, icon},
        money::PriceField,
        wizard::{Screen, says, wrong_line},
    },
    call, leads_to,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) file: Rc<Application>,
    pub(super) back: Callback<()>,
    pub(super) next: Callback<()>,
}

#[component]
pub(super) fn Papers(props: &Props) -> Html {
    let papers = &props.file.papers;
    let missing = papers
        .iter()
        .filter(|paper| paper.standing == Standing::Missing);
    let left = missing.count();
    let done = papers.len() - left;
    html! {
        <Screen
            title={["서류가 이만큼".to_owned(), "모였어요".to_owned()]}
            why={format!("{}개 중 {done}개는 됐어요. 없는 것은 군청이 도와드려요.", papers.len())}
            back={props.back.clone()} next={props.next.clone()} note="저장됨"
            actions={html! {
                <>
                    <button class="btn btn--primary btn--go btn--block">{ "다음" }</button>
                    { call(&props.file.help_phone) }
                </>
            }}
        >
            <ul class="doclist">{ for papers.iter().map(paper) }</ul>
        </Screen>
    }
}

fn paper(state: &PaperState) -> Html {
    let (class, sign) = match state.standing {
        Standing::Auto | Standing::Review => ("is-ok", Icon::DONE),
        Standing::Waived => ("is-skip", Icon::DONE),
        Standing::Missing => ("is-todo", Icon::ALERT),
    };
    html! {
        <li {class}>
            { icon(sign) }
            <span><strong>{ state.paper.name() }</strong><small>{ &state.reason }</small></span>
        </li>
    }
}

#[component]
pub(super) fn Price(props: &Props) -> Html {
    let price = use_state(|| Won(12_000));
    let payout = Payout::of(*price, props.file.commission);
    let percent = props.file.commission.0 / 100;
    let onchange = {
        let price = price.clone();
        Callback::from(move |wanted| price.set(wanted))
    };
    html! {
        <Screen
            title={["팔면 내 통장에".to_owned(), "얼마가 들어오나요?".to_owned()]}
            why="값을 바꿔 보세요. 지금 정하시는 것은 아니에요."
            back={props.back.clone()} next={props.next.clone()}
            actions={html! { <button class="btn btn--primary btn--go btn--block">{ "알겠어요" }</button> }}
        >
            <PriceField id="price" price={*price} {onchange} />
            <div class="money" role="status">
                <span class="money__label">{ format!("{}에 팔면 내 통장에", payout.price) }</span>
                <span class="money__value">{ payout.rest.grouped() }<small>{ "원" }</small></span>
            </div>
            <div class="card"><div class="card__body">
                <div class="sumline"><span>{ "파는 값" }</span><span>{ payout.price.to_string() }</span></div>
                <div class="sumline">
                    <span>{ format!("군에 내는 수수료 {percent}%") }</span>
                    <span class="neg">{ format!("− {}", payout.fee) }</span>
                </div>
                <div class="sumline">
                    <span>{ "수수료의 세금" }</span>
                    <span class="neg">{ format!("− {}", payout.fee_tax) }</span>
                </div>
                <div class="sumline"><span>{ "카드 수수료" }</span><span>{ "0원" }</span></div>
            </div></div>
            <p class="small sub">{ "카드 수수료는 군이 냅니다. 손님이 내는 택배비는 모두 드립니다." }</p>
        </Screen>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct CheckProps {
    pub(super) file: Rc<Application>,
    /// The application in the API.
    pub(super) base: String,
    pub(super) back: Callback<()>,
    pub(super) go: Callback<usize>,
    pub(super) sent: Callback<()>,
}

#[component]
pub(super) fn Check(props: &CheckProps) -> Html {
    let failure = use_state(|| None::<Failure>);
    let next = {
        let (failure, sent) = (failure.clone(), props.sent.clone());
        let path = format!("{}/submit", props.base);
        Callback::from(move |()| {
            let (failure, sent, path) = (failure.clone(), sent.clone(), path.clone());
            spawn_local(async move {
                match api::post(&path, &()).await {
                    Ok(()) => sent.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let row = |(place, question): (usize, Question)| {
        let go = props.go.clone();
        let change = move |_| go.emit(place + 1);
        let answer = match props.file.answers.get(question) {
            None => "아직 안 적었어요",
            Some("") => "아직 없어요",
            Some(answer) => answer,
        };
        html! {
            <li class="is-plain">
                <span><small>{ question.name() }</small><strong>{ answer }</strong></span>
                <button
                    class="btn btn--s" type="button" onclick={change}
                    aria-label={format!("{} 고치기", question.name())}
                >
                    { "고치기" }
                </button>
            </li>
        }
    };
    html! {
        <Screen
            title={["맞는지".to_owned(), "한번 봐 주세요".to_owned()]}
            why="틀린 곳을 누르면 고칠 수 있어요."
            back={props.back.clone()} {next} note="저장됨"
            actions={html! { <button class="btn btn--primary btn--go btn--block">{ "군청에 보내기" }</button> }}
        >
            <ul class="doclist">{ for Question::ALL.into_iter().enumerate().map(row) }</ul>
            { wrong_line(&says(failure.as_ref()), "check-error") }
        </Screen>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SentProps {
    pub(super) file: Rc<Application>,
    pub(super) home: &'static str,
}

#[component]
pub(super) fn Sent(props: &SentProps) -> Html {
    let file = &props.file;
    let (title, why) = match file.status {
        ApplicationStatus::Approved => (
            ["입점을", "축하드려요"],
            "이제 이 전화번호로 들어와서 팔 물건을 올려 주세요.".to_owned(),
        ),
        ApplicationStatus::Rejected => (
            ["이번에는 같이하지", "못하게 되었어요"],
            format!("{} 궁금하시면 군청에 전화해 주세요.", file.reason),
        ),
        _ => (
            ["잘 보내졌어요", ""],
            "군청이 사흘 안에 보고 문자로 알려 드려요. 지금 하실 일은 없어요.".to_owned(),
        ),
    };
    let home = leads_to(props.home);
    html! {
        <Screen
            title={title.map(ToOwned::to_owned)} {why} back={home.clone()} next={home}
            actions={html! {
                <>
                    if file.status == ApplicationStatus::Approved {
                        <button class="btn btn--primary btn--go btn--block">{ "들어가서 물건 올리기" }</button>
                    }
                    { call(&file.help_phone) }
                </>
            }}
        >
            <ul class="doclist">{ for file.papers.iter().map(paper) }</ul>
        </Screen>
    }
}
