//! What is asked before somebody is let in, gets other work, or is kept out.

use shared::console::{
    people::{NewPerson, Person, Secrets, SetActive, SetRoles},
    role::Role,
};
use yew::prelude::*;

use super::super::{
    super::{
        api,
        ui::{Ask, Field, note},
    },
    proof::use_proven,
};
use crate::api::Failure;

/// What is asked, and about whom.
#[derive(Clone, PartialEq)]
pub(super) enum Question {
    /// Let somebody in.
    Add,
    /// Give other work.
    Roles(Person),
    /// Keep out, or let in again.
    Active(Person),
    /// Give a new password and authenticator.
    Renew(Person),
}

impl Question {
    fn title(&self) -> String {
        match self {
            Self::Add => "새 사람 들이기".to_owned(),
            Self::Roles(person) => format!("{} 님이 하는 일", person.name),
            Self::Active(person) if person.active => {
                format!("{} 님을 들어오지 못하게 할까요?", person.name)
            }
            Self::Active(person) => format!("{} 님을 다시 들어오게 할까요?", person.name),
            Self::Renew(person) => {
                format!("{} 님의 비밀번호와 인증 앱을 새로 줄까요?", person.name)
            }
        }
    }

    fn verb(&self) -> &'static str {
        match self {
            Self::Add => "들이기",
            Self::Roles(_) => "이대로 바꾸기",
            Self::Active(person) if person.active => "들어오지 못하게",
            Self::Active(_) => "다시 들어오게",
            Self::Renew(_) => "새로 주기",
        }
    }
}

/// What was answered.
#[derive(Clone, Default, PartialEq)]
struct Answers {
    login: String,
    name: String,
    reason: String,
    roles: Vec<Role>,
}

async fn send(question: &Question, answers: Answers) -> Result<Option<Secrets>, Failure> {
    let base = "/api/console/people";
    match question {
        Question::Add => {
            let request = NewPerson {
                login: answers.login,
                name: answers.name,
                role: answers.roles.first().copied().unwrap_or(Role::Cs),
            };
            api::ask(base, &request).await.map(Some)
        }
        Question::Roles(person) => {
            let roles = answers.roles;
            let path = format!("{base}/{}/roles", person.id);
            api::post(&path, &SetRoles { roles }).await.map(|()| None)
        }
        Question::Active(person) => {
            let request = SetActive {
                active: !person.active,
                reason: answers.reason,
            };
            let path = format!("{base}/{}/active", person.id);
            api::post(&path, &request).await.map(|()| None)
        }
        Question::Renew(person) => {
            let path = format!("{base}/{}/secrets", person.id);
            api::ask(&path, &()).await.map(Some)
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) question: Question,
    /// It is done, and this is what came of it.
    pub(super) done: Callback<Option<Secrets>>,
    pub(super) close: Callback<()>,
}

#[component]
pub(super) fn Change(props: &Props) -> Html {
    let answers = use_state(|| Answers {
        roles: match &props.question {
            Question::Roles(person) => person.roles.clone(),
            _ => vec![Role::Cs],
        },
        ..Answers::default()
    });
    let change = {
        let (question, answers) = (props.question.clone(), answers.clone());
        let change = move || {
            let (question, answers) = (question.clone(), (*answers).clone());
            async move { send(&question, answers).await }
        };
        use_proven(change, props.done.clone())
    };
    let onsubmit = {
        let send = change.send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        }
    };
    let danger = matches!(&props.question, Question::Active(person) if person.active);
    html! {
        <>
            <Ask title={props.question.title()} close={props.close.clone()}>
                <form class="stack" {onsubmit} novalidate={true}>
                    { fields(&props.question, &answers, change.failure.as_ref()) }
                    <div class="row row--tight">
                        <button class={classes!("btn", if danger { "btn--danger" } else { "btn--primary" })}>
                            { props.question.verb() }
                        </button>
                        <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "그만두기" }</button>
                    </div>
                </form>
            </Ask>
            { change.question }
        </>
    }
}

fn fields(
    question: &Question,
    answers: &UseStateHandle<Answers>,
    failure: Option<&Failure>,
) -> Html {
    let set = |put: fn(&mut Answers, String)| {
        let answers = answers.clone();
        Callback::from(move |text: String| {
            let mut news = (*answers).clone();
            put(&mut news, text);
            answers.set(news);
        })
    };
    let wrong = |field: &str| failure.map_or_else(String::new, |failure| failure.of_field(field));
    let rest = failure.filter(|failure| !failure.has_field(&["login", "name", "reason"]));
    html! {
        <>
            { match question {
                Question::Add => html! {
                    <>
                        <Field
                            id="person-name" label="이름" value={answers.name.clone()} autocomplete="off"
                            onchange={set(|answers, text| answers.name = text)} error={wrong("name")}
                        />
                        <Field
                            id="person-login" label="들어올 때 쓸 이름" value={answers.login.clone()} autocomplete="off"
                            hint="영어 소문자로 시작하는 2~20자" placeholder="예: haneul.kim"
                            onchange={set(|answers, text| answers.login = text)} error={wrong("login")}
                        />
                        { roles(answers, true) }
                    </>
                },
                Question::Roles(_) => roles(answers, false),
                Question::Active(person) => html! {
                    <Field
                        id="person-reason" label="까닭" hint="감사 기록에 남아요." value={answers.reason.clone()}
                        placeholder={if person.active { "예: 12월 1일 자 전보" } else { "예: 휴직을 마치고 돌아옴" }}
                        onchange={set(|answers, text| answers.reason = text)} error={wrong("reason")}
                    />
                },
                Question::Renew(_) => html! {
                    <p>{ "지금 쓰던 비밀번호와 인증 앱은 바로 못 쓰게 되고, 열려 있던 화면도 닫혀요." }</p>
                },
            } }
            if let Some(failure) = rest {
                { note("note--bad", &failure.first_wrong()) }
            }
        </>
    }
}

fn roles(answers: &UseStateHandle<Answers>, only_one: bool) -> Html {
    let item = |role: Role| {
        let answers = answers.clone();
        let held = answers.roles.contains(&role);
        let onchange = move |_: Event| {
            let mut news = (*answers).clone();
            if only_one {
                news.roles = vec![role];
            } else if held {
                news.roles.retain(|other| *other != role);
            } else {
                news.roles.push(role);
            }
            answers.set(news);
        };
        html! {
            <label class="choice__item">
                <span>{ role.name() }<small>{ duty(role) }</small></span>
                <input
                    type={if only_one { "radio" } else { "checkbox" }} name="role"
                    checked={held} {onchange}
                />
            </label>
        }
    };
    let county = Role::ALL.into_iter().filter(|role| !role.is_of_vendor());
    html! {
        <fieldset class="choice">
            <legend class="field__label">{ "하는 일" }</legend>
            { for county.map(item) }
        </fieldset>
    }
}

/// What somebody with this role does here.
fn duty(role: Role) -> &'static str {
    match role {
        Role::Md => "입점과 상품을 심사해요",
        Role::Cs => "주문을 찾고 손님께 답해요",
        Role::Settlement => "정산을 계산하고 결재해요",
        Role::Marketing => "기획전을 열고 페이백을 발행해요",
        Role::Training => "농가의 상품 올리기를 도와요",
        Role::Auditor => "모두 보고 아무것도 바꾸지 않아요",
        Role::Admin => "누가 무엇을 할지 정해요",
        Role::VendorOwner | Role::VendorStaff | Role::Delegate => "",
    }
}
