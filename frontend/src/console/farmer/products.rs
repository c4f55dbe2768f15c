//! 내 물건: what is on sale and what is in the making, and the way to a new one.

use shared::{
    console::product::{Begun, DraftStatus, LaterRow, ProductRow, Products as Shelf},
    ids::OptionId,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{broken, note, waiting},
    },
    frame::Frame,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

#[component]
pub(crate) fn Products(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/products", props.vendor);
    let Loaded { now, again } = use_load::<Shelf>(path.clone());
    let failure = use_state(|| None::<Failure>);
    // Whether a price that was to come was just taken back.
    let told = use_state(|| false);
    let navigator = use_navigator();
    let shelf = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(shelf) => shelf,
    };
    // A new product, or the change of one on sale, is gone on with on its own page.
    let go_on = {
        let (failure, vendor) = (failure.clone(), props.vendor.clone());
        Callback::from(move |path: String| {
            let failure = failure.clone();
            let (vendor, navigator) = (vendor.clone(), navigator.clone());
            spawn_local(async move {
                match (api::ask::<_, Begun>(&path, &()).await, navigator) {
                    (Ok(Begun { id: draft }), Some(navigator)) => {
                        navigator.push(&Route::Product { vendor, draft });
                    }
                    (Ok(_), None) => {}
                    (Err(refused), _) => failure.set(Some(refused)),
                }
            });
        })
    };
    let begin = {
        let path = path.clone();
        go_on.reform(move |_: MouseEvent| path.clone())
    };
    let change = go_on.reform(move |draft: String| format!("{path}/{draft}/change"));
    let withdraw = {
        let (failure, vendor) = (failure.clone(), props.vendor.clone());
        let (told, again) = (told.clone(), again.clone());
        Callback::from(move |option: OptionId| {
            let path = format!("/api/console/vendors/{vendor}/options/{option}/later/withdraw");
            let (failure, told, again) = (failure.clone(), told.clone(), again.clone());
            spawn_local(async move {
                let answer = api::post(&path, &()).await;
                told.set(answer.is_ok());
                failure.set(answer.err());
                again.emit(());
            });
        })
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={shelf.vendor.clone()}>
            <div class="today"><h1>{ "내 물건" }</h1></div>
            <div class="fsec">
                <div class="stack" aria-live="polite">
                    if let Some(failure) = &*failure {
                        { note("note--bad", &failure.text()) }
                    } else if *told {
                        { note("note--ok", "값을 그대로 두기로 했어요.") }
                    }
                </div>
                <button class="btn btn--primary btn--go btn--block" type="button" onclick={begin}>
                    { icon(Icon::PLUS) }{ "새 물건 올리기" }
                </button>
                if shelf.rows.is_empty() {
                    <div class="empty">
                        { icon(Icon::CAMERA) }
                        <b>{ "아직 올린 물건이 없어요" }</b>
                        <span>{ "사진 한 장과 몇 가지 답이면 됩니다. 쉬었다 해도 그대로 있어요." }</span>
                    </div>
                } else {
                    <ul class="doclist">
                        { for shelf.rows.iter().map(|product| row(&props.vendor, product, &change, &withdraw)) }
                    </ul>
                }
            </div>
        </Frame>
    }
}

/// How far it is, in words.
fn state(product: &ProductRow) -> &'static str {
    match product.status {
        DraftStatus::Draft if product.changes => "고치는 중 · 손님은 아직 전 것을 봐요",
        DraftStatus::Review if product.changes => "고친 것을 군청이 보는 중",
        status => status.name(),
    }
}

/// A price that comes, and the way to take it back before.
fn coming(row: &LaterRow, withdraw: &Callback<OptionId>) -> Html {
    let (withdraw, option) = (withdraw.clone(), row.option.clone());
    html! {
        <span class="row row--tight">
            <small>{ format!("{} · {}", row.label, row.later.name()) }</small>
            <button
                class="btn btn--s" type="button" onclick={move |_| withdraw.emit(option.clone())}
                aria-label={format!("{} 값 그대로 두기", row.label)}
            >{ "그대로 두기" }</button>
        </span>
    }
}

fn row(
    vendor: &str,
    product: &ProductRow,
    change: &Callback<String>,
    withdraw: &Callback<OptionId>,
) -> Html {
    let open = product
        .draft
        .clone()
        .filter(|_| product.status != DraftStatus::Live);
    html! {
        <li class={if product.thumb.is_empty() { "is-plain" } else { "has-thumb" }}>
            if !product.thumb.is_empty() {
                <img class="thumb" src={product.thumb.clone()} alt="" width="64" height="64" />
            }
            <span>
                <strong>{ &product.name }</strong>
                if let Some(price) = product.price {
                    <small>{ price.to_string() }</small>
                }
                <small>{ state(product) }</small>
                { for product.later.iter().map(|row| coming(row, withdraw)) }
            </span>
            if let Some(draft) = open {
                <Link<Route>
                    to={Route::Product { vendor: vendor.to_owned(), draft }}
                    classes="btn btn--s"
                >
                    { if product.status.is_open() { "열기" } else { "보기" } }
                </Link<Route>>
            } else if let Some(id) = &product.product {
                <span class="row row--tight">
                    if let Some(draft) = product.draft.clone() {
                        <button
                            class="btn btn--s" type="button" onclick={change.reform(move |_: MouseEvent| draft.clone())}
                            aria-label={format!("{} 고치기", product.name)}
                        >{ "고치기" }</button>
                    }
                    <a class="btn btn--s" href={format!("/p/{id}")} aria-label={format!("{} 손님 화면 보기", product.name)}>
                        { "보기" }
                    </a>
                </span>
            }
        </li>
    }
}
