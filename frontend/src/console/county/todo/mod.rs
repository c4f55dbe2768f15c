//! 오늘 할 일: what waits, the most urgent first, each one tap from where it is done.

mod standing;

use std::collections::BTreeMap;

use shared::{
    console::todo::{Board, Duty, Todo as Item},
    time::Timestamp,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        tabs::Tabs,
        ui::{broken, use_key},
    },
    frame::Frame,
    table::{self, STACKED, words},
};

#[component]
pub(crate) fn Todo() -> Html {
    let Loaded { now, again } = use_load::<Board>("/api/console/todo".to_owned());
    let location = use_location();
    let navigator = use_navigator();
    let query = location
        .and_then(|location| location.query::<BTreeMap<String, String>>().ok())
        .unwrap_or_default();
    let kind = query.get("kind").and_then(|name| read(name));
    let go = Callback::from(move |kind: Option<Duty>| {
        if let Some(navigator) = &navigator {
            let query = kind.map(|kind| [("kind", key(kind))]);
            // Texts always have a form.
            let _ = match query {
                Some(query) => navigator.push_with_query(&Route::Todo, &query),
                None => navigator.push_with_query(&Route::Todo, &[("kind", "")]),
            };
        }
    });
    let first = match &now {
        Load::Ready(board) => shown(board, kind).next().map(|todo| todo.to.clone()),
        Load::Waiting | Load::Failed(_) => None,
    };
    {
        let first = first.clone();
        use_key(first, move |event| {
            if matches!(event.key().as_str(), "n" | "N") {
                open(first_of(event));
            }
        });
    }
    let actions = match &first {
        Some(to) => html! {
            <a class="btn btn--primary" href={to.clone()} id="next-todo">
                { "다음 일 시작 " }<kbd class="hide-s" aria-hidden="true">{ "N" }</kbd>
            </a>
        },
        None => Html::default(),
    };
    let (title, content) = match &now {
        Load::Waiting => (
            "오늘 할 일".to_owned(),
            html! { <p role="status">{ "불러오는 중이에요" }</p> },
        ),
        Load::Failed(failure) => ("오늘 할 일".to_owned(), broken(failure, &again)),
        Load::Ready(board) => (
            match board.todos.len() {
                0 => "오늘 할 일".to_owned(),
                count => format!("오늘 할 일 {count}건"),
            },
            html! {
                <>
                    { lead(board) }
                    <div class="cols">
                        <section class="panel" aria-label="할 일 목록">
                            { tabs(board, kind, &go) }
                            { table(board, kind) }
                        </section>
                        <div class="stack stack--l">
                            { standing::gauge(board) }
                            { standing::books(board) }
                            { standing::agenda(board) }
                        </div>
                    </div>
                </>
            },
        ),
    };
    html! { <Frame {title} {actions}>{ content }</Frame> }
}

fn key(kind: Duty) -> &'static str {
    match kind {
        Duty::Claim => "claim",
        Duty::Payment => "payment",
        Duty::Dispatch => "dispatch",
        Duty::Question => "question",
        Duty::Review => "review",
        Duty::Money => "money",
        Duty::Case => "case",
    }
}

fn read(name: &str) -> Option<Duty> {
    Duty::ALL.into_iter().find(|kind| key(*kind) == name)
}

fn shown(board: &Board, kind: Option<Duty>) -> impl Iterator<Item = &Item> {
    let todos = board.todos.iter();
    todos.filter(move |todo| kind.is_none_or(|kind| todo.duty == kind))
}

fn lead(board: &Board) -> Html {
    let late = board.todos.iter();
    let late = late.filter(|todo| todo.days_left.is_some_and(|left| left < 0));
    let today = board.todos.iter();
    let today = today.filter(|todo| todo.days_left == Some(0));
    let (late, today) = (late.count(), today.count());
    html! {
        <p class="page__lead">
            if late > 0 {
                <b class="neg">{ format!("기한이 지난 일 {late}건") }</b>
                if today > 0 { { " · " } }
            }
            if today > 0 {
                { format!("오늘까지 끝낼 일 {today}건") }
            }
            if late + today == 0 && !board.todos.is_empty() {
                { "오늘을 넘기면 안 되는 일은 없어요" }
            }
        </p>
    }
}

fn tabs(board: &Board, kind: Option<Duty>, go: &Callback<Option<Duty>>) -> Html {
    let tab = |of: Option<Duty>, name: &'static str| {
        let count = shown(board, of).count();
        if of.is_some() && count == 0 {
            return Html::default();
        }
        let onclick = go.reform(move |_: MouseEvent| of);
        html! {
            <button type="button" {onclick} aria-current={(of == kind).then_some("true")}>
                { name }{ " " }<b>{ count.to_string() }</b>
            </button>
        }
    };
    html! {
        <div class="panel__head">
            <Tabs label="할 일 갈래">
                { tab(None, "전체") }
                { for Duty::ALL.into_iter().map(|kind| tab(Some(kind), kind.name())) }
            </Tabs>
        </div>
    }
}

fn table(board: &Board, kind: Option<Duty>) -> Html {
    if board.todos.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::DONE) }
                <b>{ "지금 기다리는 일이 없어요" }</b>
                <span>{ "클레임, 늦은 출고, 심사와 결재가 생기면 여기에 급한 것부터 보여요." }</span>
            </div>
        };
    }
    table::draw(
        STACKED,
        "할 일, 급한 것부터",
        ["기한", "할 일", "대상", ""].map(words),
        shown(board, kind).map(|todo| row(todo, board.now)),
    )
}

fn row(todo: &Item, now: Timestamp) -> Html {
    let (kind, text) = clock(todo, now);
    let urgent = todo.days_left.is_some_and(|left| left <= 0);
    html! {
        <tr role="row">
            <td role="cell" class="cell-main" data-label="기한">
                <div class="cell">
                    <span class={classes!("clock", kind)}>
                        <span class="clock__text">{ icon(Icon::CLOCK) }{ text }</span>
                    </span>
                </div>
            </td>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="할 일">
                <div class="cell">
                    <span class="table__main">{ &todo.title }</span>
                    <span class="table__sub">{ &todo.about }</span>
                </div>
            </th>
            <td role="cell" class="nowrap" data-label="대상"><div class="cell">{ &todo.subject }</div></td>
            <td role="cell" class="cell-act num nowrap">
                <div class="cell">
                    <a
                        class={classes!("btn", urgent.then_some("btn--primary"))} href={todo.to.clone()}
                        aria-label={format!("{} {} 처리하기", todo.subject, todo.title)}
                    >{ "처리하기" }</a>
                </div>
            </td>
        </tr>
    }
}

/// How urgent it is, and the same in words.
fn clock(todo: &Item, now: Timestamp) -> (Option<&'static str>, String) {
    match todo.days_left {
        Some(left) if left < 0 => (Some("clock--bad"), format!("{}영업일 지남", -left)),
        Some(0) => (Some("clock--bad"), "오늘까지".to_owned()),
        Some(1) => (Some("clock--warn"), "내일까지".to_owned()),
        Some(left) => (Some("clock--ok"), format!("{left}영업일")),
        None => {
            let days = now.date().0 - todo.since.date().0;
            let text = if days == 0 {
                "오늘부터".to_owned()
            } else {
                format!("{days}일째")
            };
            (None, text)
        }
    }
}

/// The button that leads to the first.
fn first_of(event: &KeyboardEvent) -> Option<HtmlElement> {
    event.prevent_default();
    let document = web_sys::window()?.document()?;
    document.get_element_by_id("next-todo")?.dyn_into().ok()
}

fn open(link: Option<HtmlElement>) {
    if let Some(link) = link {
        link.click();
    }
}
