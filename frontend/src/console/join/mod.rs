//! 입점 신청: whoever wants to sell proves a phone, and answers one question a screen. Every answer
//! is saved at once.

mod ask;
mod end;

use std::rc::Rc;

use shared::{
    console::onboarding::{Application, Question},
    error::ErrorCode,
};
use yew::prelude::*;

use self::{
    ask::Ask,
    end::{Check, Papers, Price, Sent},
};
use super::{
    api::{Load, Loaded, use_load},
    app::Route,
    icon::{Icon, icon, mark},
    sign_in::ByPhone,
    ui::{broken, waiting},
    wizard::{Screen, use_step},
};

/// The screens after the questions.
const PAPERS: usize = Question::ALL.len() + 1;
const PRICE: usize = PAPERS + 1;
const CHECK: usize = PRICE + 1;

#[component]
pub(super) fn Join() -> Html {
    let Loaded { now, again } = use_load::<Application>("/api/console/join".to_owned());
    match now {
        Load::Waiting => waiting(),
        Load::Ready(file) => {
            let base = format!("/api/console/join/{}", file.id);
            html! { <Wizard {file} {again} {base} route={Route::Join} home="/" /> }
        }
        Load::Failed(failure) if failure.code() == Some(ErrorCode::SignInRequired) => html! {
            <div class="farmer">
                <main class="enter" id="main">
                    <p class="enter__mall">{ mark() }{ "같이 팔기" }</p>
                    <ByPhone
                        entered={again}
                        code_path="/api/console/join/code"
                        enter_path="/api/console/join"
                        hint="처음 오신 분도, 적다가 쉬신 분도 이 번호로 이어서 하실 수 있어요."
                    />
                    <a class="btn btn--quiet" href="/console">{ "이미 팔고 있는 분은 여기로" }</a>
                </main>
            </div>
        },
        Load::Failed(failure) => broken(&failure, &again),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct BehalfProps {
    /// The application's id.
    pub(super) id: String,
}

/// The same questions, written down by the county's team for a producer who agreed to it.
#[component]
pub(super) fn OnBehalf(props: &BehalfProps) -> Html {
    let base = format!("/api/console/reviews/applications/{}", props.id);
    let Loaded { now, again } = use_load::<Application>(base.clone());
    let route = Route::OnBehalf {
        id: props.id.clone(),
    };
    match now {
        Load::Waiting => waiting(),
        Load::Failed(failure) => broken(&failure, &again),
        Load::Ready(file) => html! {
            <Wizard {file} {again} {base} {route} home={REVIEWS} />
        },
    }
}

/// Where the team goes back to.
const REVIEWS: &str = "/console/reviews";

/// What every screen of the wizard gets.
#[derive(Properties, PartialEq)]
struct Props {
    file: Rc<Application>,
    again: Callback<()>,
    /// The application in the API.
    base: String,
    /// The page itself.
    route: Route,
    /// Where the first and the last screen lead.
    home: &'static str,
}

#[component]
fn Wizard(props: &Props) -> Html {
    let (step, go) = use_step(props.route.clone());
    let step = step.unwrap_or(0);
    let file = props.file.clone();
    if !file.status.is_open() {
        let home = if props.home == REVIEWS {
            REVIEWS
        } else {
            "/console"
        };
        return html! { <Sent {file} {home} /> };
    }
    let to = |step: usize| {
        let go = go.clone();
        Callback::from(move |()| go.emit(step))
    };
    let saved = {
        let (go, again) = (go.clone(), props.again.clone());
        Callback::from(move |()| {
            again.emit(());
            go.emit(step + 1);
        })
    };
    let back = to(step.saturating_sub(1));
    match step {
        0 => {
            let next = to(left_off(&file));
            html! { <Start {file} {next} home={props.home} /> }
        }
        PAPERS => html! { <Papers {file} {back} next={to(PRICE)} /> },
        PRICE => html! { <Price {file} {back} next={to(CHECK)} /> },
        CHECK.. => html! {
            <Check {file} {back} {go} base={props.base.clone()} sent={props.again.clone()} />
        },
        _ => {
            let question = Question::ALL[step - 1];
            let base = props.base.clone();
            html! { <Ask key={step} {file} {base} {question} {step} {back} {saved} /> }
        }
    }
}

/// The screen to go on with: the first question without an answer. What came back to be mended is
/// seen as a whole first.
fn left_off(file: &Application) -> usize {
    let open = file.answers.next();
    let place = open.and_then(|open| Question::ALL.iter().position(|one| *one == open));
    match place {
        Some(place) => place + 1,
        None if file.reason.is_empty() => PAPERS,
        None => CHECK,
    }
}

#[derive(Properties, PartialEq)]
struct StartProps {
    file: Rc<Application>,
    next: Callback<()>,
    home: &'static str,
}

#[component]
fn Start(props: &StartProps) -> Html {
    let file = &props.file;
    let home = leads_to(props.home);
    let answered = file.answers.0.len();
    let title = [format!("{}에서", file.mall), "같이 팔아 봐요".to_owned()];
    const { assert!(Question::ALL.len() == 8, "the words below") };
    html! {
        <Screen
            {title} back={home} next={props.next.clone()}
            why="여덟 가지만 여쭤봅니다. 10분쯤 걸려요. 쉬었다 해도 그대로 남아 있어요."
            actions={html! {
                <>
                    <button class="btn btn--primary btn--go btn--block">
                        { if answered == 0 { "시작하기" } else { "이어서 하기" } }
                    </button>
                    { call(&file.help_phone) }
                </>
            }}
        >
            if !file.reason.is_empty() {
                <div class="note note--warn" role="note">
                    <span><b>{ "군청에서 고쳐 달라고 했어요" }</b><br />{ &file.reason }</span>
                </div>
            }
            if !file.consent.is_empty() {
                <div class="note" role="note">
                    <span>{ format!("군청이 대신 적어 드리고 있어요. {}", file.consent) }</span>
                </div>
            }
            if answered == 0 {
                { at_hand() }
            }
        </Screen>
    }
}

/// What is asked for, so that nobody has to get up in the middle.
fn at_hand() -> Html {
    let item = |(sign, name, text): (Icon, &'static str, &'static str)| {
        html! { <li>{ icon(sign) }<span><strong>{ name }</strong><small>{ text }</small></span></li> }
    };
    html! {
        <section class="stack" aria-labelledby="at-hand">
            <h2 class="fsec__h" id="at-hand">{ "옆에 두시면 좋아요" }</h2>
            <ul class="doclist">
                { for [
                    (Icon::BANK, "돈 받을 통장", "은행과 계좌번호를 적어요"),
                    (Icon::DOC, "사업자등록증", "아직 없으면 군청이 도와드려요"),
                ].map(item) }
            </ul>
        </section>
    }
}

/// An address outside of the wizard.
fn leads_to(address: &'static str) -> Callback<()> {
    Callback::from(move |()| {
        if let Some(window) = web_sys::window() {
            // An address of our own can always be gone to.
            let _ = window.location().set_href(address);
        }
    })
}

/// Whoever does not know calls.
fn call(phone: &str) -> Html {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    html! {
        <a class="btn btn--quiet btn--block" href={format!("tel:{digits}")}>
            { icon(Icon::PHONE) }{ "잘 모르겠어요, 전화할래요" }
        </a>
    }
}
