//! One producer who wants to come in: answers, papers, the account, and the decision.

use shared::{
    console::onboarding::{
        Account, Application, ApplicationStatus, Approve, Because, PaperState, Question, Standing,
        Taxation, Waive,
    },
    money::Rate,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{Field, broken, note, use_focus},
        wizard::choice,
    },
    DrawerProps,
};
use crate::api::Failure;

#[component]
pub(super) fn ApplicantDrawer(props: &DrawerProps) -> Html {
    let base = format!("/api/console/reviews/applications/{}", props.id);
    let Loaded { now, again } = use_load::<Application>(base.clone());
    let head = use_focus();
    let close = {
        let close = props.close.clone();
        move |_| close.emit(())
    };
    let done = {
        let (again, changed) = (again.clone(), props.changed.clone());
        Callback::from(move |()| {
            again.emit(());
            changed.emit(());
        })
    };
    html! {
        <aside class="drawer drawer--open" aria-label="입점 신청">
            <div class="drawer__head">
                <h2 tabindex="-1" ref={head}>{ "입점 신청" }</h2>
                <button class="btn btn--quiet btn--icon" type="button" aria-label="닫기" onclick={close}>
                    { icon(Icon::CLOSE) }
                </button>
            </div>
            { match &now {
                Load::Waiting => html! { <p class="drawer__sec" role="status">{ "불러오는 중이에요" }</p> },
                Load::Failed(failure) => broken(failure, &again),
                Load::Ready(file) => html! {
                    <>
                        { answers(file) }
                        <Decide base={base.clone()} file={(**file).clone()} {done} />
                    </>
                },
            } }
        </aside>
    }
}

fn answers(file: &Application) -> Html {
    html! {
        <section class="drawer__sec" aria-label="적은 것">
            <span class="pill">{ file.status.name() }</span>
            <dl class="kv">
                <dt>{ "휴대전화" }</dt><dd>{ &file.phone }</dd>
                { for Question::ALL.into_iter().map(|question| html! {
                    <>
                        <dt>{ question.name() }</dt>
                        <dd>{ file.answers.get(question).map_or("—", |text| if text.is_empty() { "아직 없음" } else { text }) }</dd>
                    </>
                }) }
            </dl>
            if !file.reason.is_empty() { <p class="sub">{ format!("돌려보낸 까닭: {}", file.reason) }</p> }
            if !file.consent.is_empty() {
                <p class="sub">{ format!("동의: {}", file.consent) }</p>
                if file.status.is_open() {
                    <Link<Route> to={Route::OnBehalf { id: file.id.clone() }} classes="btn">
                        { icon(Icon::EDIT) }{ "이어서 대신 적기" }
                    </Link<Route>>
                }
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct DecideProps {
    base: String,
    file: Application,
    done: Callback<()>,
}

#[component]
fn Decide(props: &DecideProps) -> Html {
    let failure = use_state(|| None::<Failure>);
    let reason = use_state(String::new);
    let percent = use_state(|| (props.file.commission.0 / 100).to_string());
    let taxation = use_state(|| None::<Taxation>);
    let merchant = use_state(|| false);
    let account = use_state(String::new);
    let settle = {
        let (failure, done) = (failure.clone(), props.done.clone());
        Callback::from(move |answer: Result<(), Failure>| {
            failure.set(answer.as_ref().err().cloned());
            if answer.is_ok() {
                done.emit(());
            }
        })
    };
    let because = |step: &'static str| {
        let (path, settle) = (format!("{}/{step}", props.base), settle.clone());
        let reason = reason.clone();
        move |_| {
            let (path, settle) = (path.clone(), settle.clone());
            let request = Because {
                reason: (*reason).clone(),
            };
            spawn_local(async move { settle.emit(api::post(&path, &request).await) });
        }
    };
    let approve = {
        let (path, settle) = (format!("{}/approve", props.base), settle.clone());
        let (percent, taxation, merchant) = (percent.clone(), taxation.clone(), merchant.clone());
        move |_| {
            let (Some(taxation), Ok(percent)) = (*taxation, percent.parse::<u32>()) else {
                return;
            };
            let (path, settle) = (path.clone(), settle.clone());
            let request = Approve {
                commission: Rate(percent.saturating_mul(100)),
                taxation,
                voucher_merchant: *merchant,
            };
            spawn_local(async move { settle.emit(api::post(&path, &request).await) });
        }
    };
    let see = {
        let (path, account, failure) = (
            format!("{}/account", props.base),
            account.clone(),
            failure.clone(),
        );
        move |_| {
            let (path, account, failure) = (path.clone(), account.clone(), failure.clone());
            spawn_local(async move {
                match api::ask::<_, Account>(&path, &()).await {
                    Ok(seen) => account.set(seen.account),
                    Err(refused) => failure.set(Some(refused)),
                }
            });
        }
    };
    let waive = {
        let (path, settle) = (format!("{}/waive", props.base), settle.clone());
        let reason = reason.clone();
        Callback::from(move |state: PaperState| {
            let (path, settle) = (path.clone(), settle.clone());
            let request = Waive {
                paper: state.paper,
                reason: (*reason).clone(),
            };
            spawn_local(async move { settle.emit(api::post(&path, &request).await) });
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text| state.set(text))
    };
    let onmerchant = {
        let merchant = merchant.clone();
        move |_: Event| merchant.set(!*merchant)
    };
    let waits = props.file.status == ApplicationStatus::Submitted;
    html! {
        <>
            <section class="drawer__sec" aria-label="서류">
                <h3>{ "서류" }</h3>
                <ul class="stack stack--s">{ for props.file.papers.iter().map(|state| paper(state, &waive)) }</ul>
                <button class="btn" type="button" onclick={see}>{ "통장 번호 보기 (기록에 남아요)" }</button>
                if !account.is_empty() { <p class="mono">{ (*account).clone() }</p> }
            </section>
            if waits {
                <section class="drawer__sec" aria-label="결정">
                    <h3>{ "결정" }</h3>
                    <Field
                        id="percent" label="수수료 (%)" value={(*percent).clone()} onchange={set(&percent)}
                        inputmode="numeric"
                    />
                    <fieldset class="choice">
                        <legend>{ "세금 유형 (등록증을 보고 골라 주세요)" }</legend>
                        { for Taxation::ALL.into_iter().map(|(kind, name)| {
                            let taxation = taxation.clone();
                            let chosen = *taxation == Some(kind);
                            choice("taxation", name, "", chosen, Callback::from(move |()| taxation.set(Some(kind))))
                        }) }
                    </fieldset>
                    <label class="check">
                        <input type="checkbox" checked={*merchant} onchange={onmerchant} />
                        <span>{ "지역상품권 가맹점이에요" }</span>
                    </label>
                    <button
                        class="btn btn--primary btn--block" type="button" disabled={taxation.is_none()}
                        onclick={approve}
                    >
                        { "입점시키기" }
                    </button>
                </section>
            }
            <section class="drawer__sec" aria-label="까닭">
                <Field
                    id="reason" label="까닭 (생산자가 읽어요)" value={(*reason).clone()} onchange={set(&reason)}
                    placeholder="예: 주소를 도로명으로 적어 주세요."
                />
                if waits {
                    <div class="row">
                        <button class="btn" type="button" onclick={because("return")}>{ "고쳐 달라고 하기" }</button>
                        <button class="btn btn--danger" type="button" onclick={because("reject")}>{ "거절" }</button>
                    </div>
                }
                if let Some(failure) = &*failure { { note("note--bad", &failure.first_wrong()) } }
            </section>
        </>
    }
}

fn paper(state: &PaperState, waive: &Callback<PaperState>) -> Html {
    let pill = match state.standing {
        Standing::Auto => "pill--ok",
        Standing::Review => "pill--warn",
        Standing::Waived => "pill--line",
        Standing::Missing => "pill--bad",
    };
    let (waive, own) = (waive.clone(), state.clone());
    let onclick = move |_| waive.emit(own.clone());
    html! {
        <li class="row row--between">
            <span>
                <b>{ state.paper.name() }</b>{ " " }
                <span class={classes!("pill", pill)}>{ state.standing.name() }</span>
                <span class="table__sub">{ &state.reason }</span>
            </span>
            if state.standing == Standing::Missing {
                <button class="btn" type="button" {onclick}>{ "안 내도 됨 (아래에 까닭)" }</button>
            }
        </li>
    }
}
