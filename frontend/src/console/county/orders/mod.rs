//! 주문·클레임: a dense list that is worked through, with one order in a drawer beside it. Tab, words
//! and the open order stand in the address.

mod arrive;
mod chosen;
mod rows;

use std::{collections::BTreeMap, rc::Rc};

use shared::console::{
    desk::{OrderList, Tab},
    role::Permission,
    sign_in::Me,
};
use yew::prelude::*;
use yew_router::prelude::*;

use self::{arrive::Together, chosen::use_chosen, rows::table};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{broken, use_key, use_query},
    },
    drawer::Drawer,
    frame::Frame,
};

/// What the address says.
type Query = BTreeMap<String, String>;

/// Changes what the address says.
type Go = Callback<Vec<(&'static str, String)>>;

#[component]
pub(crate) fn Orders() -> Html {
    let navigator = use_navigator();
    let query: Query = use_query();
    let mut asked = query.clone();
    asked.remove("open");
    let path = format!("/api/console/orders?{}", encoded(&asked));
    let Loaded { now, again } = use_load::<OrderList>(path.clone());
    let me = use_context::<Rc<Me>>();
    let chosen = use_chosen(&path);
    let on_way = query
        .get("tab")
        .is_some_and(|tab| tab == Tab::Sent.as_str());
    let on_way = on_way && me.is_some_and(|me| me.may(Permission::AnswerClaims));
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
    use_keys(rows.clone(), query.get("open").cloned(), go.clone());
    let open = query.get("open").cloned();
    let content = match &now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(list) => html! {
            <>
                { tabs(list, &query, &go) }
                { chips(&query, &go) }
                if on_way && !list.rows.is_empty() {
                    <Together chosen={chosen.clone()} orders={rows.clone()} done={again.clone()} />
                }
                { table(list, open.as_deref(), &go, on_way.then_some(&chosen)) }
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
fn use_keys(rows: Vec<String>, open: Option<String>, go: Go) {
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

fn tabs(list: &OrderList, query: &Query, go: &Go) -> Html {
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
fn chips(query: &Query, go: &Go) -> Html {
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

fn pager(list: &OrderList, query: &Query, go: &Go) -> Html {
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
