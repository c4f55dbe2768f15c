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
    icon::mark,
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
        Load::Ready(file) => html! { <Wizard {file} {again} /> },
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

/// What every screen of the wizard gets.
#[derive(Properties, PartialEq)]
struct Props {
    file: Rc<Application>,
    again: Callback<()>,
}

#[component]
fn Wizard(props: &Props) -> Html {
    let (step, go) = use_step(Route::Join);
    let file = props.file.clone();
    if !file.status.is_open() {
        return html! { <Sent {file} /> };
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
        0 => html! { <Start {file} next={to(1)} /> },
        PAPERS => html! { <Papers {file} {back} next={to(PRICE)} /> },
        PRICE => html! { <Price {file} {back} next={to(CHECK)} /> },
        CHECK.. => html! { <Check {file} {back} {go} sent={props.again.clone()} /> },
        _ => {
            let question = Question::ALL[step - 1];
            html! { <Ask key={step} {file} {question} {step} {back} {saved} /> }
        }
    }
}

#[derive(Properties, PartialEq)]
struct StartProps {
    file: Rc<Application>,
    next: Callback<()>,
}

#[component]
fn Start(props: &StartProps) -> Html {
    let file = &props.file;
    let home = Callback::from(|()| {
        if let Some(window) = web_sys::window() {
            // An address of our own can always be gone to.
            let _ = window.location().set_href("/");
        }
    });
    let answered = file.answers.0.len();
    let title = [format!("{}에서", file.mall), "같이 팔아 봐요".to_owned()];
    let count = Question::ALL.len();
    html! {
        <Screen
            {title} back={home} next={props.next.clone()}
            why={format!("{count}가지만 여쭤봅니다. 10분쯤 걸려요. 쉬었다 해도 그대로 남아 있어요.")}
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
        </Screen>
    }
}

/// Whoever does not know calls.
fn call(phone: &str) -> Html {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    html! {
        <a class="btn btn--quiet btn--block" href={format!("tel:{digits}")}>
            { "잘 모르겠어요, 전화할래요" }
        </a>
    }
}
