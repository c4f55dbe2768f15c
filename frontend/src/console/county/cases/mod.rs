//! 확인할 일: what the rules leave to a person, with one in a drawer beside the list. Which list and
//! which case are open stands in the address.

mod file;
mod inquiry;

use std::{collections::BTreeMap, rc::Rc};

use shared::console::{
    case::{Case, CaseList},
    role::Permission,
    sign_in::Me,
};
use yew::prelude::*;
use yew_router::prelude::*;

use self::file::File;
pub(super) use self::inquiry::Inquiry;
use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        tabs::Tabs,
        ui::{broken, use_key, use_query},
    },
    frame::Frame,
    table::{self, DENSE, words},
};

#[component]
pub(crate) fn Cases() -> Html {
    let me = use_context::<Rc<Me>>();
    let navigator = use_navigator();
    let query = use_query();
    let closed = query.contains_key("closed");
    let open = query.get("open").cloned();
    let Loaded { now, again } = use_load::<CaseList>(format!("/api/console/cases?closed={closed}"));
    let go = Callback::from(move |(closed, open): (bool, Option<String>)| {
        let mut query = BTreeMap::new();
        if closed {
            query.insert("closed", "1".to_owned());
        }
        if let Some(open) = open {
            query.insert("open", open);
        }
        if let Some(navigator) = &navigator {
            // A map of texts always has a form.
            let _ = navigator.push_with_query(&Route::Cases, &query);
        }
    });
    let close = go.reform(move |()| (closed, None));
    {
        let close = close.clone();
        use_key((close.clone(), open.clone()), move |event| {
            if event.key() == "Escape" {
                close.emit(());
            }
        });
    }
    let mut beside = None;
    let content = match &now {
        Load::Waiting => html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(list) => {
            let found = |case: &&Case| open.as_deref() == Some(case.id.as_str());
            beside = list.rows.iter().find(found).cloned();
            html! {
                <>
                    { tabs(list, closed, &go) }
                    { rows(list, closed, open.as_deref(), &go) }
                </>
            }
        }
    };
    let may_settle = me.is_some_and(|me| me.may(Permission::Compensate));
    html! {
        <Frame title="확인할 일">
            <div class={classes!("with-drawer", beside.is_none().then_some("with-drawer--alone"))}>
                <section class="panel" aria-label="확인할 일 목록">{ content }</section>
                if let Some(case) = beside {
                    <File key={case.id.clone()} case={case.clone()} {may_settle} {close} changed={again} />
                }
            </div>
        </Frame>
    }
}

/// Shows one of the two lists, with a case beside it.
type Go = Callback<(bool, Option<String>)>;

fn tabs(list: &CaseList, closed: bool, go: &Go) -> Html {
    let tab = |shows: bool, content: Html| {
        let onclick = go.reform(move |_: MouseEvent| (shows, None));
        html! {
            <button type="button" {onclick} aria-current={(shows == closed).then_some("true")}>
                { content }
            </button>
        }
    };
    html! {
        <div class="panel__head">
            <Tabs label="갈래">
                { tab(false, html! { <>{ "열린 일 " }<b>{ list.open.to_string() }</b></> }) }
                { tab(true, html! { "끝난 일" }) }
            </Tabs>
        </div>
    }
}

fn rows(list: &CaseList, closed: bool, open: Option<&str>, go: &Go) -> Html {
    if list.rows.is_empty() {
        let (title, why) = if closed {
            (
                "끝난 일이 아직 없어요",
                "일을 끝내면 어떻게 끝났는지와 함께 여기에 남아요.",
            )
        } else {
            (
                "지금 확인할 일이 없어요",
                "결제사가 답하지 않거나 환불이 막히면 저절로 여기에 나와요. 전화로 받은 상담은 주문을 열어 적을 수 있어요.",
            )
        };
        return html! {
            <div class="empty">{ icon(Icon::DONE) }<b>{ title }</b><span>{ why }</span></div>
        };
    }
    let (caption, when) = if closed {
        ("끝난 일, 새것부터", "끝난 날")
    } else {
        ("열린 일, 오래된 것부터", "생긴 날")
    };
    let row = |case: &Case| {
        let onclick = {
            let id = case.id.clone();
            go.reform(move |_: MouseEvent| (closed, Some(id.clone())))
        };
        let at = case.closed_at.unwrap_or(case.opened_at);
        let by = if case.opened_by.is_empty() {
            "저절로 찾음"
        } else {
            &case.opened_by
        };
        html! {
            <tr role="row" key={case.id.clone()} class={(open == Some(case.id.as_str())).then_some("is-on")}>
                <th scope="row" role="rowheader" class="rh cell-main" data-label="무엇">
                    <div class="cell">
                        <button class="alink" type="button" {onclick}>{ case.kind.name() }</button>
                        <span class="table__sub ell">{ case.text.lines().next() }</span>
                    </div>
                </th>
                <td role="cell" class="nowrap" data-label="주문">
                    <div class="cell">{ case.order.as_ref().map(ToString::to_string) }</div>
                </td>
                <td role="cell" class="nowrap" data-label={when}>
                    <div class="cell">{ at.date().korean() }<span class="table__sub">{ by }</span></div>
                </td>
            </tr>
        }
    };
    table::draw(
        DENSE,
        caption,
        ["무엇", "주문", when].map(words),
        list.rows.iter().map(row),
    )
}
