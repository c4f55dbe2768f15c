//! What is true after a suite, whatever was answered during it: the mall's own numbers, and the
//! providers' logs, which know nothing of the mall.

use std::collections::{BTreeMap, BTreeSet};

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

/// What orders keep of their cards, by payment attempt. Claims may have given some of it back.
const CHARGED: &str = "select payment_attempts.id,
       order_tenders.amount - order_tenders.returned
  from payment_attempts
  join orders
    on orders.tenant_id = payment_attempts.tenant_id
   and orders.no = payment_attempts.order_no
  join order_tenders
    on order_tenders.tenant_id = orders.tenant_id
   and order_tenders.order_no = orders.no
   and order_tenders.kind = 'CARD'
 where payment_attempts.status = 'BOOKED'
   and orders.status = 'PAID'";

/// What orders keep of the provider's vouchers, by order.
const SPENT: &str = "select orders.no,
       cast(sum(order_tenders.amount - order_tenders.returned) as bigint)
  from orders
  join order_tenders
    on order_tenders.tenant_id = orders.tenant_id
   and order_tenders.order_no = orders.no
   and order_tenders.kind = 'EXTERNAL_VOUCHER'
 where orders.status = 'PAID'
 group by orders.no";

/// Orders whose time to pay is not over, with what they cost.
const WAITING: &str = "select no, due from orders where status = 'PENDING_PAYMENT'";

/// What no rule of the mall itself looks at.
const NUMBERS: [(&str, &str); 2] = [
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
];

/// Whether orders may still wait for their payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpaid {
    /// Their time is not over.
    MayWait,
    /// Their time is over.
    MustEnd,
}

/// What has not come to rest, in words. An error says that the database does not answer.
pub async fn restless(db: &Db, unpaid: Unpaid) -> sqlx::Result<Vec<String>> {
    let more: &[_] = match unpaid {
        Unpaid::MayWait => &[],
        Unpaid::MustEnd => &UNPAID,
    };
    counted(db, UNDER_WAY.iter().chain(more)).await
}

async fn counted(
    db: &Db,
    queries: impl Iterator<Item = &(&'static str, &'static str)>,
) -> sqlx::Result<Vec<String>> {
    let mut conn = db.read().await?;
    let mut found = Vec::new();
    for (says, query) in queries {
        let count: i64 = sqlx::query_scalar(*query).fetch_one(&mut *conn).await?;
        if count > 0 {
            found.push(format!("{count} {says}"));
        }
    }
    Ok(found)
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
    let numbers = counted(db, NUMBERS.iter()).await;
    wrong.extend(numbers.expect("the queries run"));
    let cards = Taken::read(&told.card, "orderId");
    let charged = sums(db, CHARGED).await;
    wrong.extend(differences("card payment", &charged, &cards.sums));
    let vouchers = Taken::read(&told.voucher, "orderNo");
    let spent = sums(db, SPENT).await;
    let what = "provider's voucher of";
    wrong.extend(differences(what, &spent, &vouchers.sums));
    let twice = cards.twice.iter().chain(&vouchers.twice);
    wrong.extend(twice.map(|name| format!("{name} was taken twice")));
    wrong
}

/// Orders that have ended while the voucher provider still holds money of them. Where days pass
/// in a moment, as in the simulation, holds end at the provider without a word in its log.
pub async fn still_held(db: &Db, told: &Told) -> Vec<String> {
    let waiting = sums(db, WAITING).await;
    let held = Taken::read(&told.voucher, "orderNo").held.into_iter();
    held.filter(|no| !waiting.contains_key(no))
        .map(|no| format!("the voucher provider still holds money of {no}"))
        .collect()
}

async fn sums(db: &Db, query: &'static str) -> BTreeMap<String, i64> {
    let mut conn = db.read().await.expect("a connection");
    let rows: Vec<(String, i64)> = sqlx::query_as(query)
        .fetch_all(&mut *conn)
        .await
        .expect("the query runs");
    rows.into_iter().collect()
}

/// What a provider's log says it has taken, by the name that the mall gave it.
#[derive(Debug, Default)]
struct Taken {
    /// Taken and not given back.
    sums: BTreeMap<String, i64>,
    /// Taken more than once without a return in between.
    twice: BTreeSet<String>,
    /// Set aside and neither taken nor let go.
    held: BTreeSet<String>,
}

impl Taken {
    fn read(log: &[Value], name: &str) -> Self {
        let mut taken = Self::default();
        for event in log {
            let name = event[name].as_str().unwrap_or_default().to_owned();
            match event["type"].as_str().unwrap_or_default() {
                "APPROVED" | "CONFIRMED" => {
                    taken.held.remove(&name);
                    let sum = taken.sums.entry(name.clone()).or_default();
                    if *sum > 0 {
                        taken.twice.insert(name);
                    }
                    *sum += event["amount"].as_i64().unwrap_or(0);
                }
                "CANCELED" => *taken.sums.entry(name).or_default() -= given_back(event),
                "AUTHORIZED" => {
                    taken.held.insert(name);
                }
                "VOIDED" | "EXPIRED" => {
                    taken.held.remove(&name);
                }
                _ => {}
            }
        }
        taken
    }
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
