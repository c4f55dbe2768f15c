//! 오늘 보낼 것: one screen with everything that a producer does in a day.

use shared::{
    console::{parcel::Today as Day, rest::DaysOff},
    ids::OrderNo,
    time::Date,
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
    card::{AcceptCard, SendCard},
    claims::ClaimList,
    frame::Frame,
    stock::StockList,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

#[component]
pub(crate) fn Today(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/today", props.vendor);
    let Loaded { now, again } = use_load::<Day>(path);
    let told = use_state(String::new);
    let day = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(day) => day,
    };
    let done = {
        let (told, again) = (told.clone(), again.clone());
        Callback::from(move |text: String| {
            told.set(text);
            again.emit(());
        })
    };
    let accept = {
        let (vendor, done) = (props.vendor.clone(), done.clone());
        Callback::from(move |no: OrderNo| {
            let (path, done) = (parcel_path(&vendor, &no, "accept"), done.clone());
            spawn_local(async move {
                let said = match api::post(&path, &()).await {
                    Ok(()) => "손님께 알렸어요. 이제 송장번호를 넣어 주세요.".to_owned(),
                    Err(failure) => failure.text(),
                };
                done.emit(said);
            });
        })
    };
    let open = day.new.len() + day.accepted.len();
    let asked = Route::VendorFeedback {
        vendor: props.vendor.clone(),
    };
    let labels = Route::Labels {
        vendor: props.vendor.clone(),
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={day.vendor.clone()}>
            <div class="today">
                <p class="sub">{ day_name(day.date) }</p>
                <h1>{ "오늘 보낼 것 " }<b>{ format!("{open}개") }</b></h1>
            </div>
            <div class="fsec" aria-live="polite">
                if !told.is_empty() {
                    { note("note--ok", &told) }
                }
                if open > 0 {
                    <Link<Route> to={labels} classes="btn btn--block">
                        { icon(Icon::PRINT) }{ format!("상자 이름표 {open}장 뽑기") }
                    </Link<Route>>
                } else {
                    <div class="empty">
                        { icon(Icon::DONE) }
                        <b>{ "보낼 것이 없어요" }</b>
                        <span>{ "새 주문이 오면 문자로 알려 드려요. 남은 물건 수가 맞는지 봐 두시면 좋아요." }</span>
                    </div>
                }
                if day.questions > 0 {
                    <Link<Route> to={asked} classes="btn btn--block">
                        { icon(Icon::MSG) }{ format!("손님 문의 {}개에 답하기", day.questions) }
                    </Link<Route>>
                }
                { rest(&props.vendor, &day) }
            </div>
            if !day.new.is_empty() {
                <section class="fsec" aria-labelledby="h-new">
                    <h2 class="fsec__h" id="h-new">
                        { "새 주문이 왔어요 " }<span class="count">{ day.new.len() }</span>
                    </h2>
                    { for day.new.iter().map(|parcel| html! {
                        <AcceptCard
                            key={parcel.no.to_string()}
                            vendor={props.vendor.clone()}
                            parcel={parcel.clone()}
                            accept={accept.clone()}
                            done={done.clone()}
                        />
                    }) }
                </section>
            }
            if !day.accepted.is_empty() {
                <section class="fsec" aria-labelledby="h-way">
                    <h2 class="fsec__h" id="h-way">
                        { "송장번호 넣기 " }<span class="count">{ day.accepted.len() }</span>
                    </h2>
                    <p class="sub">{ "택배 종이의 숫자를 적어 주세요." }</p>
                    { for day.accepted.iter().map(|parcel| html! {
                        <SendCard
                            key={parcel.no.to_string()}
                            vendor={props.vendor.clone()}
                            parcel={parcel.clone()}
                            done={done.clone()}
                        />
                    }) }
                </section>
            }
            <ClaimList vendor={props.vendor.clone()} done={done.clone()} />
            if !day.sent.is_empty() {
                <section class="fsec" aria-labelledby="h-done">
                    <h2 class="fsec__h" id="h-done">
                        { "가고 있는 것 " }<span class="count count--idle">{ day.sent.len() }</span>
                    </h2>
                    <ul class="stack stack--s">
                        { for day.sent.iter().map(|parcel| html! {
                            <li class="note note--ok">
                                { icon(Icon::TRUCK) }
                                <span>
                                    { parcel.lines.first().map_or("", |line| line.name.as_str()) }
                                    <br />{ &parcel.tracking }
                                </span>
                            </li>
                        }) }
                    </ul>
                </section>
            }
            <StockList vendor={props.vendor.clone()} stock={day.stock.clone()} {done} />
        </Frame>
    }
}

/// The next days without sending, and the way to plan others.
fn rest(vendor: &str, day: &Day) -> Html {
    let route = Route::Rest {
        vendor: vendor.to_owned(),
    };
    let says = |next: &DaysOff| {
        if next.days.contains(day.date) {
            format!(
                "지금은 쉬는 날이에요. {}까지 쉬어요.",
                next.days.last.korean()
            )
        } else {
            format!("{}은 쉬기로 하셨어요.", next.days.name())
        }
    };
    html! {
        <>
            if let Some(next) = day.rests.first() {
                { note("note--warn", &says(next)) }
            }
            <Link<Route> to={route} classes="btn btn--block">
                { icon(Icon::CALENDAR) }{ "쉬는 날 정하기" }
            </Link<Route>>
        </>
    }
}

/// The address of a step of a parcel.
pub(super) fn parcel_path(vendor: &str, no: &OrderNo, step: &str) -> String {
    format!("/api/console/vendors/{vendor}/parcels/{no}/{step}")
}

/// `11월 23일 월요일`.
pub(super) fn day_name(date: Date) -> String {
    let (_, month, day) = date.ymd();
    format!("{month}월 {day}일 {}요일", date.weekday())
}
