//! The second person's decision: agree with the amount, or send it back with a reason.

use shared::{
    console::compensation::{Agree, Compensation},
    error::ErrorCode,
    money::Won,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::{
        super::{
            api,
            icon::{Icon, icon},
            ui::note,
        },
        proof::{Prove, Why},
    },
    PATH,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: String,
    pub(super) amount: Won,
    /// It is decided, and this is to be said.
    pub(super) decided: Callback<&'static str>,
}

/// What is being asked before the decision.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Nothing,
    Proof,
    Reason,
}

#[component]
pub(super) fn Decision(props: &Props) -> Html {
    let asking = use_state(|| Asking::Nothing);
    let wrong = use_state(String::new);
    let busy = use_state(|| false);
    let agree = {
        let path = format!("{PATH}/{}/agree", props.id);
        let request = Agree {
            amount: props.amount,
        };
        let (asking, wrong, busy) = (asking.clone(), wrong.clone(), busy.clone());
        let decided = props.decided.clone();
        Callback::from(move |()| {
            if *busy {
                return;
            }
            busy.set(true);
            asking.set(Asking::Nothing);
            let (path, request, decided) = (path.clone(), request.clone(), decided.clone());
            let (asking, wrong, busy) = (asking.clone(), wrong.clone(), busy.clone());
            spawn_local(async move {
                let answer = api::ask::<_, Compensation>(&path, &request).await;
                busy.set(false);
                match answer {
                    Ok(_) => decided.emit("보상을 드렸어요. 손님 전화로 보내요."),
                    Err(failure) if failure.code() == Some(ErrorCode::StepUpRequired) => {
                        asking.set(Asking::Proof);
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        })
    };
    let set = |next: Asking| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(next))
    };
    html! {
        <>
            if !wrong.is_empty() { { note("note--bad", &wrong) } }
            <div class="row row--tight">
                <button
                    class="btn btn--primary" type="button" aria-busy={busy.then_some("true")}
                    onclick={agree.reform(|_: MouseEvent| ())}
                >
                    { icon(Icon::CHECK) }{ format!("{} 보상 결재", props.amount) }
                </button>
                <button class="btn btn--danger" type="button" onclick={set(Asking::Reason).reform(|_: MouseEvent| ())}>
                    { "돌려보내기" }
                </button>
            </div>
            { match *asking {
                Asking::Nothing => Html::default(),
                Asking::Proof => html! { <Prove done={agree} close={set(Asking::Nothing)} /> },
                Asking::Reason => html! {
                    <Why
                        title="이 보상을 돌려보낼까요?" path={format!("{PATH}/{}/decline", props.id)}
                        verb="돌려보내기" example="금액이 너무 커요"
                        done={props.decided.reform(|()| "보상을 돌려보냈어요.")} close={set(Asking::Nothing)}
                    />
                },
            } }
        </>
    }
}
