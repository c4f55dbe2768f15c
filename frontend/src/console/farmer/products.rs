//! 내 물건: what is on sale and what is in the making, and the way to a new one.

use shared::console::product::{Begun, DraftStatus, ProductRow, Products as Shelf};
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
    let navigator = use_navigator();
    let shelf = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(shelf) => shelf,
    };
    let begin = {
        let (failure, vendor) = (failure.clone(), props.vendor.clone());
        move |_| {
            let (failure, path) = (failure.clone(), path.clone());
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
        }
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={shelf.vendor.clone()}>
            <div class="today"><h1>{ "내 물건" }</h1></div>
            <div class="fsec">
                if let Some(failure) = &*failure {
                    { note("note--bad", &failure.text()) }
                }
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
                        { for shelf.rows.iter().map(|product| row(&props.vendor, product)) }
                    </ul>
                }
            </div>
        </Frame>
    }
}

fn row(vendor: &str, product: &ProductRow) -> Html {
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
                <small>{ product.status.name() }</small>
            </span>
            if let Some(draft) = open {
                <Link<Route>
                    to={Route::Product { vendor: vendor.to_owned(), draft }}
                    classes="btn btn--s"
                >
                    { if product.status.is_open() { "열기" } else { "보기" } }
                </Link<Route>>
            } else if let Some(id) = &product.product {
                <a class="btn btn--s" href={format!("/p/{id}")} aria-label={format!("{} 손님 화면 보기", product.name)}>
                    { "보기" }
                </a>
            }
        </li>
    }
}
