//! The latest batches.

use shared::console::payback::{Batch, BatchStatus};
use yew::prelude::*;

use super::{
    super::super::icon::{Icon, icon},
    moment,
};

pub(super) fn batches(batches: &[Batch]) -> Html {
    let content = if batches.is_empty() {
        html! {
            <div class="empty">
                { icon(Icon::TICKET) }
                <b>{ "아직 발행한 페이백이 없어요" }</b>
                <span>{ "위의 ‘페이백 발행’에서 받을 사람 파일을 올리면 여기에 쌓여요. 올린 사람이 아닌 다른 사람이 결재해요." }</span>
            </div>
        }
    } else {
        html! {
            <div class="table-wrap" tabindex="0" role="region" aria-label="발행 목록 (옆으로 넘길 수 있는 표)">
                <table class="table table--stack table--tight" role="table">
                    <caption class="vh">{ "페이백 발행 목록, 새것부터" }</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            { for ["파일", "사람", "금액", "올린 사람", "결재한 사람", "상태"].map(|name| html! {
                                <th
                                    scope="col" role="columnheader"
                                    class={matches!(name, "사람" | "금액").then_some("num")}
                                >{ name }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{ for batches.iter().map(row) }</tbody>
                </table>
            </div>
        }
    };
    html! {
        <section class="panel" aria-labelledby="batches">
            <div class="panel__head"><h2 id="batches">{ "페이백 발행" }</h2></div>
            { content }
        </section>
    }
}

fn row(batch: &Batch) -> Html {
    let href = format!("/console/vouchers?batch={}", batch.id);
    let (who, when) = batch.decided.as_ref().map_or_else(
        || (String::new(), String::new()),
        |(name, at)| (name.clone(), moment(*at)),
    );
    html! {
        <tr role="row" key={batch.id.clone()}>
            <th scope="row" role="rowheader" class="rh cell-main" data-label="파일">
                <div class="cell">
                    <a {href}>{ &batch.file_name }</a>
                    <span class="table__sub">{ &batch.programme_name }</span>
                </div>
            </th>
            <td role="cell" class="num" data-label="사람"><div class="cell">{ format!("{}명", batch.people) }</div></td>
            <td role="cell" class="num" data-label="금액"><div class="cell"><b>{ batch.total.to_string() }</b></div></td>
            <td role="cell" class="nowrap" data-label="올린 사람">
                <div class="cell">{ &batch.prepared_by.1 }<span class="table__sub">{ moment(batch.prepared_at) }</span></div>
            </td>
            <td role="cell" class="nowrap" data-label="결재한 사람">
                <div class="cell">{ who }<span class="table__sub">{ when }</span></div>
            </td>
            <td role="cell" data-label="상태">
                <div class="cell">
                    <span class={classes!("pill", kind(batch.status))}>{ batch.status.name() }</span>
                    <span class="table__sub">{ &batch.reason }</span>
                </div>
            </td>
        </tr>
    }
}

pub(super) fn kind(status: BatchStatus) -> &'static str {
    match status {
        BatchStatus::Prepared | BatchStatus::Issuing => "pill--warn",
        BatchStatus::Issued => "pill--ok",
        BatchStatus::Cancelled => "",
    }
}
