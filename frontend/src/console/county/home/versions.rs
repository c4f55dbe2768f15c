//! 지난 편성: the pages that shoppers saw, and the way back to one of them.

use std::rc::Rc;

use shared::console::{
    home::{HomeFile, HomeVersion},
    promotion::Seen,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        ui::{Ask, note},
    },
    PATH,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) file: Rc<HomeFile>,
    /// Whether one can be brought back now.
    pub(super) saved: bool,
    /// It was done, and this is to be said.
    pub(super) done: Callback<String>,
}

#[component]
pub(super) fn Versions(props: &Props) -> Html {
    let asked = use_state(|| None::<i64>);
    let wrong = use_state(String::new);
    let file = &props.file;
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let bring_back = {
        let (asked, wrong, done) = (asked.clone(), wrong.clone(), props.done.clone());
        let seen = Seen {
            version: file.version,
        };
        move |_: MouseEvent| {
            let Some(seq) = *asked else { return };
            let (wrong, done) = (wrong.clone(), done.clone());
            spawn_local(async move {
                let path = format!("{PATH}/versions/{seq}");
                match api::ask::<_, HomeFile>(&path, &seen).await {
                    Ok(_) => done.emit("불러왔어요. 미리보기를 보고 내보내 주세요.".to_owned()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let row = |(nth, version): (usize, &HomeVersion)| {
        let (asked, wrong, seq) = (asked.clone(), wrong.clone(), version.seq);
        let when = version.at.korean();
        let ask = move |_: MouseEvent| {
            wrong.set(String::new());
            asked.set(Some(seq));
        };
        html! {
            <li class="row row--nowrap" key={seq}>
                <span class="grow">
                    <b>{ if version.who.is_empty() { "파일로 만든 첫 화면".to_owned() } else { format!("{when} · {}", version.who) } }</b>
                    <span class="table__sub">{ version.changes.join(" · ") }</span>
                </span>
                if nth == 0 {
                    <span class="pill">{ "지금 화면" }</span>
                } else {
                    <button class="btn" type="button" disabled={!props.saved} aria-label={format!("{when} 편성 불러오기")} onclick={ask}>
                        { "불러오기" }
                    </button>
                }
            </li>
        }
    };
    html! {
        <section class="panel" aria-labelledby="versions">
            <div class="panel__head"><h2 id="versions">{ "지난 편성" }</h2></div>
            <div class="panel__body stack">
                if file.versions.is_empty() {
                    <p class="muted">{ "아직 내보낸 편성이 없어요. 내보내면 여기에 하나씩 남고, 언제든 되살릴 수 있어요." }</p>
                }
                <ul class="goods">{ for file.versions.iter().enumerate().map(row) }</ul>
                if asked.is_some() {
                    <Ask title="이 편성을 불러올까요?" close={close.clone()}>
                        <div class="stack">
                            <p>{ "손님 화면은 내보내기 전까지 그대로예요." }</p>
                            if !file.changes.is_empty() {
                                <p><b>{ "지금 고치던 것은 사라져요." }</b></p>
                            }
                            if !wrong.is_empty() {
                                { note("note--bad", &wrong) }
                            }
                            <div class="row row--tight">
                                <button class="btn btn--primary" type="button" onclick={bring_back}>{ "불러오기" }</button>
                                <button class="btn" type="button" onclick={close.reform(|_| ())}>{ "그만두기" }</button>
                            </div>
                        </div>
                    </Ask>
                }
            </div>
        </section>
    }
}
