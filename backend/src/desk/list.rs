//! The list of orders: one page, found by a tab and by words.

use std::collections::BTreeMap;

use shared::{
    console::desk::{OrderList, OrderRow, Tab},
    ids::{OrderNo, TenantId, VendorId},
    money::Won,
    order::OrderStatus,
    text::masked_name,
    time::{Date, Timestamp},
};
use sqlx::AssertSqlSafe;

use super::routes::ListQuery;
use crate::{
    db::{Conn, in_list},
    error::AppError,
    order::line_name,
    state::AppState,
};

const PAGE: usize = 50;

/// The orders of each tab: those that are not all.
const NEW: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'PREPARING' and accepted_at is null";
const PREPARING: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'PREPARING'";
const LATE: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'PREPARING' and ship_by < $2";
const CLAIMS: &str = "select order_no from claims
    where tenant_id = $1 and status in ('REQUESTED', 'APPROVED', 'RECEIVED', 'REFUNDING')";
const UNKNOWN: &str = "select order_no from payment_attempts
    where tenant_id = $1 and status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')";

/// The orders in which the words `$6` occur; `$7` is the same for `like`.
const FOUND: &str = "select order_no from order_contacts
          where tenant_id = $1
            and (buyer_name like $7 escape '\\' or buyer_phone like $7 escape '\\'
                 or recipient like $7 escape '\\')
         union all
         select order_no from shipments
          where tenant_id = $1
            and (tracking like $7 escape '\\' or vendor_name like $7 escape '\\')
         union all
         select order_no from order_places
          where tenant_id = $1 and content like $7 escape '\\'
         union all
         select no from orders
          where tenant_id = $1 and no like $7 escape '\\'";

fn of_tab(tab: Tab) -> Option<&'static str> {
    match tab {
        Tab::All => None,
        Tab::New => Some(NEW),
        Tab::Preparing => Some(PREPARING),
        Tab::Late => Some(LATE),
        Tab::Claims => Some(CLAIMS),
        Tab::Unknown => Some(UNKNOWN),
    }
}

#[derive(sqlx::FromRow)]
struct Found {
    no: OrderNo,
    placed_at: Timestamp,
    status: String,
    due: Won,
    buyer_name: String,
    claims: i64,
    unknown: i64,
}

pub(super) async fn list(
    state: &AppState,
    tenant: &TenantId,
    tab: Tab,
    query: &ListQuery,
) -> Result<OrderList, AppError> {
    let today = state.clock.now().date();
    let mut conn = state.db.read().await?;
    let mut found = find(&mut conn, tenant, tab, query, today).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more);
    let next = next.map(|row| format!("{}~{}", row.placed_at.0, row.no));
    let mut rows = Vec::with_capacity(found.len());
    let parts = parts(&mut conn, tenant, &found).await?;
    for row in found {
        rows.push(read(row, &parts)?);
    }
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

async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    tab: Tab,
    query: &ListQuery,
    today: Date,
) -> Result<Vec<Found>, AppError> {
    let (at, no) = after(query.after.as_deref());
    let words = query.q.trim();
    let of_tab = of_tab(tab).map_or("$2 = $2".to_owned(), |orders| {
        format!("orders.no in ({orders}) and $2 = $2")
    });
    let of_words = if words.is_empty() {
        "$6 = $7".to_owned()
    } else {
        format!("$6 <> '' and orders.no in ({FOUND})")
    };
    let sql = format!(
        "select orders.no,
                orders.placed_at,
                orders.status,
                orders.due,
                order_contacts.buyer_name,
                (select count(*) from claims
                  where claims.tenant_id = orders.tenant_id
                    and claims.order_no = orders.no
                    and claims.status in ('REQUESTED', 'APPROVED', 'RECEIVED', 'REFUNDING')) as claims,
                (select count(*) from payment_attempts
                  where payment_attempts.tenant_id = orders.tenant_id
                    and payment_attempts.order_no = orders.no
                    and payment_attempts.status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING'))
                    as unknown
           from orders
           join order_contacts
             on order_contacts.tenant_id = orders.tenant_id
            and order_contacts.order_no = orders.no
          where orders.tenant_id = $1
            and (orders.placed_at < $3 or (orders.placed_at = $3 and orders.no < $4))
            and ($5 = '' or orders.no in (
                    select order_no from shipments where tenant_id = $1 and vendor_id = $5))
            and {of_tab}
            and {of_words}
          order by orders.placed_at desc, orders.no desc
          limit 51"
    );
    let rows = sqlx::query_as(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(today.0)
        .bind(at)
        .bind(no)
        .bind(query.vendor.as_ref().map_or("", VendorId::as_str))
        .bind(words)
        .bind(if words.is_empty() {
            String::new()
        } else {
            pattern(words)
        })
        .fetch_all(conn)
        .await?;
    Ok(rows)
}

/// The place after which the page begins; anything unreadable is the beginning.
fn after(text: Option<&str>) -> (Timestamp, String) {
    let place = text.and_then(|text| text.split_once('~'));
    let place = place.and_then(|(at, no)| Some((Timestamp(at.parse().ok()?), no.to_owned())));
    place.unwrap_or((Timestamp(i64::MAX), String::new()))
}

/// Words for `like`: phones are kept as digits, so a number is looked for without its hyphens
/// unless it is an order's.
fn pattern(words: &str) -> String {
    let is_phone = words.chars().all(|c| c.is_ascii_digit() || c == '-') && words.starts_with("01");
    let mut pattern = String::from("%");
    for letter in words.chars().filter(|c| !is_phone || *c != '-') {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

async fn count(conn: &mut Conn, tenant: &TenantId, tab: Tab, today: Date) -> Result<u64, AppError> {
    // Nobody needs to know how many orders there ever were, and counting them takes long.
    let Some(orders) = of_tab(tab) else {
        return Ok(0);
    };
    let sql = format!("select count(distinct order_no) from ({orders}) as tab where $2 = $2");
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(today.0)
        .fetch_one(conn)
        .await?;
    Ok(u64::try_from(count).unwrap_or(0))
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
        ship_by: waiting().map(|(.., ship_by)| Date(*ship_by)).min(),
        claim: row.claims > 0,
        unknown: row.unknown > 0,
        no: row.no,
    })
}

#[cfg(test)]
mod tests {
    use super::{after, pattern};

    #[test]
    fn words_are_taken_literally_and_phones_without_hyphens() {
        assert_eq!(pattern("100%"), "%100\\%%");
        assert_eq!(pattern("010-1234"), "%0101234%");
        assert_eq!(pattern("20261122-7K"), "%20261122-7K%");
    }

    #[test]
    fn an_unreadable_place_is_the_beginning() {
        assert_eq!(after(Some("5~20261122-7K")).0.0, 5);
        assert_eq!(after(Some("x")).0.0, i64::MAX);
    }
}
