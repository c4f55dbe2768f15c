//! The door: producers with their phone, the county's team with password and authenticator.

use shared::console::sign_in::{AskCode, PhoneSignIn, SignIn as Request};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    api,
    icon::mark,
    ui::{Field, note},
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// Somebody came in.
    pub(super) entered: Callback<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Phone,
    Password,
}

#[component]
pub(super) fn SignIn(props: &Props) -> Html {
    let way = use_state(|| Way::Phone);
    let other = {
        let way = way.clone();
        move |_| {
            way.set(match *way {
                Way::Phone => Way::Password,
                Way::Password => Way::Phone,
            });
        }
    };
    let entered = props.entered.clone();
    html! {
        <div class="farmer">
            <main class="enter" id="main">
                <p class="enter__mall">{ mark() }{ "초록 관리" }</p>
                { match *way {
                    Way::Phone => html! {
                        <>
                            <ByPhone
                                {entered}
                                code_path="/api/console/sign-in/code"
                                enter_path="/api/console/sign-in/phone"
                                hint="입점할 때 알려 주신 번호로 인증 번호를 보내 드려요."
                            />
                            <a class="btn btn--quiet" href="/console/join">{ "처음 파시는 분은 여기로" }</a>
                        </>
                    },
                    Way::Password => html! { <ByPassword {entered} /> },
                } }
                <button class="btn btn--quiet" type="button" onclick={other}>
                    { match *way {
                        Way::Phone => "군청에서 일하는 분은 여기로",
                        Way::Password => "농가·생산자는 여기로",
                    } }
                </button>
            </main>
        </div>
    }
}

/// Sends a form and shows what was wrong.
#[hook]
fn use_sending() -> (UseStateHandle<Option<Failure>>, UseStateHandle<bool>) {
    (use_state(|| None), use_state(|| false))
}

fn wrong_at(failure: Option<&Failure>, field: &str) -> String {
    let Some(Failure::Refused(refusal)) = failure else {
        return String::new();
    };
    let found = refusal.fields.iter().find(|wrong| wrong.field == field);
    found.map(|wrong| wrong.message.clone()).unwrap_or_default()
}

fn refusal(failure: Option<&Failure>) -> Html {
    match failure {
        Some(Failure::Refused(refusal)) if !refusal.fields.is_empty() => Html::default(),
        Some(failure) => note("note--bad", &failure.text()),
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PhoneProps {
    /// Somebody's phone was proved.
    pub(super) entered: Callback<()>,
    /// Sends the code.
    pub(super) code_path: &'static str,
    /// Takes the code.
    pub(super) enter_path: &'static str,
    /// Which phone is meant.
    pub(super) hint: &'static str,
}

/// Proves a phone with the code that is sent to it.
#[component]
pub(super) fn ByPhone(props: &PhoneProps) -> Html {
    let (phone, code) = (use_state(String::new), use_state(String::new));
    let sent = use_state(|| false);
    let (failure, busy) = use_sending();
    let submit = {
        let (phone, code, sent) = (phone.clone(), code.clone(), sent.clone());
        let (failure, busy) = (failure.clone(), busy.clone());
        let entered = props.entered.clone();
        let (code_path, enter_path) = (props.code_path, props.enter_path);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            busy.set(true);
            let (phone, code) = ((*phone).clone(), (*code).clone());
            let (sent, failure, busy) = (sent.clone(), failure.clone(), busy.clone());
            let entered = entered.clone();
            spawn_local(async move {
                let answer = if *sent {
                    api::post(enter_path, &PhoneSignIn { phone, code }).await
                } else {
                    api::post(code_path, &AskCode { phone }).await
                };
                busy.set(false);
                match answer {
                    Ok(()) if *sent => entered.emit(()),
                    Ok(()) => {
                        failure.set(None);
                        sent.set(true);
                    }
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let again = {
        let (sent, failure) = (sent.clone(), failure.clone());
        move |_| {
            failure.set(None);
            sent.set(false);
        }
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    html! {
        <>
            <h1>{ if *sent { "문자로 온 숫자 여섯 개를 적어 주세요" } else { "휴대전화 번호를 적어 주세요" } }</h1>
            <form onsubmit={submit} novalidate={true}>
                if *sent {
                    <Field
                        id="code" label="인증 번호" value={(*code).clone()} onchange={set(&code)}
                        inputmode="numeric" autocomplete="one-time-code" placeholder="예: 123456"
                    />
                    <p class="sub">{ format!("{}로 보냈어요. 5분 안에 적어 주세요.", *phone) }</p>
                } else {
                    <Field
                        id="phone" label="휴대전화" value={(*phone).clone()} onchange={set(&phone)}
                        inputmode="tel" autocomplete="tel" placeholder="예: 010-1234-5678"
                        error={wrong_at(failure.as_ref(), "phone")}
                    />
                    <p class="sub">{ props.hint }</p>
                }
                { refusal(failure.as_ref()) }
                <button class="btn btn--primary btn--go" aria-busy={busy.then_some("true")}>
                    { if *sent { "들어가기" } else { "인증 번호 받기" } }
                </button>
                if *sent {
                    <button class="btn" type="button" onclick={again}>{ "번호를 다시 적을게요" }</button>
                }
            </form>
        </>
    }
}

#[component]
fn ByPassword(props: &Props) -> Html {
    let (login, password) = (use_state(String::new), use_state(String::new));
    let code = use_state(String::new);
    let (failure, busy) = use_sending();
    let submit = {
        let (login, password, code) = (login.clone(), password.clone(), code.clone());
        let (failure, busy) = (failure.clone(), busy.clone());
        let entered = props.entered.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if *busy {
                return;
            }
            busy.set(true);
            let request = Request {
                login: (*login).clone(),
                password: (*password).clone(),
                code: (*code).clone(),
            };
            let (failure, busy, entered) = (failure.clone(), busy.clone(), entered.clone());
            spawn_local(async move {
                let answer = api::post("/api/console/sign-in", &request).await;
                busy.set(false);
                match answer {
                    Ok(()) => entered.emit(()),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    html! {
        <>
            <h1>{ "군청 담당자" }</h1>
            <form onsubmit={submit} novalidate={true}>
                <Field
                    id="login" label="아이디" value={(*login).clone()} onchange={set(&login)}
                    autocomplete="username"
                />
                <Field
                    id="password" label="비밀번호" kind="password" value={(*password).clone()}
                    onchange={set(&password)} autocomplete="current-password"
                />
                <Field
                    id="code" label="인증 앱의 숫자 여섯 자리" value={(*code).clone()}
                    onchange={set(&code)} inputmode="numeric" autocomplete="one-time-code"
                />
                { refusal(failure.as_ref()) }
                <button class="btn btn--primary btn--go" aria-busy={busy.then_some("true")}>
                    { "들어가기" }
                </button>
            </form>
        </>
    }
}
