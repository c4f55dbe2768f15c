//! Which orders a list shows: those of a tab, found by words, one page after another.

use shared::{
    console::desk::Tab,
    ids::{OrderNo, TenantId},
    money::Won,
    time::{Date, Timestamp},
};
use sqlx::AssertSqlSafe;

use super::{
    routes::ListQuery,
    search::{MANY, Search},
};
use crate::{
    db::{Conn, Engine},
    error::AppError,
};

/// The orders of each tab: those that are not all.
const NEW: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'PREPARING' and accepted_at is null";
const PREPARING: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'PREPARING'";
const LATE: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'PREPARING' and ship_by < {today}";
const SENT: &str = "select order_no from shipments
    where tenant_id = $1 and status = 'SHIPPED'";
const CLAIMS: &str = "select order_no from claims
    where tenant_id = $1 and status in ('REQUESTED', 'APPROVED', 'RECEIVED', 'REFUNDING')";
const UNKNOWN: &str = "select order_no from payment_attempts
    where tenant_id = $1 and status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')";

fn of_tab(tab: Tab, today: Date) -> Option<String> {
    let orders = match tab {
        Tab::All => return None,
        Tab::New => NEW,
        Tab::Preparing => PREPARING,
        Tab::Late => LATE,
        Tab::Sent => SENT,
        Tab::Claims => CLAIMS,
        Tab::Unknown => UNKNOWN,
    };
    Some(orders.replace("{today}", &today.0.to_string()))
}

/// An order of a list, without what belongs to it.
#[derive(sqlx::FromRow)]
pub(super) struct Found {
    pub(super) no: OrderNo,
    pub(super) placed_at: Timestamp,
    pub(super) status: String,
    pub(super) due: Won,
    pub(super) buyer_name: String,
    pub(super) claims: i64,
    pub(super) unknown: i64,
}

/// One page and one order more, when there are more.
pub(super) async fn find(
    conn: &mut Conn,
    engine: Engine,
    tenant: &TenantId,
    (tab, today): (Tab, Date),
    query: &ListQuery,
) -> Result<Vec<Found>, AppError> {
    let (at, no) = after(query.after.as_deref());
    let words = query.q.trim();
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    let of_tab = of_tab(tab, today);
    let mut source = None;
    let search = match &query.vendor {
        _ if !words.is_empty() => Some(Search::of(conn, engine, tenant, (words, 4)).await?),
        Some(vendor) => Some(Search::of_vendor(engine, vendor, 4)),
        None => None,
    };
    if let Some(search) = search {
        if search.is_hopeless() {
            return Ok(Vec::new());
        }
        if is_few(conn, tenant, &search).await? {
            source = Some(search.candidates());
        } else {
            conditions.push(search.condition());
        }
        values = search.values;
    }
    match (of_tab, &source) {
        (Some(orders), None) if conditions.is_empty() => {
            source = Some(format!(
                "select distinct order_no || '' as order_no from ({orders}) as tab"
            ));
        }
        (Some(orders), _) => conditions.push(format!("orders.no in ({orders})")),
        (None, _) => {}
    }
    if let Some(vendor) = query.vendor.as_ref().filter(|_| !words.is_empty()) {
        values.push(vendor.0.clone());
        conditions.push(format!(
            "exists (select 1 from shipments where tenant_id = $1 and order_no = orders.no
                        and vendor_id = ${})",
            3 + values.len()
        ));
    }
    let sql = page(source.as_deref(), &conditions);
    let rows = sqlx::query_as(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(at)
        .bind(no);
    let rows = values.iter().fold(rows, sqlx::query::QueryAs::bind);
    Ok(rows.fetch_all(conn).await?)
}

/// Whether there are so few candidates that they can be sorted.
async fn is_few(conn: &mut Conn, tenant: &TenantId, search: &Search) -> sqlx::Result<bool> {
    let candidates = search.first_candidates();
    // The values count from the fourth, as they do for the page.
    let sql = format!("select count(*) from ({candidates}) as found where $2 = $2 and $3 = $3");
    let count = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(0_i64)
        .bind(0_i64);
    let values = search.values.iter();
    let count = values.fold(count, sqlx::query::QueryScalar::bind);
    let count: i64 = count.fetch_one(conn).await?;
    Ok(usize::try_from(count).is_ok_and(|count| count < MANY))
}

/// One page after the place `$2`, `$3`: of the orders whose numbers `source` gives, or of all.
fn page(source: Option<&str>, conditions: &[String]) -> String {
    let (from, joined) = match source {
        // Written so that SQLite begins with the few numbers.
        Some(source) => (
            format!("({source}) as found cross join orders"),
            "orders.no = found.order_no and",
        ),
        None => ("orders".to_owned(), ""),
    };
    let conditions = conditions
        .iter()
        .fold(String::new(), |all, condition| all + " and " + condition);
    format!(
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
           from {from}
           cross join order_contacts
          where {joined} orders.tenant_id = $1
            and order_contacts.tenant_id = orders.tenant_id
            and order_contacts.order_no = orders.no
            and (orders.placed_at, orders.no) < ($2, $3)
            {conditions}
          order by orders.placed_at desc, orders.no desc
          limit 51"
    )
}

/// The place after which the page begins; anything unreadable is the beginning.
fn after(text: Option<&str>) -> (Timestamp, String) {
    let place = text.and_then(|text| text.split_once('~'));
    let place = place.and_then(|(at, no)| Some((Timestamp(at.parse().ok()?), no.to_owned())));
    place.unwrap_or((Timestamp(i64::MAX), String::new()))
}

/// How many orders a tab has.
pub(super) async fn count(
    conn: &mut Conn,
    tenant: &TenantId,
    tab: Tab,
    today: Date,
) -> Result<u64, AppError> {
    // Nobody needs to know how many orders there ever were, and counting them takes long.
    let Some(orders) = of_tab(tab, today) else {
        return Ok(0);
    };
    // The empty text keeps SQLite from walking all orders in their order to see them distinct.
    let sql = format!("select count(distinct order_no || '') from ({orders}) as tab");
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql))
        .bind(tenant)
        .fetch_one(conn)
        .await?;
    Ok(u64::try_from(count).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::after;

    #[test]
    fn an_unreadable_place_is_the_beginning() {
        assert_eq!(after(Some("5~20261122-7K")).0.0, 5);
        assert_eq!(after(Some("x")).0.0, i64::MAX);
    }
}
