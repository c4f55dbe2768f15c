//! The list of orders: one page, with what the page shows of each.

use std::collections::BTreeMap;

use shared::{
    console::desk::{OrderList, OrderRow, Tab},
    ids::{OrderNo, TenantId},
    order::OrderStatus,
    text::masked_name,
    time::Date,
};
use sqlx::AssertSqlSafe;

use super::{
    find::{Found, count, find},
    routes::ListQuery,
};
use crate::{
    db::{Conn, in_list},
    error::AppError,
    order::line_name,
    state::AppState,
};

const PAGE: usize = 50;

/// A page, with how many orders each tab has.
pub(super) async fn list(
    state: &AppState,
    tenant: &TenantId,
    tab: Tab,
    query: &ListQuery,
) -> Result<OrderList, AppError> {
    let today = state.clock.now().date();
    let (rows, next) = page(state, tenant, (tab, today), query).await?;
    let mut conn = state.db.read().await?;
    let mut counts = Vec::with_capacity(Tab::ALL.len());
    for tab in Tab::ALL {
        counts.push(count(&mut conn, tenant, tab, today).await?);
    }
    Ok(OrderList {
        rows,
        next,
        counts,
        today,
    })
}

/// A page, and what `after` of the next is.
pub(super) async fn page(
    state: &AppState,
    tenant: &TenantId,
    which: (Tab, Date),
    query: &ListQuery,
) -> Result<(Vec<OrderRow>, Option<String>), AppError> {
    let engine = state.db.engine();
    let mut conn = state.db.read().await?;
    let mut found = find(&mut conn, engine, tenant, which, query).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more);
    let next = next.map(|row| format!("{}~{}", row.placed_at.0, row.no));
    let mut rows = Vec::with_capacity(found.len());
    let parts = parts(&mut conn, tenant, &found).await?;
    for row in found {
        rows.push(read(row, &parts)?);
    }
    Ok((rows, next))
}

/// What belongs to the orders of a page.
#[derive(Default)]
struct Parts {
    lines: BTreeMap<OrderNo, Vec<String>>,
    tenders: BTreeMap<OrderNo, Vec<String>>,
    shipments: BTreeMap<OrderNo, Vec<(String, String, i64)>>,
}

async fn parts(conn: &mut Conn, tenant: &TenantId, rows: &[Found]) -> Result<Parts, AppError> {
    let list = in_list(2, rows.len());
    let mut parts = Parts::default();
    let lines = format!(
        "select order_no, content from order_places
          where tenant_id = $1 and kind = 'LINE' and order_no in {list}
          order by order_no, place"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(lines)).bind(tenant);
    for row in rows {
        query = query.bind(&row.no);
    }
    let lines: Vec<(OrderNo, String)> = query.fetch_all(&mut *conn).await?;
    for (no, content) in lines {
        let name = line_name(&content)?;
        parts.lines.entry(no).or_default().push(name);
    }
    let tenders = format!(
        "select order_no, name from order_tenders
          where tenant_id = $1 and order_no in {list}
          order by order_no, seq"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(tenders)).bind(tenant);
    for row in rows {
        query = query.bind(&row.no);
    }
    let tenders: Vec<(OrderNo, String)> = query.fetch_all(&mut *conn).await?;
    for (no, name) in tenders {
        parts.tenders.entry(no).or_default().push(name);
    }
    let shipments = format!(
        "select order_no, vendor_name, status, ship_by from shipments
          where tenant_id = $1 and order_no in {list}
          order by order_no, vendor_id"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(shipments)).bind(tenant);
    for row in rows {
        query = query.bind(&row.no);
    }
    let shipments: Vec<(OrderNo, String, String, i64)> = query.fetch_all(conn).await?;
    for (no, vendor, status, ship_by) in shipments {
        let of_order = parts.shipments.entry(no).or_default();
        of_order.push((vendor, status, ship_by));
    }
    Ok(parts)
}

fn read(row: Found, parts: &Parts) -> Result<OrderRow, AppError> {
    let status = OrderStatus::parse(&row.status)
        .ok_or_else(|| AppError::internal(anyhow::anyhow!("order status {}", row.status)))?;
    let lines = parts.lines.get(&row.no).map_or(&[][..], Vec::as_slice);
    let what = match lines {
        [] => String::new(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} 외 {}", rest.len()),
    };
    let shipments = parts.shipments.get(&row.no).map_or(&[][..], Vec::as_slice);
    let waiting = || {
        shipments
            .iter()
            .filter(|(_, status, _)| status == "PREPARING")
    };
    let in_state = |states: &[&str]| {
        let found = shipments
            .iter()
            .filter(|(_, status, _)| states.contains(&status.as_str()));
        found.count()
    };
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(OrderRow {
        placed_at: row.placed_at,
        status,
        buyer: masked_name(&row.buyer_name),
        what,
        vendors: shipments
            .iter()
            .map(|(vendor, ..)| vendor.clone())
            .collect(),
        due: row.due,
        tenders: parts.tenders.get(&row.no).cloned().unwrap_or_default(),
        unsent: (count(waiting().count()), count(shipments.len())),
        sent: (
            count(in_state(&["SHIPPED"])),
            count(in_state(&["DELIVERED", "CONFIRMED"])),
        ),
        ship_by: waiting().map(|(.., ship_by)| Date(*ship_by)).min(),
        claim: row.claims > 0,
        unknown: row.unknown > 0,
        no: row.no,
    })
}
