//! 돌려보내려는 손님: what shoppers want to send back, each with its next step.

use shared::{
    claim::{ClaimKind, ClaimStatus},
    console::desk::{ClaimStep, OpenClaim},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    api::{self, Load, Loaded, use_load},
    icon::{Icon, icon},
    ui::{Ask, Field},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) vendor: String,
    pub(super) done: Callback<String>,
}

#[component]
pub(super) fn ClaimList(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/claims", props.vendor);
    let Loaded { now, again } = use_load::<Vec<OpenClaim>>(path.clone());
    let Load::Ready(claims) = now else {
        return Html::default();
    };
    if claims.is_empty() {
        return Html::default();
    }
    let done = {
        let done = props.done.clone();
        Callback::from(move |text: String| {
            again.emit(());
            done.emit(text);
        })
    };
    html! {
        <section class="fsec" aria-labelledby="h-claims">
            <h2 class="fsec__h" id="h-claims">
                { "돌려보내려는 손님 " }<span class="count">{ claims.len() }</span>
            </h2>
            { for claims.iter().map(|claim| html! {
                <ClaimCard
                    key={claim.id.to_string()}
                    path={format!("{path}/{}", claim.id)}
                    claim={claim.clone()}
                    done={done.clone()}
                />
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct CardProps {
    path: String,
    claim: OpenClaim,
    done: Callback<String>,
}

/// What is asked for before a step is taken.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Why,
    Waybill,
}

#[component]
fn ClaimCard(props: &CardProps) -> Html {
    let asking = use_state(|| None::<Asking>);
    let claim = &props.claim;
    let take = {
        let (path, done) = (props.path.clone(), props.done.clone());
        Callback::from(move |(step, said): (ClaimStep, &'static str)| {
            let (path, done) = (path.clone(), done.clone());
            spawn_local(async move {
                let text = match api::post(&path, &step).await {
                    Ok(()) => said.to_owned(),
                    Err(failure) => failure.first_wrong(),
                };
                done.emit(text);
            });
        })
    };
    let button = |kind: &'static str, name: &'static str, step: ClaimStep, said: &'static str| {
        let take = take.clone();
        let onclick = move |_| take.emit((step.clone(), said));
        html! { <button class={classes!("btn", kind)} type="button" {onclick}>{ name }</button> }
    };
    let ask = |kind: &'static str, name: &'static str, what: Asking| {
        let asking = asking.clone();
        let onclick = move |_| asking.set(Some(what));
        html! { <button class={classes!("btn", kind)} type="button" {onclick}>{ name }</button> }
    };
    let steps = match (claim.status, claim.kind) {
        (ClaimStatus::Requested, _) => html! {
            <>
                { button("btn--primary", "네, 보내세요", ClaimStep::Approve, "손님께 보내도 된다고 알렸어요.") }
                { ask("", "안 돼요", Asking::Why) }
            </>
        },
        (ClaimStatus::Approved, _) => button(
            "btn--primary",
            "물건을 받았어요",
            ClaimStep::Receive,
            "받았다고 적었어요.",
        ),
        (ClaimStatus::Received, ClaimKind::Exchange) => {
            ask("btn--primary", "새 물건을 보냈어요", Asking::Waybill)
        }
        _ => Html::default(),
    };
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(None))
    };
    html! {
        <article class="card ocard" aria-label={format!("{} {}", claim.kind.name(), claim.no)}>
            <div>
                { for claim.lines.iter().map(|line| html! {
                    <h3 class="ocard__name">
                        { &line.name }{ " " }
                        <span class="ocard__qty">{ format!("{}개", line.quantity) }</span>
                    </h3>
                }) }
                <p class="ocard__to">
                    { format!("{} · {} · {}", claim.kind.name(), claim.status.name(), claim.requested_at.date().korean()) }
                </p>
            </div>
            <p class="ocard__memo">
                { claim.reason.name() }
                if !claim.note.is_empty() { <br />{ format!("“{}”", claim.note) } }
            </p>
            <div class="row">{ steps }</div>
            if let Some(what) = *asking {
                <AskText {what} {close} {take} />
            }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct AskTextProps {
    what: Asking,
    close: Callback<()>,
    take: Callback<(ClaimStep, &'static str)>,
}

#[component]
fn AskText(props: &AskTextProps) -> Html {
    let text = use_state(String::new);
    let wrong = use_state(String::new);
    let (title, label, name) = match props.what {
        Asking::Why => ("왜 안 되나요?", "손님이 읽을 말", "안 된다고 알리기"),
        Asking::Waybill => ("어떻게 보내셨나요?", "택배사와 송장번호", "보냈어요"),
    };
    let send = {
        let (text, wrong) = (text.clone(), wrong.clone());
        let (what, take, close) = (props.what, props.take.clone(), props.close.clone());
        move |_| {
            let written = text.trim().to_owned();
            if written.is_empty() {
                wrong.set("아직 안 적으셨어요.".to_owned());
                return;
            }
            take.emit(match what {
                Asking::Why => (ClaimStep::Refuse { why: written }, "손님께 알렸어요."),
                Asking::Waybill => (
                    ClaimStep::Replace { tracking: written },
                    "바꾼 물건을 보냈다고 알렸어요.",
                ),
            });
            close.emit(());
        }
    };
    let onchange = {
        let text = text.clone();
        Callback::from(move |written| text.set(written))
    };
    let back = {
        let close = props.close.clone();
        move |_| close.emit(())
    };
    html! {
        <Ask {title} close={props.close.clone()}>
            <Field id="claim-text" {label} value={(*text).clone()} {onchange} error={(*wrong).clone()} />
            <button class="btn btn--primary btn--block" type="button" onclick={send}>
                { icon(Icon::DONE) }{ name }
            </button>
            <button class="btn btn--block" type="button" onclick={back}>{ "돌아가기" }</button>
        </Ask>
    }
}
