//! The latest batches.

use shared::console::payback::{Batch, BatchStatus};
use yew::prelude::*;

use super::{
    super::super::icon::{Icon, icon},
    super::table::{self, DENSE, number, words},
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
        table::draw(
            DENSE,
            "페이백 발행 목록, 새것부터",
            [
                words("파일"),
                number("사람"),
                number("금액"),
                words("올린 사람"),
                words("결재한 사람"),
                words("상태"),
            ],
            batches.iter().map(row),
        )
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
        |(name, at)| (name.clone(), at.korean()),
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
                <div class="cell">{ &batch.prepared_by.1 }<span class="table__sub">{ batch.prepared_at.korean() }</span></div>
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
