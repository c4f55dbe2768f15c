//! What is true after a suite, whatever was answered during it: the mall's own numbers, and the
//! providers' logs, which know nothing of the mall.

use std::collections::BTreeMap;

use backend::{check::check, db::Db};
use serde_json::Value;

/// What is under way, each with the query that counts it.
const UNDER_WAY: [(&str, &str); 5] = [
    (
        "orders being cancelled",
        "select count(*) from orders where status = 'CANCEL_REQUESTED'",
    ),
    (
        "payments under way",
        "select count(*) from payment_attempts
          where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')",
    ),
    (
        "authorisations under way",
        "select count(*) from voucher_authorizations
          where status in ('REQUESTED', 'CONFIRMING', 'VOIDING', 'CANCELLING')",
    ),
    (
        "refunds under way",
        "select count(*) from refunds where status = 'REQUESTED'",
    ),
    (
        "tasks to be done",
        "select count(*) from outbox where done_at is null",
    ),
];

/// What waits for a shopper, and ends by itself in the end.
const UNPAID: [(&str, &str); 2] = [
    (
        "unpaid orders",
        "select count(*) from orders where status = 'PENDING_PAYMENT'",
    ),
    (
        "authorisations held",
        "select count(*) from voucher_authorizations where status = 'HELD'",
    ),
];

const CHARGED: &str = "select payment_attempts.id, payment_attempts.amount
       from payment_attempts
       join orders on orders.tenant_id = payment_attempts.tenant_id
                  and orders.no = payment_attempts.order_no
      where payment_attempts.status = 'BOOKED' and orders.status = 'PAID'";

const SPENT: &str = "select voucher_authorizations.order_no, voucher_authorizations.amount
       from voucher_authorizations
       join orders on orders.tenant_id = voucher_authorizations.tenant_id
                  and orders.no = voucher_authorizations.order_no
      where orders.status = 'PAID'";

/// Sales and stock tell the same.
const NUMBERS: [(&str, &str); 5] = [
    (
        "lines of paid orders whose units were not sold",
        "select count(*) from reservations
           join orders on orders.tenant_id = reservations.tenant_id
                      and orders.no = reservations.order_no
          where orders.status = 'PAID' and reservations.status in ('ACTIVE', 'RELEASED')",
    ),
    (
        "lines of ended orders whose units are still set aside",
        "select count(*) from reservations
           join orders on orders.tenant_id = reservations.tenant_id
                      and orders.no = reservations.order_no
          where orders.status in ('CANCELLED', 'EXPIRED', 'FAILED')
            and reservations.status in ('ACTIVE', 'COMMITTED')",
    ),
    (
        "options whose stock is not what was imported less what was sold",
        "select count(*) from stock
          where on_hand <> imported - (
                select cast(coalesce(sum(quantity), 0) as bigint) from reservations
                 where reservations.tenant_id = stock.tenant_id
                   and reservations.option_id = stock.option_id
                   and reservations.status = 'COMMITTED')",
    ),
    (
        "orders whose lines are not what has to be paid",
        "select count(*) from orders
          where due <> (
                select cast(coalesce(sum(due), 0) as bigint) from order_places
                 where order_places.tenant_id = orders.tenant_id
                   and order_places.order_no = orders.no)",
    ),
    (
        "orders whose tenders are not what has to be paid",
        "select count(*) from orders
          where due <> (
                select cast(coalesce(sum(amount), 0) as bigint) from order_tenders
                 where order_tenders.tenant_id = orders.tenant_id
                   and order_tenders.order_no = orders.no)",
    ),
];

/// Whether orders may still wait for their payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpaid {
    /// Their time is not over.
    MayWait,
    /// Their time is over.
    MustEnd,
}

/// What has not come to rest, in words.
pub async fn restless(db: &Db, unpaid: Unpaid) -> Vec<String> {
    let more: &[_] = match unpaid {
        Unpaid::MayWait => &[],
        Unpaid::MustEnd => &UNPAID,
    };
    counted(db, UNDER_WAY.iter().chain(more)).await
}

async fn counted(
    db: &Db,
    queries: impl Iterator<Item = &(&'static str, &'static str)>,
) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let mut found = Vec::new();
    for (says, query) in queries {
        let count: i64 = sqlx::query_scalar(*query)
            .fetch_one(&mut *conn)
            .await
            .expect("the query runs");
        if count > 0 {
            found.push(format!("{count} {says}"));
        }
    }
    found
}

/// The events of the providers' logs.
#[derive(Debug, Default)]
pub struct Told {
    /// The card provider's.
    pub card: Vec<Value>,
    /// The voucher provider's.
    pub voucher: Vec<Value>,
}

/// Compares everything that tells of the same money, and answers what does not fit.
pub async fn judge(db: &Db, told: &Told) -> Vec<String> {
    let findings = check(db).await.expect("the check runs");
    let broken = findings.iter().filter(|finding| finding.violations > 0);
    let mut wrong: Vec<String> = broken
        .map(|finding| format!("{} times not so: {}", finding.violations, finding.says))
        .collect();
    wrong.extend(counted(db, NUMBERS.iter()).await);
    let charged = sums(db, CHARGED).await;
    let taken = taken(&told.card, "APPROVED", "orderId");
    wrong.extend(differences("card payment", &charged, &taken));
    let spent = sums(db, SPENT).await;
    let confirmed = self::taken(&told.voucher, "CONFIRMED", "orderNo");
    wrong.extend(differences("provider's voucher of", &spent, &confirmed));
    wrong
}

async fn sums(db: &Db, query: &'static str) -> BTreeMap<String, i64> {
    let mut conn = db.read().await.expect("a connection");
    let rows: Vec<(String, i64)> = sqlx::query_as(query)
        .fetch_all(&mut *conn)
        .await
        .expect("the query runs");
    rows.into_iter().collect()
}

/// What a provider has taken and not given back, by the name that the mall gave it.
fn taken(events: &[Value], taken: &str, name: &str) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for event in events {
        let amount = match event["type"].as_str() {
            Some(kind) if kind == taken => event["amount"].as_i64().unwrap_or(0),
            Some("CANCELED") => -given_back(event),
            _ => continue,
        };
        let key = event[name].as_str().unwrap_or_default().to_owned();
        *sums.entry(key).or_insert(0) += amount;
    }
    sums
}

fn given_back(event: &Value) -> i64 {
    match event["perLot"].as_array() {
        Some(lots) => lots.iter().filter_map(|lot| lot["amount"].as_i64()).sum(),
        None => event["amount"].as_i64().unwrap_or(0),
    }
}

fn differences<'a>(
    what: &'a str,
    here: &'a BTreeMap<String, i64>,
    there: &'a BTreeMap<String, i64>,
) -> impl Iterator<Item = String> + 'a {
    let names = here
        .keys()
        .chain(there.keys().filter(|name| !here.contains_key(*name)));
    names.filter_map(move |name| {
        let of = |sums: &BTreeMap<String, i64>| sums.get(name).copied().unwrap_or(0);
        let (ours, theirs) = (of(here), of(there));
        (ours != theirs).then(|| format!("{what} {name}: {ours} here, {theirs} there"))
    })
}
