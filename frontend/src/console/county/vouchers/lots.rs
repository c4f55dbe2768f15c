//! The lots: found by tab, words and batch, each of which stands in the address; one may be stopped
//! and let go again.

use shared::console::lot::{LotList, LotRow, LotTab};
use yew::prelude::*;

use super::{
    super::{
        super::{
            api::{Load, Loaded, use_load},
            app::Route,
            tabs::Tabs,
            ui::broken,
        },
        listing::{self, Go, Query, chip, encoded, search, use_narrowing},
        proof::Why,
    },
    lot_table::table,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) may_issue: bool,
    /// A lot was stopped or let go.
    pub(super) changed: Callback<()>,
}

#[component]
pub(super) fn Lots(props: &Props) -> Html {
    let (query, go) = use_narrowing(Route::Vouchers);
    let path = format!("/api/console/vouchers/lots?{}", encoded(&query, &[]));
    let Loaded { now, again } = use_load::<LotList>(path);
    let chosen = use_state(|| None::<LotRow>);
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

fn tabs(list: &LotList, query: &Query, go: &Go) -> Html {
    let now = LotTab::parse(query.get("tab").map_or("", String::as_str));
    let one = |(tab, count): (LotTab, &u64)| {
        let value = if tab == LotTab::All { "" } else { tab.as_str() };
        let name = html! { <>{ tab.name() }{ " " }<b>{ count.to_string() }</b></> };
        listing::tab(name, value, tab == now, go)
    };
    html! {
        <div class="panel__head">
            <h2>{ "로트 " }<span class="small muted">{ "단위 원" }</span></h2>
            <Tabs label="로트 거르기">
                { for LotTab::ALL.into_iter().zip(&list.counts).map(one) }
            </Tabs>
        </div>
    }
}

/// What narrows the list besides the tab.
fn filters(query: &Query, go: &Go) -> Html {
    let (label, example) = (
        "이름, 전화 뒷자리, 승인번호로 찾기",
        "이름·전화 뒷자리·승인번호",
    );
    html! {
        <div class="filters">
            { search("lot-words", label, example, go) }
            if let Some(words) = query.get("q") {
                { chip(format!("“{words}”"), "q", go) }
            }
            if query.contains_key("batch") {
                { chip("한 번에 발행한 것만".to_owned(), "batch", go) }
            }
        </div>
    }
}

fn pager(list: &LotList, query: &Query, go: &Go) -> Html {
    let rows = format!("{}개", list.rows.len());
    let next = (list.next.as_ref(), "다음 50개");
    listing::pager(rows, next, (query, go), Html::default())
}
