//! 주문·클레임: a dense list that is worked through, with one order in a drawer beside it. Tab, words
//! and the open order stand in the address.

mod arrive;
mod chosen;
mod rows;

use std::rc::Rc;

use shared::console::{
    desk::{OrderList, Tab},
    role::Permission,
    sign_in::Me,
};
use yew::prelude::*;

use self::{arrive::Together, chosen::use_chosen, rows::table};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        tabs::Tabs,
        ui::{broken, use_key},
    },
    drawer::Drawer,
    frame::Frame,
    listing::{self, Go, Query, chip, encoded, use_narrowing},
};

#[component]
pub(crate) fn Orders() -> Html {
    let (query, go) = use_narrowing(Route::Orders);
    let path = format!("/api/console/orders?{}", encoded(&query, &["open"]));
    let Loaded { now, again } = use_load::<OrderList>(path.clone());
    let me = use_context::<Rc<Me>>();
    let chosen = use_chosen(&path);
    let on_way = query
        .get("tab")
        .is_some_and(|tab| tab == Tab::Sent.as_str());
    let on_way = on_way && me.is_some_and(|me| me.may(Permission::AnswerClaims));
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
                if on_way {
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

fn tabs(list: &OrderList, query: &Query, go: &Go) -> Html {
    let now = Tab::parse(query.get("tab").map_or("", String::as_str));
    let one = |(tab, count): (Tab, &u64)| {
        let (value, count) = match tab {
            Tab::All => ("", Html::default()),
            _ => (
                tab.as_str(),
                html! { <>{ " " }<b>{ count.to_string() }</b></> },
            ),
        };
        listing::tab(
            html! { <>{ tab.name() }{ count }</> },
            value,
            tab == now,
            go,
        )
    };
    html! {
        <div class="panel__head">
            <Tabs label="상태">{ for Tab::ALL.into_iter().zip(&list.counts).map(one) }</Tabs>
        </div>
    }
}

/// What narrows the list besides the tab.
fn chips(query: &Query, go: &Go) -> Html {
    match query.get("q") {
        Some(words) => {
            html! { <div class="filters">{ chip(format!("“{words}”"), "q", go) }</div> }
        }
        None => Html::default(),
    }
}

fn pager(list: &OrderList, query: &Query, go: &Go) -> Html {
    let sheet = format!(
        "/api/console/orders/xlsx?{}",
        encoded(query, &["open", "after"])
    );
    let sheet = (!list.rows.is_empty()).then(|| {
        html! {
            <a class="btn" href={sheet} download="">{ icon(Icon::DOWNLOAD) }{ "엑셀로 받기" }</a>
        }
    });
    let rows = format!("{}건", list.rows.len());
    let next = (list.next.as_ref(), "다음 50건");
    listing::pager(rows, next, (query, go), sheet.unwrap_or_default())
}
