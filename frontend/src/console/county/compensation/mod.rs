//! 보상: what an order has been given, giving it something, and what waits for a second person.

mod decision;
mod form;
mod waiting;

use std::rc::Rc;

use shared::{
    console::{
        compensation::{Compensation, CompensationDesk, CompensationStatus},
        role::Permission,
        sign_in::Me,
    },
    ids::OrderNo,
};
use yew::prelude::*;

use self::form::Form;
pub(super) use self::waiting::WaitingCompensations;
use super::super::{
    api::{Load, Loaded, use_load},
    ui::broken,
};

const PATH: &str = "/api/console/compensations";

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) no: OrderNo,
    /// The case that is being answered.
    #[prop_or_default]
    pub(super) case: Option<String>,
    /// Something was given or asked for.
    pub(super) changed: Callback<()>,
}

/// What an order has been given, and the form for those who may give.
#[component]
pub(super) fn Compensations(props: &Props) -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<CompensationDesk>(format!("{PATH}?order={}", props.no));
    let may_give = me.is_some_and(|me| me.may(Permission::Compensate));
    let done = {
        let (again, changed) = (again.clone(), props.changed.clone());
        Callback::from(move |()| {
            again.emit(());
            changed.emit(());
        })
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(desk) => html! {
            <>
                if !desk.rows.is_empty() {
                    <ul class="stack stack--s">{ for desk.rows.iter().map(line) }</ul>
                }
                if may_give {
                    <Form no={props.no.clone()} case={props.case.clone()} left={desk.left} given={desk.given} {done} />
                }
            </>
        },
    };
    html! {
        <section class="drawer__sec" aria-label="보상">
            <h3>{ "보상" }</h3>
            { content }
        </section>
    }
}

fn line(given: &Compensation) -> Html {
    html! {
        <li key={given.id.clone()}>
            <div class="row row--between">
                <b>{ given.amount.to_string() }</b>
                <span class={classes!("pill", kind(given.status))}>{ given.status.name() }</span>
            </div>
            { about(given) }
        </li>
    }
}

/// Why, who asked, and who decided.
fn about(given: &Compensation) -> Html {
    let asked = format!("{} · {}", given.asked_at.korean(), given.asked_by.1);
    html! {
        <>
            <span class="said-lines">{ format!("{}: {}", given.reason.name(), given.words) }</span>
            <span class="table__sub">{ asked }</span>
            if let Some((who, at)) = &given.decided {
                <span class="table__sub">{ format!("{} · {who} {}", at.korean(), given.answer) }</span>
            }
        </>
    }
}

fn kind(status: CompensationStatus) -> &'static str {
    match status {
        CompensationStatus::Waiting => "pill--warn",
        CompensationStatus::Issued => "pill--ok",
        CompensationStatus::Declined => "",
    }
}
