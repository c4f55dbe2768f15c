//! The list of texts, each with when it is sent, and the editor of one of them.

use std::rc::Rc;

use shared::{
    console::{
        message::{TextDesk, TextVersion},
        role::Permission,
        sign_in::Me,
    },
    message::Template,
};
use yew::prelude::*;

use super::{
    super::super::{
        api::{Load, Loaded, use_load},
        ui::{broken, note},
    },
    editing::Editing,
};

pub(super) const PATH: &str = "/api/console/messages";

#[component]
pub(super) fn Texts() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<Vec<TextDesk>>(PATH.to_owned());
    let chosen = use_state(|| None::<Template>);
    let told = use_state(String::new);
    let may_edit = me.is_some_and(|me| me.may(Permission::EditTerms));
    let choose = {
        let (chosen, told) = (chosen.clone(), told.clone());
        Callback::from(move |template: Option<Template>| {
            told.set(String::new());
            chosen.set(template);
        })
    };
    let done = {
        let (chosen, told, again) = (chosen.clone(), told.clone(), again.clone());
        Callback::from(move |says: String| {
            chosen.set(None);
            told.set(says);
            again.emit(());
        })
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(desks) => {
            let open = desks.iter().find(|desk| Some(desk.template) == *chosen);
            match open {
                Some(desk) => html! {
                    <Editing desk={desk.clone()} {may_edit} close={choose.reform(|()| None)} {done} />
                },
                None => list(desks, may_edit, &choose),
            }
        }
    };
    html! {
        <>
            if !told.is_empty() {
                { note("note--ok", &told) }
            }
            { content }
        </>
    }
}

fn list(desks: &[TextDesk], may_edit: bool, choose: &Callback<Option<Template>>) -> Html {
    let verb = if may_edit { "고치기" } else { "보기" };
    let row = |desk: &TextDesk| {
        let template = desk.template;
        let open = choose.reform(move |_: MouseEvent| Some(template));
        html! {
            <li class="row row--nowrap" key={template.as_str()}>
                <span class="grow">
                    <b>{ template.occasion() }</b>
                    <span class="table__sub said-lines">{ desk.text() }</span>
                    <span class="table__sub">{ desk.versions.first().map(made) }</span>
                </span>
                <button class="btn" type="button" aria-label={format!("{} 보내는 문구 {verb}", template.occasion())} onclick={open}>
                    { verb }
                </button>
            </li>
        }
    };
    html! {
        <section class="panel" aria-labelledby="texts">
            <div class="panel__head"><h2 id="texts">{ "손님께 보내는 문구" }</h2></div>
            <div class="panel__body stack">
                <p class="muted">{ "알림톡은 미리 심사받은 문구만, 알리는 말만 보낼 수 있어요. 문구를 바꾸면 발송사의 심사도 다시 받아 주세요. 이미 적어 둔 메시지는 적을 때의 문구로 가요." }</p>
                <ul class="goods">{ for desks.iter().map(row) }</ul>
            </div>
        </section>
    }
}

/// Who wrote a version and when.
pub(super) fn made(version: &TextVersion) -> String {
    let what = if version.built_in {
        "기본 문구"
    } else {
        "고친 문구"
    };
    match &version.made {
        Some((who, at)) => format!("{what} · {} · {who}", at.korean()),
        None => format!("{what} · 장터를 열 때부터"),
    }
}
