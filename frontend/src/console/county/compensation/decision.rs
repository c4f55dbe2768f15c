//! The second person's decision: agree with the amount, or send it back with a reason.

use shared::{
    console::compensation::{Agree, Compensation},
    money::Won,
};
use yew::prelude::*;

use super::{
    super::{
        super::{
            api,
            icon::{Icon, icon},
            ui::note,
        },
        proof::{Why, use_proven},
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

#[component]
pub(super) fn Decision(props: &Props) -> Html {
    let asking = use_state(|| false);
    let agree = {
        let path = format!("{PATH}/{}/agree", props.id);
        let amount = props.amount;
        let says = "보상을 드렸어요. 손님 전화로 보내요.";
        let agree = move || {
            let path = path.clone();
            async move { api::ask::<_, Compensation>(&path, &Agree { amount }).await }
        };
        use_proven(agree, props.decided.reform(move |_| says))
    };
    let ask = |next: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(next))
    };
    html! {
        <>
            if let Some(failure) = &*agree.failure { { note("note--bad", &failure.first_wrong()) } }
            <div class="row row--tight">
                <button
                    class="btn btn--primary" type="button" aria-busy={agree.busy.then_some("true")}
                    onclick={agree.send.reform(|_: MouseEvent| ())}
                >
                    { icon(Icon::CHECK) }{ format!("{} 보상 결재", props.amount) }
                </button>
                <button class="btn btn--danger" type="button" disabled={agree.busy} onclick={ask(true).reform(|_: MouseEvent| ())}>
                    { "돌려보내기" }
                </button>
            </div>
            { agree.question }
            if *asking {
                <Why
                    title="이 보상을 돌려보낼까요?" path={format!("{PATH}/{}/decline", props.id)}
                    verb="돌려보내기" example="금액이 너무 커요"
                    done={props.decided.reform(|()| "보상을 돌려보냈어요.")} close={ask(false)}
                />
            }
        </>
    }
}
