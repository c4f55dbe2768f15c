//! Parcels that have arrived, written down together: chosen, looked at, then done.

use shared::console::on_way::{ArrivedAll, ArrivedCount, LookOnWay, OnWay};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::super::{
        api,
        icon::{Icon, icon},
        ui::{Ask, note},
    },
    chosen::Chosen,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) chosen: Chosen,
    /// The orders of the page.
    pub(super) orders: Vec<String>,
    /// Something was written down.
    pub(super) done: Callback<()>,
}

/// The bar above the list. What was done is still said when nothing is left to choose.
#[component]
pub(super) fn Together(props: &Props) -> Html {
    let looked = use_state(|| None::<Vec<OnWay>>);
    let told = use_state(|| None::<(&'static str, String)>);
    let count = props.chosen.count();
    let choose = {
        let (chosen, orders, told) = (props.chosen.clone(), props.orders.clone(), told.clone());
        let rest = count < orders.len();
        move |_: MouseEvent| {
            told.set(None);
            chosen.only(if rest { &orders } else { &[] });
        }
    };
    let look = {
        let (looked, told) = (looked.clone(), told.clone());
        let orders = props.chosen.all();
        move |_: MouseEvent| {
            let (looked, told) = (looked.clone(), told.clone());
            let orders = orders.iter().map(|no| no.as_str().into()).collect();
            spawn_local(async move {
                let path = "/api/console/orders/on-way";
                match api::ask::<_, Vec<OnWay>>(path, &LookOnWay { orders }).await {
                    Ok(found) => looked.set(Some(found)),
                    Err(failure) => told.set(Some(("note--bad", failure.first_wrong()))),
                }
            });
        }
    };
    let close = {
        let looked = looked.clone();
        Callback::from(move |()| looked.set(None))
    };
    let done = {
        let (looked, told) = (looked.clone(), told.clone());
        let (chosen, done) = (props.chosen.clone(), props.done.clone());
        Callback::from(move |count: ArrivedCount| {
            looked.set(None);
            told.set(Some(("note--ok", said(count))));
            chosen.only(&[]);
            done.emit(());
        })
    };
    html! {
        <>
            if !props.orders.is_empty() {
                <div class="bulk" role="region" aria-label="고른 주문 처리">
                    <b role="status">
                        { if count == 0 { "도착한 주문을 골라 주세요".to_owned() } else { format!("{count}건 골랐어요") } }
                    </b>
                    <span class="grow"></span>
                    <button class="btn" type="button" onclick={choose}>
                        { if count < props.orders.len() { "모두 고르기" } else { "모두 빼기" } }
                    </button>
                    <button class="btn btn--primary" type="button" disabled={count == 0} onclick={look}>
                        { icon(Icon::BOX) }{ "도착으로 적기" }
                    </button>
                </div>
            }
            if let Some((kind, says)) = &*told {
                <div class="panel__body">{ note(kind, says) }</div>
            }
            if let Some(parcels) = &*looked {
                <Question parcels={parcels.clone()} {close} {done} />
            }
        </>
    }
}

fn said(count: ArrivedCount) -> String {
    let left = match count.left {
        0 => String::new(),
        left => format!(" {left}개는 그사이 바뀌어서 그대로 두었어요."),
    };
    format!("{}개를 도착으로 적었어요.{left}", count.arrived)
}

#[derive(Properties, PartialEq)]
struct QuestionProps {
    parcels: Vec<OnWay>,
    close: Callback<()>,
    done: Callback<ArrivedCount>,
}

/// What would be written down, parcel by parcel.
#[component]
fn Question(props: &QuestionProps) -> Html {
    let wrong = use_state(String::new);
    let onclick = {
        let parcels = props.parcels.iter().map(|one| one.parcel.clone());
        let request = ArrivedAll {
            parcels: parcels.collect(),
        };
        let (wrong, done) = (wrong.clone(), props.done.clone());
        move |_: MouseEvent| {
            let (wrong, done, request) = (wrong.clone(), done.clone(), request.clone());
            spawn_local(async move {
                match api::ask::<_, ArrivedCount>("/api/console/orders/arrived", &request).await {
                    Ok(count) => done.emit(count),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let count = props.parcels.len();
    html! {
        <Ask title={format!("택배 {count}개를 도착으로 적을까요?")} close={props.close.clone()}>
            <div class="stack">
                if count == 0 {
                    <p>{ "고르신 주문에 지금 가고 있는 택배가 없어요. 목록을 다시 불러와 주세요." }</p>
                } else {
                    <p>{ "돌려보낼 수 있는 날과 판매자에게 줄 돈을 세는 날이 오늘부터 시작돼요. 적은 뒤에는 되돌릴 수 없어요." }</p>
                }
                <ul class="stack stack--s">{ for props.parcels.iter().map(parcel) }</ul>
                if !wrong.is_empty() {
                    { note("note--bad", &wrong) }
                }
                <div class="row row--tight">
                    if count > 0 {
                        <button class="btn btn--primary" type="button" {onclick}>{ "도착으로 적기" }</button>
                    }
                    <button class="btn" type="button" onclick={props.close.reform(|_| ())}>{ "다시 고르기" }</button>
                </div>
            </div>
        </Ask>
    }
}

fn parcel(one: &OnWay) -> Html {
    let sent = one.sent_at.map_or_else(String::new, |at| {
        format!(" · {}에 보냄", at.date().korean())
    });
    html! {
        <li>
            <b class="num">{ one.parcel.no.to_string() }</b>{ format!(" {}", one.vendor_name) }
            <span class="table__sub">{ format!("{}{sent}", one.tracking) }</span>
        </li>
    }
}
