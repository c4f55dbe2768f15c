//! A batch that waits: what was put in, what was left out, and the decision with its amount.

use std::rc::Rc;

use shared::console::{
    payback::{Approve, Batch, BatchFile, BatchStatus, Person},
    sign_in::Me,
};
use yew::prelude::*;

use super::{
    super::table::{self, NARROW, number, words},
    super::{
        super::{
            api::{self, Load, Loaded, use_load},
            icon::{Icon, icon},
            ui::{broken, note},
        },
        proof::{Why, use_proven},
    },
    list::kind,
    upload::rejected,
};

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: String,
    pub(super) may_issue: bool,
    /// Something was decided.
    pub(super) changed: Callback<()>,
}

#[component]
pub(super) fn Waiting(props: &Props) -> Html {
    let path = format!("/api/console/vouchers/batches/{}", props.id);
    let Loaded { now, again } = use_load::<BatchFile>(path);
    let content = match &now {
        Load::Waiting => {
            html! { <p class="panel__body" role="status">{ "불러오는 중이에요" }</p> }
        }
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(file) => html! {
            <>
                { head(&file.batch) }
                <div class="panel__body stack">
                    { four_eyes(file) }
                    <div class="cols cols--even">
                        <div class="stack stack--s">
                            <h3>{ "검사 결과" }</h3>
                            { rejected(&file.rejected) }
                            { people(file) }
                        </div>
                        <div class="stack stack--s">
                            { terms(&file.batch) }
                            if props.may_issue {
                                <Decision batch={file.batch.clone()} changed={props.changed.clone()} />
                            }
                        </div>
                    </div>
                </div>
            </>
        },
    };
    html! { <section class="panel panel--accent" aria-label="결재를 기다리는 발행">{ content }</section> }
}

fn head(batch: &Batch) -> Html {
    html! {
        <div class="panel__head">
            <div>
                <h2>{ format!("{} 발행", batch.programme_name) }</h2>
                <p class="small muted">
                    { format!("파일 {} · {}명 · {}", batch.file_name, batch.people, batch.total) }
                </p>
            </div>
            <span class={classes!("pill", kind(batch.status))}>
                { icon(Icon::CLOCK) }{ batch.status.name() }
            </span>
        </div>
    }
}

fn four_eyes(file: &BatchFile) -> Html {
    let batch = &file.batch;
    let (maker, prepared) = (&batch.prepared_by.1, batch.prepared_at.korean());
    let lines = usize::try_from(batch.people).unwrap_or_default() + file.rejected.len();
    let (second, third) = match &batch.decided {
        Some((name, at)) => ("is-done", format!("{name} · {}", at.korean())),
        None => ("is-now", "올린 사람이 아닌 다른 사람".to_owned()),
    };
    let issued = format!("{}명 가운데 {}명", batch.people, batch.issued);
    let last = batch.decided.as_ref().map(|_| "is-now");
    html! {
        <ol class="foureyes">
            <li class="is-done"><b>{ "파일 올림" }</b><small>{ format!("{maker} · {prepared}") }</small></li>
            <li class="is-done"><b>{ "검사" }</b><small>{ format!("{lines}줄 가운데 {}줄 통과", batch.people) }</small></li>
            <li class={second}><b>{ "결재" }</b><small>{ third }</small></li>
            <li class={classes!(last)}><b>{ "발행과 문자" }</b><small>{ issued }</small></li>
        </ol>
    }
}

fn terms(batch: &Batch) -> Html {
    html! {
        <>
            <h3>{ "발행하면" }</h3>
            <dl class="kv">
                <dt>{ "사업" }</dt><dd>{ &batch.programme_name }</dd>
                <dt>{ "받는 사람" }</dt><dd>{ format!("{}명, 번호와 비밀번호는 문자로", batch.people) }</dd>
                <dt>{ "금액" }</dt><dd><b>{ batch.total.to_string() }</b></dd>
                <dt>{ "쓸 수 있는 날" }</dt><dd>{ format!("{}까지", batch.last_day) }</dd>
                <dt>{ "다시 눌러도" }</dt><dd>{ "두 번 발행되지 않아요" }</dd>
            </dl>
        </>
    }
}

/// Those who are paid back, masked.
fn people(file: &BatchFile) -> Html {
    let row = |person: &Person| {
        html! {
            <tr role="row" key={person.line}>
                <th scope="row" role="rowheader" class="rh nowrap" data-label="받는 사람">
                    <div class="cell">{ &person.name }<span class="table__sub">{ &person.phone }</span></div>
                </th>
                <td role="cell" data-label="승인번호">
                    <div class="cell">{ &person.reference }<span class="table__sub">{ &person.note }</span></div>
                </td>
                <td role="cell" class="num" data-label="금액"><div class="cell">{ person.amount.grouped() }</div></td>
            </tr>
        }
    };
    let shown = file.people.len();
    let all = usize::try_from(file.batch.people).unwrap_or(shown);
    html! {
        <details class="fold">
            <summary>{ format!("받을 사람 {all}명 보기") }</summary>
            { table::draw(
                NARROW,
                "받을 사람과 금액, 단위 원",
                [words("받는 사람"), words("승인번호"), number("금액")],
                file.people.iter().map(row),
            ) }
            if shown < all {
                <p class="small muted">{ format!("파일의 앞 {shown}명이에요. 발행한 뒤에는 로트 목록에서 모두 볼 수 있어요.") }</p>
            }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct DecisionProps {
    batch: Batch,
    changed: Callback<()>,
}

#[component]
fn Decision(props: &DecisionProps) -> Html {
    let me = use_context::<Rc<Me>>();
    let asking = use_state(|| false);
    let batch = &props.batch;
    let own = me.is_some_and(|me| me.id == batch.prepared_by.0);
    let path = format!("/api/console/vouchers/batches/{}", batch.id);
    let approve = {
        let (path, total) = (format!("{path}/approve"), batch.total);
        let approve = move || {
            let path = path.clone();
            async move { api::ask::<_, BatchFile>(&path, &Approve { total }).await }
        };
        use_proven(approve, props.changed.reform(|_| ()))
    };
    let ask = |next: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(next))
    };
    let done = {
        let (asking, changed) = (asking.clone(), props.changed.clone());
        Callback::from(move |()| {
            asking.set(false);
            changed.emit(());
        })
    };
    if batch.status != BatchStatus::Prepared {
        return note("note--ok", "결재가 끝났고 하나씩 발행하고 있어요.");
    }
    html! {
        <>
            <div class="note">
                { icon(Icon::LOCK) }
                <span>
                    { if own {
                        "올린 사람은 결재할 수 없어요. 다른 사람에게 결재를 부탁해 주세요."
                    } else {
                        "다른 사람이 올린 파일이에요. 결재할 때 인증 앱 번호를 한 번 더 물을 수 있어요."
                    } }
                </span>
            </div>
            if let Some(failure) = &*approve.failure {
                { note("note--bad", &failure.first_wrong()) }
            }
            <div class="row row--tight">
                if !own {
                    <button
                        class="btn btn--primary" type="button" aria-busy={approve.busy.then_some("true")}
                        onclick={approve.send.reform(|_| ())}
                    >
                        { icon(Icon::CHECK) }{ format!("{} 발행 결재", batch.total) }
                    </button>
                }
                <button class="btn btn--danger" type="button" disabled={approve.busy} onclick={ask(true).reform(|_| ())}>
                    { "돌려보내기" }
                </button>
            </div>
            { approve.question }
            if *asking {
                <Why
                    title="이 발행을 돌려보낼까요?" path={format!("{path}/cancel")} verb="돌려보내기"
                    example="금액을 다시 확인해 주세요" {done} close={ask(false)}
                />
            }
        </>
    }
}
