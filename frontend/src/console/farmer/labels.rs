//! 이름표: what is stuck on the boxes, one for each parcel, and the packing list.

use shared::console::parcel::{Parcel, Today as Day};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        api::{Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{broken, waiting},
    },
    frame::Frame,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

#[component]
pub(crate) fn Labels(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/today", props.vendor);
    let Loaded { now, again } = use_load::<Day>(path);
    let day = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(day) => day,
    };
    let parcels: Vec<&Parcel> = day.accepted.iter().chain(&day.new).collect();
    let cards = Route::Cards {
        vendor: props.vendor.clone(),
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            // Where printing is not possible nothing happens.
            let _ = window.print();
        }
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={day.vendor.clone()}>
            <div class="today noprint">
                <h1>{ "상자 이름표 " }<b>{ format!("{}장", parcels.len()) }</b></h1>
            </div>
            <div class="fsec">
                if parcels.is_empty() {
                    <div class="empty">
                        { icon(Icon::PRINT) }
                        <b>{ "뽑을 이름표가 없어요" }</b>
                        <span>{ "보낼 것이 생기면 상자마다 한 장씩 나와요." }</span>
                    </div>
                } else {
                    <button class="btn btn--primary btn--go noprint" type="button" onclick={print}>
                        { icon(Icon::PRINT) }{ "뽑기" }
                    </button>
                }
                <Link<Route> to={cards} classes="btn btn--block noprint">
                    { icon(Icon::PRINT) }{ "이야기 카드 뽑기" }
                </Link<Route>>
                { for parcels.into_iter().map(label) }
            </div>
        </Frame>
    }
}

fn label(parcel: &Parcel) -> Html {
    let Some(recipient) = &parcel.recipient else {
        return Html::default();
    };
    let address = &recipient.address;
    html! {
        <article class="card label-card">
            <p class="label-card__to">{ format!("{} 님", recipient.name) }</p>
            <p>{ format!("({}) {} {} {}", address.postcode, address.sido, address.sigungu, address.road) }</p>
            <p>{ &address.detail }</p>
            <p>{ &recipient.phone }</p>
            if !recipient.note.is_empty() {
                <p>{ format!("배송 메모: {}", recipient.note) }</p>
            }
            <ul>
                { for parcel.lines.iter().map(|line| html! {
                    <li class="check">
                        <span class="tickbox" aria-hidden="true"></span>
                        { format!("{} × {}", line.name, line.quantity) }
                    </li>
                }) }
            </ul>
            <p class="small muted">{ format!("주문 {}", parcel.no) }</p>
        </article>
    }
}
