//! Compensations that wait for a second person, each with its decision.

use std::rc::Rc;

use shared::console::{
    compensation::{Compensation, CompensationDesk, CompensationStatus},
    role::Permission,
    sign_in::Me,
};
use yew::prelude::*;

use super::{
    super::super::{
        api::{Load, Loaded, use_load},
        ui::{broken, note},
    },
    PATH, about,
    decision::Decision,
};

#[derive(Properties, PartialEq)]
pub(in super::super) struct Props {
    /// Something was issued.
    pub(in super::super) changed: Callback<()>,
}

/// Nothing where nothing waits.
#[component]
pub(in super::super) fn WaitingCompensations(props: &Props) -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<CompensationDesk>(PATH.to_owned());
    let told = use_state(String::new);
    let desk = match &now {
        Load::Waiting => return Html::default(),
        Load::Failed(failure) => return broken(failure, &again),
        Load::Ready(desk) => desk,
    };
    let decided = {
        let (told, changed) = (told.clone(), props.changed.clone());
        Callback::from(move |says: &'static str| {
            told.set(says.to_owned());
            again.emit(());
            changed.emit(());
        })
    };
    let waits = |one: &&Compensation| one.status == CompensationStatus::Waiting;
    let waiting: Vec<&Compensation> = desk.rows.iter().filter(waits).collect();
    let may_agree = me
        .as_ref()
        .is_some_and(|me| me.may(Permission::IssueVouchers));
    let item = |one: &&Compensation| {
        let own = me.as_ref().is_some_and(|me| me.id == one.asked_by.0);
        html! {
            <li class="stack stack--s" key={one.id.clone()}>
                <b>{ format!("주문 {} · {}", one.order, one.amount) }</b>
                <div>{ about(one) }</div>
                if may_agree && !own {
                    <Decision id={one.id.clone()} amount={one.amount} decided={decided.clone()} />
                } else {
                    <p class="small muted">{ "다른 분이 결재해야 해요." }</p>
                }
            </li>
        }
    };
    html! {
        <>
            if !told.is_empty() { { note("note--ok", &told) } }
            if !waiting.is_empty() {
                <section class="panel panel--accent" aria-labelledby="compensations">
                    <div class="panel__head"><h2 id="compensations">{ "결재를 기다리는 보상" }</h2></div>
                    <ul class="panel__body stack">{ for waiting.iter().map(item) }</ul>
                </section>
            }
        </>
    }
}
