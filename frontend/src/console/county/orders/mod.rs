//! 주문·클레임: a dense list that is worked through, with one order in a drawer beside it. Tab, words
//! and the open order stand in the address.

use std::collections::BTreeMap;

use shared::console::desk::{OrderList, OrderRow, Tab};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{broken, use_key, use_query},
    },
    drawer::Drawer,
    frame::Frame,
    table::{self, number, words},
};

/// What the address says.
type Query = BTreeMap<String, String>;

#[component]
pub(crate) fn Orders() -> Html {
    let navigator = use_navigator();
    let query: Query = use_query();
    let mut asked = query.clone();
    asked.remove("open");
    let path = format!("/api/console/orders?{}", encoded(&asked));
    let Loaded { now, again } = use_load::<OrderList>(path);
    let go = {
        let query = query.clone();
        Callback::from(move |changes: Vec<(&'static str, String)>| {
            let mut query = query.clone();
            for (name, value) in changes {
                if value.is_empty() {
                    query.remove(name);
                } else {
                    query.insert(name.to_owned(), value);
                }
            }
            if let Some(navigator) = &navigator {
                // A map of texts always has a form.
                let _ = navigator.push_with_query(&Route::Orders, &query);
            }
        })
    };
    let rows: Vec<String> = match &now {
        Load::Ready(list) => list.rows.iter().map(|row| row.no.to_string()).collect(),
        Load::Waiting | Load::Failed(_) => Vec::new(),
    };
    use_keys(rows, query.get("open").cloned(), go.clone());
    let open = query.get("open").cloned();
    let content = match &now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(list) => html! {
            <>
                { tabs(list, &query, &go) }
                { chips(&query, &go) }
                { table(list, open.as_deref(), &go) }
                { pager(list, &query, &go) }
            </>
        },
    };
    let close = {
        let go = go.clone();
        Callback::from(move |()| go.emit(vec![("open", String::new())]))
    };
    html! {
        <Frame title="주문·클레임">
            <div class={classes!("with-drawer", open.is_none().then_some("with-drawer--alone"))}>
                <section class="panel" aria-label="주문 목록">{ content }</section>
                if let Some(no) = open {
                    <Drawer key={no.as_str()} no={no.clone()} {close} changed={again} />
                }
            </div>
        </Frame>
    }
}

/// `J` and `K` walk through the rows, `Esc` closes the drawer.
#[hook]
fn use_keys(rows: Vec<String>, open: Option<String>, go: Callback<Vec<(&'static str, String)>>) {
    let deps = (rows.clone(), open.clone(), go.clone());
    use_key(deps, move |event| {
        let at = open.as_ref();
        let at = at.and_then(|open| rows.iter().position(|no| no == open));
        let next = match (event.key().as_str(), at) {
            ("j" | "J", Some(at)) => rows.get(at + 1),
            ("j" | "J", None) => rows.first(),
            ("k" | "K", Some(at)) => at.checked_sub(1).and_then(|at| rows.get(at)),
            ("Escape", Some(_)) => return go.emit(vec![("open", String::new())]),
            _ => None,
        };
        if let Some(no) = next {
            go.emit(vec![("open", no.clone())]);
        }
    });
}

/// What narrows the list, without where in it the reader is.
fn narrowed(query: &Query) -> Query {
    let mut query = query.clone();
    for name in ["open", "after"] {
        query.remove(name);
    }
    query
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

fn tabs(list: &OrderList, query: &Query, go: &Callback<Vec<(&'static str, String)>>) -> Html {
    let now = Tab::parse(query.get("tab").map_or("", String::as_str));
    let tab = |(tab, count): (Tab, &u64)| {
        let go = go.clone();
        let onclick = move |_| {
            let text = if tab == Tab::All { "" } else { tab.as_str() };
            go.emit(vec![("tab", text.to_owned()), ("after", String::new())]);
        };
        html! {
            <button type="button" {onclick} aria-current={(tab == now).then_some("true")}>
                { tab.name() }
                if tab != Tab::All { { " " }<b>{ count.to_string() }</b> }
            </button>
        }
    };
    html! {
        <div class="panel__head">
            <nav class="tabs" aria-label="상태">
                { for Tab::ALL.into_iter().zip(&list.counts).map(tab) }
            </nav>
        </div>
    }
}

/// What narrows the list besides the tab, each to be taken away.
fn chips(query: &Query, go: &Callback<Vec<(&'static str, String)>>) -> Html {
    let Some(words) = query.get("q") else {
        return Html::default();
    };
    let go = go.clone();
    let onclick = move |_| go.emit(vec![("q", String::new()), ("after", String::new())]);
    html! {
        <div class="filters">
            <span class="fchip">
                { format!("“{words}”") }
                <button type="button" aria-label="찾는 말 지우기" {onclick}>{ icon(Icon::CLOSE) }</button>
            </span>
        </div>
    }
}

fn table(list: &OrderList, open: Option<&str>, go: &Callback<Vec<(&'static str, String)>>) -> Html {
    if list.rows.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::ORDERS) }
                <b>{ "맞는 주문이 없어요" }</b>
                <span>{ "주문번호 앞자리, 이름, 전화 뒷자리, 송장번호, 상품 이름으로 찾을 수 있어요." }</span>
            </div>
        };
    }
    table::draw(
        "table--stack table--orders",
        "주문 목록, 새것부터",
        [
            words("주문"),
            words("상품"),
            number("금액"),
            words("상태"),
            words("기한"),
        ],
        list.rows.iter().map(|one| row(one, list, open, go)),
    )
}

fn row(
    row: &OrderRow,
    list: &OrderList,
    open: Option<&str>,
    go: &Callback<Vec<(&'static str, String)>>,
) -> Html {
    let no = row.no.to_string();
    let is_open = open == Some(no.as_str());
    let onclick = {
        let (go, no) = (go.clone(), no.clone());
        move |event: MouseEvent| {
            event.prevent_default();
            go.emit(vec![("open", no.clone())]);
        }
    };
    let (_, month, day) = row.placed_at.date().ymd();
    let late = row.ship_by.is_some_and(|day| day < list.today);
    let (kind, state) = state(row, late);
    html! {
        <tr role="row" class={is_open.then_some("is-on")} key={no.clone()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="주문">
                <div class="cell">
                    <a href={format!("/console/orders?open={no}")} class="nowrap" {onclick}>{ &no }</a>
                    <span class="table__sub">
                        { format!("{month}/{day} {} · {}", row.placed_at.clock(), row.buyer) }
                    </span>
                </div>
            </th>
            <td role="cell" class="cell-main" data-label="상품">
                <div class="cell">
                    <span class="ell">{ &row.what }</span>
                    <span class="table__sub">{ row.vendors.join(", ") }</span>
                </div>
            </td>
            <td role="cell" class="num" data-label="금액">
                <div class="cell">
                    <b>{ row.due.to_string() }</b>
                    <span class="table__sub">{ row.tenders.join(" + ") }</span>
                </div>
            </td>
            <td role="cell" data-label="상태">
                <div class="cell"><span class={classes!("pill", kind)}>{ state }</span></div>
            </td>
            <td role="cell" class="nowrap" data-label="기한">
                <div class="cell">
                    if let Some(day) = row.ship_by {
                        <span class={classes!("strong", late.then_some("neg"))}>{ day.korean() }</span>
                    }
                </div>
            </td>
        </tr>
    }
}

/// What most needs to be known of an order.
fn state(row: &OrderRow, late: bool) -> (&'static str, String) {
    let (unsent, parcels) = row.unsent;
    if row.unknown {
        ("pill--warn", "결제 확인 중".to_owned())
    } else if late {
        ("pill--bad", "출고 지연".to_owned())
    } else if row.claim {
        ("pill--warn", "클레임".to_owned())
    } else if unsent > 0 && parcels > 1 {
        ("pill--ok", format!("준비 {unsent}/{parcels}"))
    } else if unsent > 0 {
        ("pill--ok", "준비 중".to_owned())
    } else {
        ("", row.status.name().to_owned())
    }
}

fn pager(list: &OrderList, query: &Query, go: &Callback<Vec<(&'static str, String)>>) -> Html {
    let first = query.contains_key("after").then(|| {
        let go = go.clone();
        let onclick = move |_| go.emit(vec![("after", String::new())]);
        html! { <button class="btn" type="button" {onclick}>{ "처음으로" }</button> }
    });
    let next = list.next.clone().map(|next| {
        let go = go.clone();
        let onclick = move |_| go.emit(vec![("after", next.clone())]);
        html! { <button class="btn" type="button" {onclick}>{ "다음 50건" }</button> }
    });
    html! {
        <div class="panel__foot">
            <span>{ format!("{}건", list.rows.len()) }</span>
            <span class="pager">
                if !list.rows.is_empty() {
                    <a class="btn" href={format!("/api/console/orders/xlsx?{}", encoded(&narrowed(query)))} download="">
                        { icon(Icon::DOWNLOAD) }{ "엑셀로 받기" }
                    </a>
                }
                { first }{ next }
            </span>
        </div>
    }
}
