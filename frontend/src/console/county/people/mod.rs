//! 사람·권한: who is in the team, what each may do, and who was here when.

mod change;
mod secrets;

use std::rc::Rc;

use shared::{
    console::{
        people::{People as Team, Person},
        role::Permission,
        sign_in::Me,
    },
    time::Timestamp,
};
use yew::prelude::*;

use self::{
    change::{Change, Question},
    secrets::Shown,
};
use super::{
    super::{
        api::{Load, Loaded, use_load},
        icon::{Icon, icon},
        ui::broken,
    },
    frame::Frame,
    table::{self, DENSE, words},
};

#[component]
pub(crate) fn People() -> Html {
    let me = use_context::<Rc<Me>>();
    let Loaded { now, again } = use_load::<Team>("/api/console/people".to_owned());
    let question = use_state(|| None::<Question>);
    let shown = use_state(|| None);
    let may_manage = me.is_some_and(|me| me.may(Permission::ManageStaff));
    let ask = {
        let question = question.clone();
        Callback::from(move |asked| question.set(Some(asked)))
    };
    let close = {
        let question = question.clone();
        Callback::from(move |()| question.set(None))
    };
    let done = {
        let (close, shown, again) = (close.clone(), shown.clone(), again.clone());
        Callback::from(move |secrets| {
            close.emit(());
            shown.set(secrets);
            again.emit(());
        })
    };
    let seen = {
        let shown = shown.clone();
        Callback::from(move |()| shown.set(None))
    };
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(team) => table(team, may_manage, &ask),
    };
    let actions = if may_manage {
        let onclick = ask.reform(|_: MouseEvent| Question::Add);
        html! {
            <button class="btn btn--primary" type="button" {onclick}>
                { icon(Icon::PLUS) }{ "새 사람 들이기" }
            </button>
        }
    } else {
        Html::default()
    };
    html! {
        <Frame title="사람·권한" {actions}>
            { content }
            if let Some(question) = (*question).clone() {
                <Change {question} {done} {close} />
            }
            if let Some(secrets) = (*shown).clone() {
                <Shown {secrets} close={seen} />
            }
        </Frame>
    }
}

fn table(team: &Team, may_manage: bool, ask: &Callback<Question>) -> Html {
    html! {
        <section class="panel" aria-label="군청 사람들">
            { table::draw(
                DENSE,
                "군청 사람들, 이름 차례로",
                ["이름", "하는 일", "마지막으로 온 때", ""].map(words),
                team.rows.iter().map(|one| row(one, may_manage, ask)),
            ) }
            <div class="panel__foot">
                <span>{ "바꾼 일은 모두 감사 기록에 남아요. 내 권한은 다른 관리자만 바꿀 수 있어요." }</span>
            </div>
        </section>
    }
}

fn row(person: &Person, may_manage: bool, ask: &Callback<Question>) -> Html {
    let seen = person
        .seen
        .map_or_else(|| "아직 온 적이 없어요".to_owned(), Timestamp::korean);
    html! {
        <tr role="row" key={person.id.clone()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="이름">
                <div class="cell">
                    { &person.name }
                    <span class="table__sub">{ &person.login }</span>
                </div>
            </th>
            <td role="cell" data-label="하는 일">
                <div class="cell row row--tight">
                    if person.active {
                        { for person.roles.iter().map(|role| html! {
                            <span class="pill pill--ok">{ role.name() }</span>
                        }) }
                    } else {
                        <span class="pill">{ "들어오지 못해요" }</span>
                    }
                </div>
            </td>
            <td role="cell" class="nowrap" data-label="마지막으로 온 때"><div class="cell">{ seen }</div></td>
            <td role="cell">{ verbs(person, may_manage, ask) }</td>
        </tr>
    }
}

fn verbs(person: &Person, may_manage: bool, ask: &Callback<Question>) -> Html {
    if person.me {
        return html! { <div class="cell"><span class="small muted">{ "나" }</span></div> };
    }
    if !may_manage {
        return html! { <div class="cell"></div> };
    }
    let button = |verb: &'static str, question: Question| {
        let onclick = ask.reform(move |_: MouseEvent| question.clone());
        html! {
            <button
                class="btn btn--quiet" type="button" {onclick}
                aria-label={format!("{} {verb}", person.name)}
            >{ verb }</button>
        }
    };
    html! {
        <div class="cell row row--tight">
            if person.active {
                { button("하는 일 바꾸기", Question::Roles(person.clone())) }
                { button("비밀번호 새로", Question::Renew(person.clone())) }
                { button("들어오지 못하게", Question::Active(person.clone())) }
            } else {
                { button("다시 들어오게", Question::Active(person.clone())) }
            }
        </div>
    }
}
