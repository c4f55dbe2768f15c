//! Putting a file in: choose, look at what would happen, keep it for somebody else to approve.

use super::super::table::{self, NARROW, words};
use shared::{
    console::payback::{BatchFile, Preview, ProgrammeSums, Rejected},
    page::percent_encode,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::super::{
    api,
    icon::{Icon, icon},
    ui::note,
};
use crate::api::Failure;

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) programmes: Vec<ProgrammeSums>,
    /// A file is kept now.
    pub(super) kept: Callback<()>,
}

/// How far a file is.
#[derive(Clone, PartialEq)]
enum Step {
    Choose,
    Busy(&'static str),
    Seen(File, Preview),
    Failed(Failure),
}

#[component]
pub(super) fn Upload(props: &Props) -> Html {
    let issuing: Vec<ProgrammeSums> = props
        .programmes
        .iter()
        .filter(|programme| programme.issues)
        .cloned()
        .collect();
    // One of several is never chosen for somebody: money of the wrong programme would go out.
    let only = issuing.first().filter(|_| issuing.len() == 1);
    let only = only.map(|programme| programme.id.to_string());
    let programme = use_state(|| only.unwrap_or_default());
    let step = use_state(|| Step::Choose);
    let path = |end: &str, file: &File| {
        format!(
            "/api/console/vouchers/batches{end}?programme={}&name={}",
            percent_encode(&programme),
            percent_encode(&file.name())
        )
    };
    let look = {
        let (step, programme) = (step.clone(), programme.clone());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else {
                return;
            };
            // The same file may be chosen again after it was put right.
            input.set_value("");
            step.set(Step::Busy("파일을 살펴보고 있어요."));
            let step = step.clone();
            let path = format!(
                "/api/console/vouchers/batches/preview?programme={}",
                percent_encode(&programme)
            );
            spawn_local(async move {
                step.set(match api::upload::<Preview>(&path, &file).await {
                    Ok(seen) => Step::Seen(file, seen),
                    Err(failure) => Step::Failed(failure),
                });
            });
        }
    };
    let keep = |file: &File| {
        let (step, kept) = (step.clone(), props.kept.clone());
        let (path, file) = (path("", file), file.clone());
        move |_| {
            step.set(Step::Busy("올리고 있어요."));
            let (step, kept) = (step.clone(), kept.clone());
            let (path, file) = (path.clone(), file.clone());
            spawn_local(async move {
                match api::upload::<BatchFile>(&path, &file).await {
                    Ok(_) => kept.emit(()),
                    Err(failure) => step.set(Step::Failed(failure)),
                }
            });
        }
    };
    let choose = {
        let (programme, step) = (programme.clone(), step.clone());
        move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            programme.set(select.value());
            step.set(Step::Choose);
        }
    };
    let content = match &*step {
        Step::Choose => Html::default(),
        Step::Busy(text) => note("note--ok", text),
        Step::Failed(failure) => note("note--bad", &failure.first_wrong()),
        Step::Seen(_, Preview { batch: Some(_), .. }) => note(
            "note--warn",
            "이미 올린 파일이에요. 아래 발행 목록에서 볼 수 있어요.",
        ),
        Step::Seen(file, seen) => html! {
            <>
                <p><b>{ format!("{}명, {}", seen.people, seen.total) }</b>
                    { format!("을 발행할 수 있고, {}줄은 빠져요.", seen.rejected.len()) }</p>
                { rejected(&seen.rejected) }
                if seen.people > 0 {
                    <div class="row row--tight">
                        <button class="btn btn--primary" type="button" onclick={keep(file)}>
                            { format!("{}명 {} 결재 올리기", seen.people, seen.total) }
                        </button>
                    </div>
                    <p class="small muted">{ "아직 발행되지 않아요. 다른 사람이 결재하면 발행되고 문자가 가요." }</p>
                }
            </>
        },
    };
    html! {
        <section class="panel panel--accent" aria-labelledby="upload">
            <div class="panel__head"><h2 id="upload">{ "받을 사람 파일 올리기" }</h2></div>
            <div class="panel__body stack">
                if issuing.is_empty() {
                    { note("note--warn", "지금 발행할 수 있는 사업이 없어요. 사업의 발행 기간을 확인해 주세요.") }
                } else {
                    <div class="field">
                        <label class="field__label" for="programme">{ "사업" }</label>
                        <select class="select" id="programme" onchange={choose}>
                            if issuing.len() > 1 {
                                <option value="" selected={programme.is_empty()}>{ "골라 주세요" }</option>
                            }
                            { for issuing.iter().map(|one| html! {
                                <option value={one.id.to_string()} selected={one.id.as_str() == *programme}>
                                    { &one.name }
                                </option>
                            }) }
                        </select>
                    </div>
                    <p class="sub">{ "첫 줄에 이름, 전화번호, 금액을 적은 엑셀(xlsx)이나 CSV 파일이에요. 승인번호, 구분(혼자·둘 이상), 비고가 있으면 함께 읽어요." }</p>
                    if !programme.is_empty() {
                        <div>
                            <label class="btn btn--file">
                                { icon(Icon::DOC) }{ "파일 고르기" }
                                <input class="vh" type="file" accept=".csv,.xlsx" onchange={look} />
                            </label>
                        </div>
                    }
                    <div class="stack stack--s" aria-live="polite">{ content }</div>
                }
            </div>
        </section>
    }
}

/// The lines that are left out, and why.
pub(super) fn rejected(rows: &[Rejected]) -> Html {
    if rows.is_empty() {
        return note("note--ok", "빠진 줄이 없어요.");
    }
    let row = |row: &Rejected| {
        html! {
            <tr role="row" key={row.line}>
                <th scope="row" role="rowheader" class="rh nowrap"><div class="cell">{ row.line }</div></th>
                <td role="cell"><div class="cell">{ &row.says }</div></td>
            </tr>
        }
    };
    table::draw(
        NARROW,
        "검사에서 빠진 줄",
        ["줄", "까닭"].map(words),
        rows.iter().map(row),
    )
}
