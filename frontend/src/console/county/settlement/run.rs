//! One run: who did what, the equation, the vendors.

use shared::{
    console::settlement::{Run, Signed},
    ids::RunId,
    settlement::RunStatus,
    time::Date,
};
use yew::prelude::*;
use yew_router::prelude::*;

use super::{
    super::{
        super::{
            api::{Load, Loaded, use_load},
            app::Route,
            icon::{Icon, icon},
            ui::broken,
        },
        frame::Frame,
    },
    decide::Decide,
    parts,
};

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The run's id.
    pub(crate) run: String,
}

#[component]
pub(crate) fn RunPage(props: &Props) -> Html {
    let path = format!("/api/console/settlement/runs/{}", props.run);
    let Loaded { now, again } = use_load::<Run>(path);
    let content = match &now {
        Load::Waiting => html! { <p role="status">{ "불러오는 중이에요" }</p> },
        Load::Failed(failure) => broken(failure, &again),
        Load::Ready(run) => html! {
            <div class="stack">
                <section class="panel panel--accent" aria-labelledby="h-eyes">
                    <div class="panel__head">
                        <h2 id="h-eyes">{ "지급 결재" }</h2>
                        <span class="pill">{ run.status.name() }</span>
                    </div>
                    <div class="panel__body stack">
                        { eyes(run) }
                        <p>
                            <span class="gauge__num">{ run.sums.balance.payable.to_string() }</span>
                            { " " }
                            <span class="sub">{ format!("생산자 {}곳", paid_out(run)) }</span>
                        </p>
                        <Decide run={(**run).clone()} done={again.clone()} />
                    </div>
                </section>
                { parts::sums(&run.sums) }
                <div class="cols">
                    { parts::vendors(run) }
                    { parts::tax(&run.sums) }
                </div>
            </div>
        },
    };
    let title = match &now {
        Load::Ready(run) => format!("{} – {} 정산", day(run.from), day(run.until)),
        _ => "정산".to_owned(),
    };
    let trail = html! {
        <p class="small muted"><Link<Route> to={Route::Settlement}>{ "정산" }</Link<Route>></p>
    };
    let actions = match &now {
        Load::Ready(run) => run.id.as_ref().map(table_link).unwrap_or_default(),
        Load::Waiting | Load::Failed(_) => Html::default(),
    };
    html! { <Frame {title} {trail} {actions}>{ content }</Frame> }
}

fn table_link(run: &RunId) -> Html {
    html! {
        <a class="btn" href={format!("/api/console/settlement/runs/{run}/xlsx")} download="">
            { icon(Icon::DOWNLOAD) }{ "엑셀로 받기" }
        </a>
    }
}

/// `11월 23일`.
fn day(date: Date) -> String {
    let (_, month, day) = date.ymd();
    format!("{month}월 {day}일")
}

/// How many vendors get money.
fn paid_out(run: &Run) -> usize {
    let rows = run.statements.iter();
    rows.filter(|row| !row.balance.payable.is_zero()).count()
}

/// The four steps with who took them.
fn eyes(run: &Run) -> Html {
    let steps = [
        ("계산하고 잠금", &run.closed, RunStatus::Open),
        ("다른 사람의 결재", &run.approved, RunStatus::Closed),
        ("은행에 맡기고 입금", &run.paid, RunStatus::Approved),
    ];
    html! {
        <ol class="foureyes">
            { for steps.iter().map(|(name, signed, waits)| {
                let class = match (signed, run.status == *waits) {
                    (Some(_), _) => "is-done",
                    (None, true) => "is-now",
                    (None, false) => "",
                };
                html! { <li {class}><b>{ *name }</b><small>{ told(signed.as_ref()) }</small></li> }
            }) }
        </ol>
    }
}

fn told(signed: Option<&Signed>) -> String {
    let Some(signed) = signed else {
        return "아직이에요".to_owned();
    };
    format!("{} · {}", signed.who, signed.at.korean())
}
