//! 보낸 기록: what was written to people and what became of it. Words, tab and place stand in the
//! address.

use std::rc::Rc;

use shared::console::{
    message::{SentList, SentRow, SentState, SentTab},
    role::Permission,
    sign_in::Me,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        tabs::Tabs,
        ui::{broken, note},
    },
    listing::{self, chip, encoded, pager, search, use_narrowing},
    table::{self, DENSE, words},
};

#[component]
pub(super) fn Log() -> Html {
    let me = use_context::<Rc<Me>>();
    let (query, go) = use_narrowing(Route::Messages);
    let tab = SentTab::parse(query.get("tab").map_or("", String::as_str));
    let told = use_state(|| None::<Result<(), String>>);
    let path = format!("/api/console/sent?{}", encoded(&query, &["view"]));
    let Loaded { now, again } = use_load::<SentList>(path);
    let may_send = me.is_some_and(|me| me.may(Permission::AnswerClaims));
    let renew = may_send.then(|| {
        let (told, again) = (told.clone(), again.clone());
        Callback::from(move |id: String| {
            let (told, again) = (told.clone(), again.clone());
            spawn_local(async move {
                let path = format!("/api/console/sent/{id}/again");
                let sent = api::post(&path, &()).await;
                told.set(Some(sent.map_err(|failure| failure.first_wrong())));
                again.emit(());
            });
        })
    });
    let content = match &now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(list) => {
            let count = format!("{}건", list.rows.len());
            let next = (list.next.as_ref(), "다음 50건");
            let foot = pager(count, next, (&query, &go), Html::default());
            html! { <>{ rows(list, renew.as_ref()) }{ foot }</> }
        }
    };
    html! {
        <>
            { match &*told {
                Some(Ok(())) => note("note--ok", "다시 보내기로 했어요. 잠시 뒤 새로 고치면 어떻게 됐는지 보여요."),
                Some(Err(says)) => note("note--bad", says),
                None => Html::default(),
            } }
            <section class="panel" aria-labelledby="sent">
                <div class="panel__head">
                    <h2 id="sent">{ "보낸 기록" }</h2>
                    <Tabs label="기록 거르기">
                        { for SentTab::ALL.into_iter().map(|of| {
                            let value = if of == SentTab::All { "" } else { of.as_str() };
                            listing::tab(html! { of.name() }, value, of == tab, &go)
                        }) }
                    </Tabs>
                </div>
                <div class="filters">
                    { search("sent-words", "주문번호나 전화 뒷자리로 찾기", "주문번호·전화 뒷자리", &go) }
                    if let Some(words) = query.get("q") {
                        { chip(format!("“{words}”"), "q", &go) }
                    }
                </div>
                { content }
            </section>
        </>
    }
}

fn rows(list: &SentList, renew: Option<&Callback<String>>) -> Html {
    if list.rows.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::MSG) }
                <b>{ "맞는 메시지가 없어요" }</b>
                <span>{ "주문이 들어오거나 상품을 보내면 여기에 남아요. 주문번호나 전화 뒷자리 넷으로 찾을 수 있어요." }</span>
            </div>
        };
    }
    table::draw(
        DENSE,
        "보낸 메시지, 새것부터",
        ["메시지", "누구에게", "적은 때", "상태", ""].map(words),
        list.rows.iter().map(|sent| row(sent, renew)),
    )
}

fn row(sent: &SentRow, renew: Option<&Callback<String>>) -> Html {
    let failed = matches!(sent.state, SentState::Failed(..));
    let onclick = renew.map(|renew| {
        let id = sent.id.clone();
        renew.reform(move |_: MouseEvent| id.clone())
    });
    html! {
        <tr role="row" key={sent.id.clone()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="메시지">
                <div class="cell">
                    { &sent.title }
                    <span class="table__sub said-lines">
                        { sent.text.as_deref().unwrap_or("봉한 편지라 내용은 보이지 않아요") }
                    </span>
                </div>
            </th>
            <td role="cell" class="nowrap" data-label="누구에게">
                <div class="cell">
                    { &sent.phone }
                    if let Some(no) = &sent.order {
                        <a class="table__sub" href={format!("/console/orders?open={no}")}>{ no.to_string() }</a>
                    }
                </div>
            </td>
            <td role="cell" class="nowrap" data-label="적은 때"><div class="cell">{ sent.at.korean() }</div></td>
            <td role="cell" data-label="상태"><div class="cell">{ state(sent) }</div></td>
            <td role="cell">
                if let (true, Some(onclick)) = (failed, onclick) {
                    <div class="cell">
                        <button class="btn" type="button" {onclick} aria-label={format!("{} {} 다시 보내기", sent.title, sent.phone)}>
                            { "다시 보내기" }
                        </button>
                    </div>
                }
            </td>
        </tr>
    }
}

fn state(sent: &SentRow) -> Html {
    let (class, name, more) = match &sent.state {
        SentState::Waiting(_) if sent.tries == 0 => {
            ("pill--warn", "기다림", "곧 보내요".to_owned())
        }
        SentState::Waiting(next) => (
            "pill--warn",
            "기다림",
            format!("{}번 해 봄 · 다음 {}", sent.tries, next.korean()),
        ),
        SentState::Sent(at) => ("pill--ok", "보냄", at.korean()),
        SentState::Failed(at, code) => {
            ("pill--bad", "못 보냄", format!("{} · {code}", at.korean()))
        }
    };
    html! {
        <>
            <span class={classes!("pill", class)}>{ name }</span>
            <span class="table__sub">{ more }</span>
        </>
    }
}
