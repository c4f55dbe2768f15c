//! The rows of the list of lots.

use super::super::table::{self, DENSE, number, words};
use shared::console::lot::{LotList, LotRow};
use yew::prelude::*;

use super::super::super::icon::{Icon, icon};

pub(super) fn table(list: &LotList, may_issue: bool, choose: &Callback<LotRow>) -> Html {
    if list.rows.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::TICKET) }
                <b>{ "맞는 로트가 없어요" }</b>
                <span>{ "페이백을 발행하면 한 사람에 하나씩 생겨요. 이름, 전화 뒷자리, 승인번호로 찾을 수 있어요." }</span>
            </div>
        };
    }
    table::draw(
        DENSE,
        "상품권 로트 목록, 새것부터",
        [
            words("주인"),
            number("받은 돈"),
            number("남은 돈"),
            words("소멸"),
            words("상태"),
            words(""),
        ],
        list.rows.iter().map(|lot| row(lot, may_issue, choose)),
    )
}

fn row(lot: &LotRow, may_issue: bool, choose: &Callback<LotRow>) -> Html {
    let owner = if lot.owner.is_empty() {
        "가져온 상품권"
    } else {
        &lot.owner
    };
    let (kind, state, why) = match &lot.frozen {
        Some((_, why)) => ("pill--bad", "얼림", why.as_str()),
        None if lot.expired => ("", "지남", ""),
        None if lot.remaining.is_zero() => ("", "다 씀", ""),
        None if lot.remaining == lot.face => ("pill--warn", "쓰기 전", ""),
        None => ("pill--ok", "쓰는 중", ""),
    };
    let onclick = {
        let (choose, lot) = (choose.clone(), lot.clone());
        move |_| choose.emit(lot.clone())
    };
    html! {
        <tr role="row" key={lot.id.as_str()}>
            <th scope="row" role="rowheader" class="rh cell-main nowrap" data-label="주인">
                <div class="cell">{ owner }<span class="table__sub">{ &lot.programme }</span></div>
            </th>
            <td role="cell" class="num" data-label="받은 돈"><div class="cell">{ lot.face.grouped() }</div></td>
            <td role="cell" class="num" data-label="남은 돈">
                <div class="cell">
                    <b>{ lot.remaining.grouped() }</b>
                    if !lot.held.is_zero() {
                        <span class="table__sub">{ format!("묶임 {}", lot.held.grouped()) }</span>
                    }
                </div>
            </td>
            <td role="cell" class="nowrap" data-label="소멸"><div class="cell">{ lot.last_day.to_string() }</div></td>
            <td role="cell" data-label="상태">
                <div class="cell">
                    <span class={classes!("pill", kind)}>{ state }</span>
                    <span class="table__sub">{ why }</span>
                </div>
            </td>
            <td role="cell">
                if may_issue {
                    <div class="cell">
                        <button class="btn btn--quiet" type="button" {onclick} aria-label={format!("{owner} {}", verb(lot))}>
                            { verb(lot) }
                        </button>
                    </div>
                }
            </td>
        </tr>
    }
}

fn verb(lot: &LotRow) -> &'static str {
    if lot.frozen.is_some() {
        "다시 쓰게"
    } else {
        "얼리기"
    }
}
