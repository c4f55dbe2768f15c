//! The list of orders as a table. People stay masked, as they are in the list.

use axum::response::Response;
use shared::console::desk::{OrderRow, Tab};

use super::{list, routes::ListQuery};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    sheet::{Cell, Table, answer},
    state::AppState,
};

/// More orders are looked at in parts.
const MOST: usize = 5_000;

/// All orders that the list would show page by page, the newest first.
pub(super) async fn orders(
    state: &AppState,
    actor: &Actor,
    mut query: ListQuery,
) -> Result<Response, AppError> {
    let tab = Tab::parse(&query.tab);
    let today = state.clock.now().date();
    let mut rows: Vec<OrderRow> = Vec::new();
    loop {
        let (page, next) = list::page(state, &actor.tenant, (tab, today), &query).await?;
        rows.extend(page);
        query.after = next;
        if query.after.is_none() || rows.len() >= MOST {
            break;
        }
    }
    rows.truncate(MOST);
    let count = rows.len();
    state
        .db
        .write(|tx| boxed(note_in(tx, state, actor, (tab, count))))
        .await?;
    let table = Table {
        name: "주문",
        head: &[
            "주문번호",
            "주문한 때",
            "주문한 분",
            "상품",
            "판매자",
            "금액",
            "낸 방법",
            "상태",
            "보낼 날",
            "클레임",
        ],
        rows: rows.iter().map(row).collect(),
    };
    answer(&format!("주문-{today}"), &[table])
}

async fn note_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (tab, count): (Tab, usize),
) -> Result<(), AppError> {
    let detail = format!(r#"{{"orders":{count}}}"#);
    let deed = Deed {
        detail: &detail,
        ..Deed::of("orders-taken", tab.name())
    };
    note(tx, state, actor, deed).await
}

fn row(row: &OrderRow) -> Vec<Cell> {
    vec![
        row.no.to_string().into(),
        row.placed_at.minute().into(),
        row.buyer.as_str().into(),
        row.what.as_str().into(),
        row.vendors.join(", ").into(),
        row.due.into(),
        row.tenders.join(" + ").into(),
        row.status.name().into(),
        row.ship_by
            .map_or_else(String::new, |day| day.to_string())
            .into(),
        if row.claim { "있음" } else { "" }.into(),
    ]
}
