//! 송장 파일: many waybills at once. First a look at what would happen, then it happens.

use shared::console::parcel::{Verdict, WaybillRow, Waybills as Read};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::{
    super::{
        api,
        icon::{Icon, icon},
        ui::note,
    },
    frame::Frame,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The vendor's id.
    pub(crate) vendor: String,
}

/// How far a file is.
#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Reading,
    Preview(File, Read),
    Sending,
    Done(Read),
    Failed(Failure),
}

#[component]
pub(crate) fn Waybills(props: &Props) -> Html {
    let step = use_state(|| Step::Choose);
    let base = format!("/api/console/vendors/{}/waybills", props.vendor);
    let onchange = {
        let (step, path) = (step.clone(), format!("{base}/preview"));
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            // The same file may be chosen again after it was put right.
            input.set_value("");
            step.set(Step::Reading);
            let (step, path) = (step.clone(), path.clone());
            spawn_local(async move {
                step.set(match api::upload::<Read>(&path, &file).await {
                    Ok(read) => Step::Preview(file, read),
                    Err(failure) => Step::Failed(failure),
                });
            });
        }
    };
    let send = |file: &File| {
        let (step, path, file) = (step.clone(), base.clone(), file.clone());
        move |_| {
            step.set(Step::Sending);
            let (step, path, file) = (step.clone(), path.clone(), file.clone());
            spawn_local(async move {
                step.set(match api::upload::<Read>(&path, &file).await {
                    Ok(read) => Step::Done(read),
                    Err(failure) => Step::Failed(failure),
                });
            });
        }
    };
    let back = {
        let step = step.clone();
        move |_| step.set(Step::Choose)
    };
    let content = match &*step {
        Step::Choose => html! {
            <>
                <p class="sub">{ "주문번호, 택배사, 송장번호가 든 엑셀(xlsx)이나 CSV 파일이면 돼요. 바로 보내지 않고 먼저 보여 드려요." }</p>
                <label class="btn btn--primary btn--go">
                    { icon(Icon::DOC) }{ "파일 고르기" }
                    <input class="vh" type="file" accept=".csv,.xlsx" {onchange} />
                </label>
            </>
        },
        Step::Reading => note("note--ok", "파일을 읽고 있어요."),
        Step::Sending => note("note--ok", "하나씩 보내고 있어요. 이 화면을 닫지 마세요."),
        Step::Failed(failure) => html! {
            <>
                { note("note--bad", &failure.first_wrong()) }
                <button class="btn btn--block" type="button" onclick={back}>{ "다른 파일 고르기" }</button>
            </>
        },
        Step::Preview(file, read) => {
            let count = counted(read, Verdict::Sent);
            html! {
                <>
                    <p class="sub">{ summary(read) }</p>
                    { rows(read) }
                    if count > 0 {
                        <button class="btn btn--primary btn--go" type="button" onclick={send(file)}>
                            { format!("{count}개 보냈다고 알리기") }
                        </button>
                    }
                    <button class="btn btn--block" type="button" onclick={back}>{ "다른 파일 고르기" }</button>
                </>
            }
        }
        Step::Done(read) => html! {
            <>
                { note("note--ok", &format!("{}개를 보냈다고 알렸어요.", counted(read, Verdict::Sent))) }
                { rows(read) }
                <button class="btn btn--block" type="button" onclick={back}>{ "다른 파일 올리기" }</button>
            </>
        },
    };
    html! {
        <Frame vendor={props.vendor.clone()} name={"송장 파일".to_owned()}>
            <div class="today"><h1>{ "송장 한꺼번에 넣기" }</h1></div>
            <div class="fsec" aria-live="polite">{ content }</div>
        </Frame>
    }
}

fn counted(read: &Read, verdict: Verdict) -> usize {
    read.rows
        .iter()
        .filter(|row| row.verdict == verdict)
        .count()
}

fn summary(read: &Read) -> String {
    format!(
        "모두 {}줄: 보낼 것 {}, 이미 보낸 것 {}, 건너뛸 것 {}, 고칠 것 {}",
        read.rows.len(),
        counted(read, Verdict::Sent),
        counted(read, Verdict::Already),
        counted(read, Verdict::Skipped),
        counted(read, Verdict::Wrong),
    )
}

/// Those to be put right first.
fn rows(read: &Read) -> Html {
    let mut rows: Vec<&WaybillRow> = read.rows.iter().collect();
    rows.sort_by_key(|row| (row.verdict != Verdict::Wrong, row.line));
    html! {
        <ul class="stack stack--s">
            { for rows.into_iter().map(|row| {
                let (kind, sign) = match row.verdict {
                    Verdict::Wrong => ("note--bad", Icon::ALERT),
                    Verdict::Skipped => ("note--warn", Icon::INFO),
                    Verdict::Sent | Verdict::Already => ("note--ok", Icon::DONE),
                };
                let number = row.waybill.as_ref().map(ToString::to_string).unwrap_or_default();
                html! {
                    <li class={classes!("note", kind)}>
                        { icon(sign) }
                        <span>
                            <b>{ format!("{}번째 줄 {}", row.line, row.no) }</b>
                            <br />{ number }{ " " }{ &row.says }
                        </span>
                    </li>
                }
            }) }
        </ul>
    }
}
