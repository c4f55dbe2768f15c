//! The rows of the list; where several can be handled together, each can be chosen.

use shared::{
    console::desk::{OrderList, OrderRow},
    order::OrderStatus,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{
    super::{
        super::icon::{Icon, icon},
        table::{self, number, words},
    },
    Go,
    chosen::Chosen,
};

/// The table, and `chosen` where its orders can be chosen.
pub(super) fn table(
    list: &OrderList,
    open: Option<&str>,
    go: &Go,
    chosen: Option<&Chosen>,
) -> Html {
    if list.rows.is_empty() {
        return html! {
            <div class="empty">
                { icon(Icon::ORDERS) }
                <b>{ "맞는 주문이 없어요" }</b>
                <span>{ "주문번호 앞자리, 이름, 전화 뒷자리, 송장번호, 상품 이름으로 찾을 수 있어요." }</span>
            </div>
        };
    }
    let heads = chosen.map(|_| words("고르기")).into_iter().chain([
        words("주문"),
        words("상품"),
        number("금액"),
        words("상태"),
        words("기한"),
    ]);
    let rows = list.rows.iter();
    table::draw(
        "table--stack table--orders",
        "주문 목록, 새것부터",
        heads,
        rows.map(|one| row(one, list, open, go, chosen)),
    )
}

fn row(
    row: &OrderRow,
    list: &OrderList,
    open: Option<&str>,
    go: &Go,
    chosen: Option<&Chosen>,
) -> Html {
    let no = row.no.to_string();
    let is_open = open == Some(no.as_str());
    let onclick = {
        let (go, no) = (go.clone(), no.clone());
        move |event: MouseEvent| {
            event.prevent_default();
            go.emit(vec![("open", no.clone())]);
        }
    };
    let (_, month, day) = row.placed_at.date().ymd();
    let late = row.ship_by.is_some_and(|day| day < list.today);
    let (kind, state) = state(row, late);
    html! {
        <tr role="row" class={is_open.then_some("is-on")} key={no.clone()}>
            if let Some(chosen) = chosen {
                { choice(&no, chosen) }
            }
            <th scope="row" role="rowheader" class="rh cell-main" data-label="주문">
                <div class="cell">
                    <a href={format!("/console/orders?open={no}")} class="nowrap" {onclick}>{ &no }</a>
                    <span class="table__sub">
                        { format!("{month}/{day} {} · {}", row.placed_at.clock(), row.buyer) }
                    </span>
                </div>
            </th>
            <td role="cell" class="cell-main" data-label="상품">
                <div class="cell">
                    <span class="ell">{ &row.what }</span>
                    <span class="table__sub">{ row.vendors.join(", ") }</span>
                </div>
            </td>
            <td role="cell" class="num" data-label="금액">
                <div class="cell">
                    <b>{ row.due.to_string() }</b>
                    <span class="table__sub">{ row.tenders.join(" + ") }</span>
                </div>
            </td>
            <td role="cell" data-label="상태">
                <div class="cell"><span class={classes!("pill", kind)}>{ state }</span></div>
            </td>
            <td role="cell" class="nowrap" data-label="기한">
                <div class="cell">
                    if let Some(day) = row.ship_by {
                        <span class={classes!("strong", late.then_some("neg"))}>{ day.korean() }</span>
                    }
                </div>
            </td>
        </tr>
    }
}

/// Puts an order among those that are handled together, or takes it out.
fn choice(no: &str, chosen: &Chosen) -> Html {
    let onchange = {
        let (chosen, no) = (chosen.clone(), no.to_owned());
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            chosen.put(&no, input.checked());
        }
    };
    html! {
        <td role="cell" class="cell-half" data-label="고르기">
            <div class="cell">
                <label class="check">
                    <input type="checkbox" checked={chosen.has(no)} {onchange} />
                    <span class="vh">{ format!("{no} 고르기") }</span>
                </label>
            </div>
        </td>
    }
}

/// What most needs to be known of an order.
fn state(row: &OrderRow, late: bool) -> (&'static str, String) {
    let (unsent, parcels) = row.unsent;
    let (on_way, arrived) = row.sent;
    if row.unknown {
        ("pill--warn", "결제 확인 중".to_owned())
    } else if late {
        ("pill--bad", "출고 지연".to_owned())
    } else if row.claim {
        ("pill--warn", "클레임".to_owned())
    } else if unsent > 0 && parcels > 1 {
        ("pill--ok", format!("준비 {unsent}/{parcels}"))
    } else if unsent > 0 {
        ("pill--ok", "준비 중".to_owned())
    } else if on_way > 0 {
        ("", "배송 중".to_owned())
    } else if arrived > 0 && row.status == OrderStatus::Paid {
        ("", "배송 완료".to_owned())
    } else {
        ("", row.status.name().to_owned())
    }
}
