//! 쉬는 날: on which days nothing is sent. The shop promises other days by itself then.

use shared::{
    console::rest::{DaysOff, Rests, TakeOff},
    dispatch::Rest,
    time::Date,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::{Field, broken, note, waiting},
    },
    frame::Frame,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

/// What somebody is writing.
#[derive(Clone, Default, PartialEq)]
struct Wish {
    first: String,
    last: String,
    reason: String,
}

impl Wish {
    /// With one day only where no last day is written.
    fn read(&self) -> Option<TakeOff> {
        let first = Date::parse(&self.first)?;
        let last = if self.last.is_empty() {
            first
        } else {
            Date::parse(&self.last)?
        };
        Some(TakeOff {
            days: Rest { first, last },
            reason: self.reason.clone(),
        })
    }
}

/// What happened last.
#[derive(Clone, PartialEq)]
enum Told {
    Nothing,
    Added,
    /// It can be put back.
    Removed(DaysOff),
    Failed(Failure),
    Unreadable,
}

#[component]
pub(crate) fn RestPage(props: &Props) -> Html {
    let path = format!("/api/console/vendors/{}/days-off", props.vendor);
    let Loaded { now, again } = use_load::<Rests>(path.clone());
    let wish = use_state(Wish::default);
    let told = use_state(|| Told::Nothing);
    let rests = match now {
        Load::Waiting => return waiting(),
        Load::Failed(failure) => return broken(&failure, &again),
        Load::Ready(rests) => rests,
    };
    let add = {
        let (path, told, again, wish) = (path.clone(), told.clone(), again.clone(), wish.clone());
        Callback::from(move |take: TakeOff| {
            let (path, told, again) = (path.clone(), told.clone(), again.clone());
            let wish = wish.clone();
            spawn_local(async move {
                match api::ask::<_, Rests>(&path, &take).await {
                    Ok(_) => {
                        wish.set(Wish::default());
                        told.set(Told::Added);
                        again.emit(());
                    }
                    Err(failure) => told.set(Told::Failed(failure)),
                }
            });
        })
    };
    let remove = {
        let (told, again) = (told.clone(), again.clone());
        Callback::from(move |period: DaysOff| {
            let path = format!("{path}/{}/remove", period.id);
            let (told, again) = (told.clone(), again.clone());
            spawn_local(async move {
                told.set(match api::ask::<_, Rests>(&path, &()).await {
                    Ok(_) => Told::Removed(period),
                    Err(failure) => Told::Failed(failure),
                });
                again.emit(());
            });
        })
    };
    let onsubmit = {
        let (wish, told, add) = (wish.clone(), told.clone(), add.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            match wish.read() {
                Some(take) => add.emit(take),
                None => told.set(Told::Unreadable),
            }
        }
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={rests.vendor.clone()}>
            <div class="today"><h1>{ "쉬는 날" }</h1></div>
            <div class="fsec">
                <div class="stack" aria-live="polite">{ said(&told, rests.today, &add) }</div>
                { list(&rests, &remove) }
            </div>
            <form class="fsec" {onsubmit} novalidate={true} aria-labelledby="h-rest">
                <h2 class="fsec__h" id="h-rest">{ "쉬는 날 넣기" }</h2>
                { fields(&wish, &told) }
                <button class="btn btn--primary btn--go btn--block">{ "쉬는 날 넣기" }</button>
            </form>
        </Frame>
    }
}

fn said(told: &Told, today: Date, add: &Callback<TakeOff>) -> Html {
    match told {
        Told::Nothing | Told::Unreadable => Html::default(),
        Told::Added => note(
            "note--ok",
            "넣었어요. 이제 주문하시는 손님께는 쉬는 날 다음에 보낸다고 알려 드려요.",
        ),
        Told::Failed(failure) => note("note--bad", &failure.first_wrong()),
        Told::Removed(period) => {
            let add = add.clone();
            // Of a rest that had begun, what is left is put back.
            let days = Rest {
                first: period.days.first.max(today),
                last: period.days.last,
            };
            let reason = period.reason.clone();
            let onclick = move |_| {
                add.emit(TakeOff {
                    days,
                    reason: reason.clone(),
                });
            };
            html! {
                <>
                    { note("note--ok", &format!("{} 쉬는 것을 뺐어요.", period.days.name())) }
                    <button class="btn btn--block" type="button" {onclick}>
                        { icon(Icon::UNDO) }{ "되돌리기" }
                    </button>
                </>
            }
        }
    }
}

fn list(rests: &Rests, remove: &Callback<DaysOff>) -> Html {
    if rests.periods.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::CALENDAR) }
                <b>{ "쉬기로 한 날이 없어요" }</b>
                <span>{ "명절이나 농사일로 못 보내는 날을 넣어 두시면, 손님께 미리 알려 드려요." }</span>
            </div>
        };
    }
    let row = |period: &DaysOff| {
        let (remove, own, name) = (remove.clone(), period.clone(), period.days.name());
        let onclick = move |_| remove.emit(own.clone());
        html! {
            <li class="is-plain" key={period.id.clone()}>
                <span>
                    <strong>{ &name }</strong>
                    <small>{ &period.reason }</small>
                    if period.promised > 0 {
                        <small>{ format!("그 사이에 보내기로 한 주문이 {}건 있어요. 쉬기 전에 보내 주세요.", period.promised) }</small>
                    }
                </span>
                <button class="btn btn--s" type="button" aria-label={format!("{name} 빼기")} {onclick}>
                    { "빼기" }
                </button>
            </li>
        }
    };
    html! { <ul class="doclist">{ for rests.periods.iter().map(row) }</ul> }
}

fn fields(wish: &UseStateHandle<Wish>, told: &Told) -> Html {
    let edit = |edit: fn(&mut Wish, String)| {
        let wish = wish.clone();
        Callback::from(move |text: String| {
            let mut news = (*wish).clone();
            edit(&mut news, text);
            wish.set(news);
        })
    };
    let wrong = |name: &str| match told {
        Told::Unreadable if name == "first" => "언제부터 쉬는지 골라 주세요.".to_owned(),
        Told::Failed(Failure::Refused(refusal)) => {
            let mut fields = refusal.fields.iter();
            let found = fields.find(|fault| fault.field == name);
            found.map(|fault| fault.message.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    html! {
        <>
            <Field
                id="rest-first" label="언제부터 쉬나요?" kind="date" value={wish.first.clone()}
                error={wrong("first")} onchange={edit(|wish, text| wish.first = text)}
            />
            <Field
                id="rest-last" label="언제까지 쉬나요?" kind="date" value={wish.last.clone()}
                hint="하루만 쉬시면 비워 두세요." error={wrong("last")}
                onchange={edit(|wish, text| wish.last = text)}
            />
            <Field
                id="rest-reason" label="왜 쉬나요?" value={wish.reason.clone()}
                placeholder="예: 김장, 설, 병원" hint="손님께는 안 보여요." error={wrong("reason")}
                onchange={edit(|wish, text| wish.reason = text)}
            />
        </>
    }
}
