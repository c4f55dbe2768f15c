//! Writing down what a shopper asked, beside the order that it is about.

use shared::{console::case::NewCase, ids::OrderNo};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::super::{
    api,
    icon::{Icon, icon},
    ui::note,
    wizard::Words,
};

#[derive(Properties, PartialEq)]
pub(in super::super) struct Props {
    pub(in super::super) no: OrderNo,
    /// It stands among the cases now.
    pub(in super::super) done: Callback<()>,
}

#[component]
pub(in super::super) fn Inquiry(props: &Props) -> Html {
    let text = use_state(String::new);
    let wrong = use_state(String::new);
    let kept = use_state(|| None::<String>);
    let onsubmit = {
        let (text, wrong, kept) = (text.clone(), wrong.clone(), kept.clone());
        let (order, done) = (props.no.clone(), props.done.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (text, wrong, kept) = (text.clone(), wrong.clone(), kept.clone());
            let done = done.clone();
            let request = NewCase {
                order: order.clone(),
                text: (*text).clone(),
            };
            spawn_local(async move {
                match api::ask::<_, String>("/api/console/cases", &request).await {
                    Ok(id) => {
                        text.set(String::new());
                        wrong.set(String::new());
                        kept.set(Some(id));
                        done.emit(());
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let onchange = {
        let text = text.clone();
        Callback::from(move |written| text.set(written))
    };
    html! {
        <section class="drawer__sec" aria-label="상담">
            <form class="stack stack--s" {onsubmit} novalidate={true}>
                <Words
                    id="inquiry" label="손님이 물어본 것" labelled=true value={(*text).clone()} {onchange}
                    error={(*wrong).clone()}
                />
                <div><button class="btn">{ icon(Icon::MSG) }{ "상담 적기" }</button></div>
            </form>
            if let Some(id) = &*kept {
                { note("note--ok", "확인할 일에 적었어요.") }
                <a class="alink" href={format!("/console/cases?open={id}")}>{ "그 일 보기" }</a>
            }
        </section>
    }
}
