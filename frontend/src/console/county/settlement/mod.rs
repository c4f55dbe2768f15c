//! 정산: the runs, what the next one would be, and one run with its decisions.

mod decide;
mod parts;
mod run;
mod subsidy;

use std::{collections::BTreeMap, rc::Rc};

use shared::{
    console::{
        role::Permission,
        settlement::{Close, Run, RunRow, Runs},
        sign_in::Me,
    },
    ids::RunId,
    settlement::RunStatus,
    time::Date,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;

pub(crate) use self::run::RunPage;
use self::subsidy::Subsidies;
use super::{
    super::{
        api::{self, Load, Loaded, use_load},
        app::Route,
        icon::{Icon, icon},
        ui::{Field, broken, note},
    },
    frame::Frame,
    table::{self, STACKED, number, words},
};

#[component]
pub(crate) fn Settlement() -> Html {
    let Loaded { now, again } = use_load::<Runs>("/api/console/settlement".to_owned());
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(runs) => {
            let books = runs.books;
            let terms = [
                ("", "장부의 생산자 계정", books.ledger),
                ("−", "아직 정산 전", books.open),
                ("−", "계산하고 보내기 전", books.closed),
                ("−", "다음에서 뺄 돈", books.carried),
            ];
            let open = runs.runs.iter().any(|run| run.status != RunStatus::Paid);
            html! {
                <>
                    { parts::equation("장부와 맞는지", &terms, books.difference()) }
                    { list(&runs.runs) }
                    if open {
                        { note("note--warn", "앞선 정산의 입금이 끝나면 다음 정산을 계산할 수 있어요.") }
                    } else {
                        <Next until={runs.until} />
                    }
                </>
            }
        }
    };
    html! { <Frame title="정산"><div class="stack">{ content }<Subsidies /></div></Frame> }
}

/// How a run's state is painted.
fn pill(run: &RunRow) -> &'static str {
    match run.status {
        RunStatus::Paid => "pill--ok",
        _ => "pill--warn",
    }
}

/// `2026년 11월 1일(일) – 11월 30일(월)`.
fn days(from: Date, until: Date) -> String {
    format!("{}년 {} – {}", until.ymd().0, from.korean(), until.korean())
}

fn list(runs: &[RunRow]) -> Html {
    if runs.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::WALLET) }
                <b>{ "아직 정산한 적이 없어요" }</b>
                <span>{ "아래에서 날짜를 고르면 누구에게 얼마를 보낼지 먼저 보여 드려요." }</span>
            </div>
        };
    }
    html! {
        <section class="panel" aria-label="지난 정산">
            { table::draw(
                STACKED,
                "정산 목록, 새것부터",
                [words("기간"), words("상태"), number("생산자"), number("보낼 돈")],
                runs.iter().map(row),
            ) }
        </section>
    }
}

fn row(run: &RunRow) -> Html {
    let to = Route::Run {
        run: run.id.to_string(),
    };
    html! {
        <tr role="row" key={run.id.to_string()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="기간">
                <div class="cell"><Link<Route> {to}>{ days(run.from, run.until) }</Link<Route>></div>
            </th>
            <td role="cell" data-label="상태">
                <div class="cell"><span class={classes!("pill", pill(run))}>{ run.status.name() }</span></div>
            </td>
            <td role="cell" class="num" data-label="생산자"><div class="cell">{ format!("{}곳", run.vendors) }</div></td>
            <td role="cell" class="num" data-label="보낼 돈"><div class="cell"><b>{ run.payable.to_string() }</b></div></td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct NextProps {
    /// The last day that can be chosen.
    until: Date,
}

/// Counts the next run for a day that stands in the address, and closes it.
#[component]
fn Next(props: &NextProps) -> Html {
    let navigator = use_navigator();
    let query = use_location()
        .and_then(|location| location.query::<BTreeMap<String, String>>().ok())
        .unwrap_or_default();
    let asked = query.get("until").and_then(|text| Date::parse(text));
    let day = use_state_eq(|| asked.unwrap_or(props.until).to_string());
    let onsubmit = {
        let day = day.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(navigator) = &navigator {
                // A query of one word always has a form.
                let _ = navigator.push_with_query(&Route::Settlement, &[("until", day.as_str())]);
            }
        }
    };
    let onchange = {
        let day = day.clone();
        Callback::from(move |text| day.set(text))
    };
    html! {
        <>
            <section class="panel" aria-labelledby="h-next">
                <div class="panel__head"><h2 id="h-next">{ "다음 정산" }</h2></div>
                <form class="panel__body stack" {onsubmit}>
                    <Field
                        id="until" kind="date" label="며칠까지 정산할까요?" value={(*day).clone()} {onchange}
                        hint="그날까지 도착하고 이레가 지난 주문을 모두 담아요."
                    />
                    <div><button class="btn">{ "얼마인지 먼저 보기" }</button></div>
                </form>
            </section>
            if let Some(until) = asked {
                <Preview {until} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    until: Date,
}

#[component]
fn Preview(props: &PreviewProps) -> Html {
    let path = format!("/api/console/settlement/preview?until={}", props.until);
    let Loaded { now, again } = use_load::<Run>(path);
    let navigator = use_navigator();
    let me = use_context::<Rc<Me>>();
    let wrong = use_state(String::new);
    let run = match now {
        Load::Waiting => return html! { <p role="status">{ "세는 중이에요" }</p> },
        Load::Failed(failure) => return note("note--bad", &failure.first_wrong()),
        Load::Ready(run) => run,
    };
    let close = {
        let (wrong, until) = (wrong.clone(), props.until);
        move |_| {
            let (wrong, navigator, again) = (wrong.clone(), navigator.clone(), again.clone());
            spawn_local(async move {
                match api::ask::<_, RunId>("/api/console/settlement", &Close { until }).await {
                    Ok(run) => {
                        if let Some(navigator) = navigator {
                            navigator.push(&Route::Run {
                                run: run.to_string(),
                            });
                        }
                    }
                    Err(failure) => {
                        wrong.set(failure.first_wrong());
                        again.emit(());
                    }
                }
            });
        }
    };
    let may = me.is_some_and(|me| me.may(Permission::Settle)) && !run.statements.is_empty();
    html! {
        <>
            if !run.statements.is_empty() {
                { parts::sums(&run.sums) }
            }
            { parts::vendors(&run) }
            if !wrong.is_empty() {
                { note("note--bad", &wrong) }
            }
            if may {
                { note("note--warn", "잠그면 바꿀 수 없어요. 뒤에 돌려준 돈은 다음 정산에서 빠져요. 결재는 다른 분이 해야 해요.") }
                <div>
                    <button class="btn btn--primary" type="button" onclick={close}>
                        { icon(Icon::LOCK) }
                        { format!("정산서 {}장, {} 잠그기", run.statements.len(), run.sums.balance.payable) }
                    </button>
                </div>
            }
        </>
    }
}
