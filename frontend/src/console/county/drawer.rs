//! One order beside the list: what it is, what happened to it, and its people when somebody says
//! why they must be seen.

use std::rc::Rc;

use shared::{
    console::{
        desk::{Arrived, Happened, Kind, OrderFile, People, Reveal},
        role::Permission,
        sign_in::Me,
    },
    ids::{OrderNo, VendorId},
    order::{Order, ShipmentStatus},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::super::{
    api::{self, Load, Loaded, use_load},
    icon::{Icon, icon},
    ui::{Field, broken, note, use_focus},
};
use super::{audit::action_name, cases::Inquiry, compensation::Compensations};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// The order's number.
    pub(super) no: String,
    pub(super) close: Callback<()>,
    /// Something was done to the order.
    pub(super) changed: Callback<()>,
}

#[component]
pub(super) fn Drawer(props: &Props) -> Html {
    let Loaded { now, again } = use_load::<OrderFile>(format!("/api/console/orders/{}", props.no));
    let me = use_context::<Rc<Me>>();
    let head = use_focus();
    let close = {
        let close = props.close.clone();
        move |_| close.emit(())
    };
    let may = |permission| me.as_ref().is_some_and(|me| me.may(permission));
    let (may_see, may_settle) = (may(Permission::RevealPeople), may(Permission::Compensate));
    let may_pay = may(Permission::ReadVouchers);
    let seen = {
        let again = again.clone();
        Callback::from(move |()| again.emit(()))
    };
    let arrived = may(Permission::AnswerClaims).then(|| {
        let (again, changed) = (again.clone(), props.changed.clone());
        Callback::from(move |()| {
            again.emit(());
            changed.emit(());
        })
    });
    html! {
        <aside class="drawer drawer--open" aria-label={format!("주문 {}", props.no)}>
            <div class="drawer__head">
                <h2 tabindex="-1" ref={head}>{ &props.no }</h2>
                <button class="btn btn--quiet btn--icon" type="button" aria-label="닫기" onclick={close}>
                    { icon(Icon::CLOSE) }
                </button>
            </div>
            { match &now {
                Load::Waiting => html! { <p class="drawer__sec" role="status">{ "불러오는 중이에요" }</p> },
                Load::Failed(failure) => broken(failure, &again),
                Load::Ready(file) => html! {
                    <>
                        { money(&file.order) }
                        { parcels(&file.order, arrived.as_ref()) }
                        if may_see {
                            <Person no={props.no.clone()} seen={seen.clone()} />
                        }
                        { trail(&file.trail) }
                        if may_settle {
                            <Inquiry no={file.order.no.clone()} done={seen.clone()} />
                        }
                        if may_pay {
                            <Compensations no={file.order.no.clone()} changed={seen} />
                        }
                    </>
                },
            } }
        </aside>
    }
}

fn money(order: &Order) -> Html {
    html! {
        <section class="drawer__sec" aria-label="금액">
            <span class="pill">{ order.status.name() }</span>
            <dl class="kv">
                <dt>{ "주문한 분" }</dt><dd class="num">{ &order.buyer_name }</dd>
                { for order.tenders.iter().map(|tender| html! {
                    <>
                        <dt>{ &tender.name }</dt>
                        <dd class="num">
                            { tender.amount.to_string() }
                            if !tender.returned.is_zero() {
                                <span class="table__sub neg">{ format!("− {} 돌려줌", tender.returned) }</span>
                            }
                        </dd>
                    </>
                }) }
                <dt>{ "모두" }</dt><dd class="num"><b>{ order.totals.due.to_string() }</b></dd>
            </dl>
        </section>
    }
}

fn parcels(order: &Order, arrived: Option<&Callback<()>>) -> Html {
    let address = &order.recipient.address;
    html! {
        <section class="drawer__sec" aria-label="보낼 것">
            <h3>{ format!("보낼 곳: {} {} {}", order.recipient.name, address.sido, address.sigungu) }</h3>
            { for order.shipments.iter().map(|shipment| html! {
                <div class="stack stack--s">
                    <div class="row row--between">
                        <b>{ &shipment.vendor_name }</b>
                        <span class="pill">{ shipment.status.name() }</span>
                    </div>
                    <ul>
                        { for shipment.lines.iter().map(|line| html! {
                            <li>{ format!("{} {} × {}", line.name, line.label, line.quantity) }</li>
                        }) }
                    </ul>
                    <p class="small muted">
                        { if shipment.tracking.is_empty() {
                            format!("{}까지 보내기", shipment.ship_by.korean())
                        } else {
                            shipment.tracking.clone()
                        } }
                    </p>
                    if let (Some(done), ShipmentStatus::Shipped) = (arrived, shipment.status) {
                        <Arrive no={order.no.clone()} vendor={shipment.vendor.clone()} done={done.clone()} />
                    }
                    <a class="alink" href={format!("/console/v/{}", shipment.vendor)}>{ "이 농가의 오늘 보기" }</a>
                </div>
            }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ArriveProps {
    no: OrderNo,
    vendor: VendorId,
    done: Callback<()>,
}

/// The carrier says that a parcel is there: the days in which it can be sent back begin.
#[component]
fn Arrive(props: &ArriveProps) -> Html {
    let wrong = use_state(String::new);
    let onclick = {
        let path = format!("/api/console/orders/{}/arrived", props.no);
        let (vendor, done, wrong) = (props.vendor.clone(), props.done.clone(), wrong.clone());
        move |_| {
            let (path, done, wrong) = (path.clone(), done.clone(), wrong.clone());
            let vendor = vendor.clone();
            spawn_local(async move {
                match api::post(&path, &Arrived { vendor }).await {
                    Ok(()) => done.emit(()),
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    html! {
        <>
            <div><button class="btn" type="button" {onclick}>{ icon(Icon::BOX) }{ "도착했어요" }</button></div>
            if !wrong.is_empty() { { note("note--bad", &wrong) } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PersonProps {
    no: String,
    seen: Callback<()>,
}

/// Names, phones and addresses: hidden until a reason is given.
#[component]
fn Person(props: &PersonProps) -> Html {
    let reason = use_state(String::new);
    let people = use_state(|| None::<People>);
    let wrong = use_state(String::new);
    let onsubmit = {
        let path = format!("/api/console/orders/{}/people", props.no);
        let (reason, people, wrong) = (reason.clone(), people.clone(), wrong.clone());
        let seen = props.seen.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let (path, people, wrong) = (path.clone(), people.clone(), wrong.clone());
            let request = Reveal {
                reason: (*reason).clone(),
            };
            let seen = seen.clone();
            spawn_local(async move {
                match api::ask::<_, People>(&path, &request).await {
                    Ok(found) => {
                        people.set(Some(found));
                        seen.emit(());
                    }
                    Err(failure) => wrong.set(failure.first_wrong()),
                }
            });
        }
    };
    let onchange = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(text))
    };
    html! {
        <section class="drawer__sec" aria-label="연락처">
            if let Some(people) = &*people {
                <dl class="kv">
                    <dt>{ "주문" }</dt><dd>{ format!("{} {}", people.buyer, people.phone) }</dd>
                    <dt>{ "받는 분" }</dt><dd>{ format!("{} {}", people.recipient, people.recipient_phone) }</dd>
                    <dt>{ "주소" }</dt><dd>{ &people.address }</dd>
                </dl>
            } else {
                <form class="stack stack--s" {onsubmit} novalidate={true}>
                    <Field
                        id="why" label="연락처를 보는 까닭" value={(*reason).clone()} {onchange}
                        placeholder="예: 배송지 확인 전화" error={(*wrong).clone()}
                    />
                    <button class="btn">{ icon(Icon::EYE) }{ "연락처 보기" }</button>
                    <p class="small muted">{ "누가 언제 왜 보았는지 감사 기록에 남아요." }</p>
                </form>
            }
        </section>
    }
}

/// What happened; a deed by its name.
fn told(happened: &Happened) -> String {
    let deed = happened.text.rsplit_once(" · ");
    match deed.filter(|_| happened.kind == Kind::Audit) {
        Some((who, action)) => format!("{who} · {}", action_name(action)),
        None => happened.text.clone(),
    }
}

fn trail(trail: &[Happened]) -> Html {
    let item = |happened: &Happened| {
        let what = match happened.kind {
            Kind::Event => "",
            Kind::Call => "호출 · ",
            Kind::Message => "알림 · ",
            Kind::Case => "확인할 일 · ",
            Kind::Audit => "담당자 · ",
        };
        html! {
            <li>
                <span class="small muted">
                    { happened.at.korean() }
                </span>
                <br />{ format!("{what}{}", told(happened)) }
            </li>
        }
    };
    html! {
        <section class="drawer__sec" aria-label="있었던 일">
            <h3>{ "있었던 일" }</h3>
            <ol class="timeline">{ for trail.iter().map(item) }</ol>
        </section>
    }
}
