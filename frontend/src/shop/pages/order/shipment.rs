//! What one vendor sends, and how far it is.

use shared::order::{Order, OrderLine, Shipment, ShipmentStatus};
use shared::time::Date;
use shared::waybill::Waybill;
use yew::prelude::*;

use crate::components::dot_list::dot_list;
use crate::components::picture::Picture;
use crate::state::orders;

/// The vendor's part of the order.
pub fn shipment(sent: &Shipment, order: &Order) -> Html {
    let id = format!("shipment-{}", sent.vendor);
    html! {
        <section class="vendor-group" aria-labelledby={id.clone()} key={sent.vendor.as_str()}>
            <div class="vendor-group__head">
                <h2 class="vendor-group__name" {id}>
                    <a href={format!("/vendors/{}", sent.vendor)}>{ &sent.vendor_name }</a>
                </h2>
                <span class={badge(sent.status)}>{ sent.status.name() }</span>
            </div>
            { timeline(sent, order) }
            <ul>{ for sent.lines.iter().map(item) }</ul>
            { parcel(&sent.tracking) }
            { review(sent, order) }
            <p class="vendor-group__foot">
                <span>{ format!("배송비 {}", sent.shipping) }</span>
                if !sent.vendor_phone.is_empty() {
                    <a href={format!("tel:{}", sent.vendor_phone)}>{ format!("문의 {}", sent.vendor_phone) }</a>
                }
            </p>
        </section>
    }
}

/// Who carries the parcel under which number, and the way to the carrier's page about it.
fn parcel(tracking: &str) -> Html {
    if tracking.is_empty() {
        return Html::default();
    }
    let page = Waybill::read(tracking).and_then(|waybill| waybill.page());
    html! {
        <>
            if let Some(page) = page {
                <div class="action-row">
                    <a class="button button--secondary" href={page} target="_blank" rel="noopener">
                        { "배송 조회" }
                        <span class="visually-hidden">{ " (새 창)" }</span>
                    </a>
                </div>
            }
            <p class="field__hint action-note">{ tracking }</p>
        </>
    }
}

/// The way to the reviews of what has come. The server writes that page; the proof goes along in
/// the form, so that it is in no address.
fn review(sent: &Shipment, order: &Order) -> Html {
    use ShipmentStatus::{Confirmed, Delivered};
    let token = orders::token_of(&order.no);
    let (Some(token), Delivered | Confirmed) = (token, sent.status) else {
        return Html::default();
    };
    html! {
        <form method="post" action={format!("/orders/{}/reviews", order.no)}>
            <input type="hidden" name="token" value={token} />
            <button class="button button--secondary" type="submit">{ "상품평 남기기" }</button>
        </form>
    }
}

fn badge(status: ShipmentStatus) -> &'static str {
    match status {
        ShipmentStatus::Waiting | ShipmentStatus::Preparing => "badge badge--caution",
        ShipmentStatus::Shipped => "badge badge--accent",
        ShipmentStatus::Delivered | ShipmentStatus::Confirmed | ShipmentStatus::Cancelled => {
            "badge"
        }
    }
}

/// Where the shipment stands among its four steps; `None` when it goes nowhere.
fn step(status: ShipmentStatus) -> Option<usize> {
    match status {
        ShipmentStatus::Waiting => Some(0),
        ShipmentStatus::Preparing => Some(1),
        ShipmentStatus::Shipped => Some(2),
        ShipmentStatus::Delivered | ShipmentStatus::Confirmed => Some(3),
        ShipmentStatus::Cancelled => None,
    }
}

fn timeline(sent: &Shipment, order: &Order) -> Html {
    let Some(now) = step(sent.status) else {
        return Html::default();
    };
    let paid = order.paid_at.map(|at| short(at.date()));
    let ship_by = (now < 2).then(|| format!("예정 {}", short(sent.ship_by)));
    let steps = [
        ("결제", paid),
        ("준비", None),
        ("배송 중", ship_by),
        ("도착", None),
    ];
    let item = |(at, (name, date)): (usize, (&'static str, Option<String>))| {
        let class = classes!(
            "order-timeline__step",
            (at < now).then_some("order-timeline__step--done"),
            (at == now).then_some("order-timeline__step--now"),
        );
        html! {
            <li {class} aria-current={(at == now).then_some("step")}>
                <span>
                    { name }
                    <span class="order-timeline__date">{ date.unwrap_or_default() }</span>
                </span>
            </li>
        }
    };
    html! {
        <ol class="order-timeline">{ for steps.into_iter().enumerate().map(item) }</ol>
    }
}

fn short(date: Date) -> String {
    let (_, month, day) = date.ymd();
    format!("{month}.{day}")
}

fn item(line: &OrderLine) -> Html {
    html! {
        <li class="order-item" key={line.option.as_str()}>
            { Picture::new(&line.image, "order-item__image", "72px").decorative().html() }
            <span>
                <a href={format!("/p/{}", line.product)}>{ &line.name }</a>
                <span class="order-item__sub">
                    { dot_list([html! { { &line.label } }, html! { { format!("{}개", line.quantity) } }]) }
                </span>
            </span>
            <strong class="option-list__price">{ line.due.to_string() }</strong>
        </li>
    }
}
