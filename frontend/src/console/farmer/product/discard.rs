//! Throwing a change of a product on sale away, after one question.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::super::{
    api,
    ui::{Ask, note},
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The change.
    pub(super) path: String,
    pub(super) gone: Callback<()>,
}

#[component]
pub(super) fn Discard(props: &Props) -> Html {
    let asking = use_state(|| false);
    let wrong = use_state(String::new);
    let ask = |open: bool| {
        let asking = asking.clone();
        move |_: MouseEvent| asking.set(open)
    };
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    let discard = {
        let (path, gone) = (format!("{}/discard", props.path), props.gone.clone());
        let wrong = wrong.clone();
        move |_: MouseEvent| {
            let (path, gone, wrong) = (path.clone(), gone.clone(), wrong.clone());
            spawn_local(async move {
                match api::post(&path, &()).await {
                    Ok(()) => gone.emit(()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    html! {
        <>
            <button class="btn btn--quiet btn--block" type="button" onclick={ask(true)}>
                { "고친 것 버리고 그대로 팔기" }
            </button>
            if *asking {
                <Ask title="고친 것을 버릴까요?" {close}>
                    <p>{ "팔고 있는 물건은 그대로예요. 고치던 것만 없어져요." }</p>
                    if !wrong.is_empty() { { note("note--bad", &wrong) } }
                    <div class="row">
                        <button class="btn btn--primary" type="button" onclick={ask(false)}>{ "계속 고치기" }</button>
                        <button class="btn" type="button" onclick={discard}>{ "버리기" }</button>
                    </div>
                </Ask>
            }
        </>
    }
}
