//! The lots: found by tab, words and batch, each of which stands in the address; one may be stopped
//! and let go again.

use std::collections::BTreeMap;

use shared::console::lot::{LotList, LotRow, LotTab};
use web_sys::HtmlInputElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        super::{
            api::{Load, Loaded, use_load},
            app::Route,
            icon::{Icon, icon},
            ui::broken,
        },
        proof::Why,
    },
    lot_table::table,
};

/// What the address says.
type Query = BTreeMap<String, String>;

/// Changes of the address; an empty text takes a part away.
type Go = Callback<Vec<(&'static str, String)>>;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) may_issue: bool,
    /// A lot was stopped or let go.
    pub(super) changed: Callback<()>,
}

#[component]
pub(super) fn Lots(props: &Props) -> Html {
    let location = use_location();
    let navigator = use_navigator();
    let query: Query = location
        .and_then(|location| location.query::<Query>().ok())
        .unwrap_or_default();
    let path = format!("/api/console/vouchers/lots?{}", encoded(&query));
    let Loaded { now, again } = use_load::<LotList>(path);
    let chosen = use_state(|| None::<LotRow>);
    let go: Go = {
        let query = query.clone();
        Callback::from(move |changes: Vec<(&'static str, String)>| {
            let mut query = query.clone();
            query.remove("after");
            for (name, value) in changes {
                if value.is_empty() {
                    query.remove(name);
                } else {
                    query.insert(name.to_owned(), value);
                }
            }
            if let Some(navigator) = &navigator {
                // A map of texts always has a form.
                let _ = navigator.push_with_query(&Route::Vouchers, &query);
            }
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |lot| chosen.set(Some(lot)))
    };
    let close = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(None))
    };
    let done = {
        let (close, changed, again) = (close.clone(), props.changed.clone(), again.clone());
        Callback::from(move |()| {
            close.emit(());
            again.emit(());
            changed.emit(());
        })
    };
    let content = match &now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(list) => html! {
            <>
                { tabs(list, &query, &go) }
                { filters(&query, &go) }
                { table(list, props.may_issue, &choose) }
                { pager(list, &query, &go) }
            </>
        },
    };
    html! {
        <section class="panel" aria-label="로트 목록">
            { content }
            if let Some(lot) = &*chosen {
                { question(lot, &done, &close) }
            }
        </section>
    }
}

fn question(lot: &LotRow, done: &Callback<()>, close: &Callback<()>) -> Html {
    let path = format!("/api/console/vouchers/lots/{}", lot.id);
    let (title, end, verb, example) = if lot.frozen.is_some() {
        (
            "이 상품권을 다시 쓰게 할까요?",
            "unfreeze",
            "다시 쓰게 하기",
            "본인 확인을 마쳤어요",
        )
    } else {
        (
            "이 상품권을 얼릴까요?",
            "freeze",
            "얼리기",
            "다른 사람 전화로 갔어요",
        )
    };
    html! {
        <Why
            {title} path={format!("{path}/{end}")} {verb} {example}
            done={done.clone()} close={close.clone()}
        />
    }
}

fn encoded(query: &Query) -> String {
    let form = web_sys::UrlSearchParams::new();
    form.map(|form| {
        for (name, value) in query {
            form.append(name, value);
        }
        form.to_string().as_string().unwrap_or_default()
    })
    .unwrap_or_default()
}

fn tabs(list: &LotList, query: &Query, go: &Go) -> Html {
    let now = LotTab::parse(query.get("tab").map_or("", String::as_str));
    let tab = |(tab, count): (LotTab, &u64)| {
        let go = go.clone();
        let onclick = move |_| {
            let text = if tab == LotTab::All { "" } else { tab.as_str() };
            go.emit(vec![("tab", text.to_owned())]);
        };
        html! {
            <button type="button" {onclick} aria-current={(tab == now).then_some("true")}>
                { tab.name() }{ " " }<b>{ count.to_string() }</b>
            </button>
        }
    };
    html! {
        <div class="panel__head">
            <h2>{ "로트 " }<span class="small muted">{ "단위 원" }</span></h2>
            <nav class="tabs" aria-label="로트 거르기">
                { for LotTab::ALL.into_iter().zip(&list.counts).map(tab) }
            </nav>
        </div>
    }
}

/// What narrows the list besides the tab, each to be taken away.
fn filters(query: &Query, go: &Go) -> Html {
    let onsubmit = {
        let go = go.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let form: web_sys::HtmlElement = event.target_unchecked_into();
            let field = form.query_selector("input").ok().flatten();
            let field = field.map(wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>);
            if let Some(field) = field {
                go.emit(vec![("q", field.value())]);
            }
        }
    };
    let chip = |name: &'static str, text: String| {
        let go = go.clone();
        let onclick = move |_| go.emit(vec![(name, String::new())]);
        html! {
            <span class="fchip">
                { text }
                <button type="button" aria-label="이 조건 지우기" {onclick}>{ icon(Icon::CLOSE) }</button>
            </span>
        }
    };
    html! {
        <div class="filters">
            <form class="search" role="search" {onsubmit}>
                <label class="vh" for="lot-words">{ "이름, 전화 뒷자리, 승인번호로 찾기" }</label>
                { icon(Icon::SEARCH) }
                <input class="input" id="lot-words" type="search" placeholder="이름·전화 뒷자리·승인번호" />
            </form>
            if let Some(words) = query.get("q") {
                { chip("q", format!("“{words}”")) }
            }
            if query.contains_key("batch") {
                { chip("batch", "한 번에 발행한 것만".to_owned()) }
            }
        </div>
    }
}

fn pager(list: &LotList, query: &Query, go: &Go) -> Html {
    let first = query.contains_key("after").then(|| {
        let go = go.clone();
        let onclick = move |_| go.emit(vec![("after", String::new())]);
        html! { <button class="btn" type="button" {onclick}>{ "처음으로" }</button> }
    });
    let next = list.next.clone().map(|next| {
        let go = go.clone();
        let onclick = move |_| go.emit(vec![("after", next.clone())]);
        html! { <button class="btn" type="button" {onclick}>{ "다음 50개" }</button> }
    });
    html! {
        <div class="panel__foot">
            <span>{ format!("{}개", list.rows.len()) }</span>
            <span class="pager">{ first }{ next }</span>
        </div>
    }
}
