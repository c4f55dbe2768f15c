//! The end of a simulation: everything comes to rest, and then the mall's numbers, the providers'
//! own logs and what shoppers were told must belong together.

use std::{collections::BTreeMap, time::Duration};

use backend::{check::check, order::expire::expire_due, outbox, payment};
use serde_json::Value;

use super::player::Player;

/// Longer and longer, up to days: everything has a limit in time.
const ROUNDS: usize = 40;

/// What must have come to rest, each with the query that counts what has not.
const RESTLESS: [(&str, &str); 5] = [
    (
        "orders under way",
        "select count(*) from orders where status in ('PENDING_PAYMENT', 'CANCEL_REQUESTED')",
    ),
    (
        "attempts under way",
        "select count(*) from payment_attempts
          where status in ('CREATED', 'APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')",
    ),
    (
        "authorisations under way",
        "select count(*) from voucher_authorizations
          where status in ('REQUESTED', 'HELD', 'CONFIRMING', 'VOIDING', 'CANCELLING')",
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

/// Lets time pass and workers work until nothing is left to do.
pub(super) async fn settle(player: &mut Player) {
    for round in 0..ROUNDS {
        let state = player.life.state.clone();
        let worked = player.calmly(async move {
            payment::reconcile_due(&state).await?;
            expire_due(&state).await?;
            outbox::run_due(&state).await?;
            Ok::<(), backend::error::AppError>(())
        });
        if let Some(Err(error)) = worked.await {
            player.accuse(format!("a worker failed: {error:?}"));
        }
        if restless(player).await.is_empty() {
            return;
        }
        let seconds = [2, 10, 40, 120, 600, 4_000]
            .get(round / 4)
            .unwrap_or(&20_000);
        player.pass(Duration::from_secs(*seconds));
    }
    for left in restless(player).await {
        player.accuse(format!("never ends: {left}"));
    }
}

async fn restless(player: &Player) -> Vec<String> {
    let mut left = Vec::new();
    for (says, query) in RESTLESS {
        let count = number(player, query).await;
        if count > 0 {
            left.push(format!("{count} {says}"));
        }
    }
    left
}

async fn number(player: &Player, query: &'static str) -> i64 {
    let mut conn = player.life.state.db.read().await.expect("a connection");
    let number = sqlx::query_scalar(query).fetch_one(&mut *conn).await;
    number.expect("the query runs")
}

async fn sums(player: &Player, query: &'static str) -> BTreeMap<String, i64> {
    let mut conn = player.life.state.db.read().await.expect("a connection");
    let rows: Vec<(String, i64)> = sqlx::query_as(query)
        .fetch_all(&mut *conn)
        .await
        .expect("the query runs");
    rows.into_iter().collect()
}

/// Compares everything that tells of the same money.
pub(super) async fn judge(player: &mut Player) {
    let findings = check(&player.life.state.db).await.expect("the check runs");
    for finding in findings {
        if finding.violations > 0 {
            player.accuse(format!("{}: {}", finding.violations, finding.says));
        }
    }
    let charged = sums(
        player,
        "select payment_attempts.id, payment_attempts.amount
           from payment_attempts
           join orders on orders.tenant_id = payment_attempts.tenant_id
                      and orders.no = payment_attempts.order_no
          where payment_attempts.status = 'BOOKED' and orders.status = 'PAID'",
    )
    .await;
    let taken = outside(player, "card.jsonl", "APPROVED", "orderId");
    compare(player, "card", &charged, &taken);
    let spent = sums(
        player,
        "select voucher_authorizations.order_no, voucher_authorizations.amount
           from voucher_authorizations
           join orders on orders.tenant_id = voucher_authorizations.tenant_id
                      and orders.no = voucher_authorizations.order_no
          where orders.status = 'PAID'",
    )
    .await;
    let confirmed = outside(player, "voucher.jsonl", "CONFIRMED", "orderNo");
    compare(player, "provider's voucher", &spent, &confirmed);
    let stock = "select count(*) from stock
          where on_hand <> imported - (
                select cast(coalesce(sum(quantity), 0) as bigint) from reservations
                 where reservations.tenant_id = stock.tenant_id
                   and reservations.option_id = stock.option_id
                   and reservations.status = 'COMMITTED')";
    if number(player, stock).await > 0 {
        player.accuse("stock is not what was imported less what was sold");
    }
    promises(player).await;
}

/// An order that a shopper was told is paid stays paid until it is cancelled.
async fn promises(player: &mut Player) {
    let ended = sums(
        player,
        "select no, 1 from orders where status in ('PAID', 'CANCELLED')",
    )
    .await;
    let mut broken = Vec::new();
    for bought in player.shopping.orders.iter().filter(|b| b.was_paid) {
        let no = bought.placed.as_ref().map(|placed| placed.no.to_string());
        if no.as_ref().is_none_or(|no| !ended.contains_key(no)) {
            broken.push(no.unwrap_or_default());
        }
    }
    for no in broken {
        player.accuse(format!("order {no} was paid and is not any more"));
    }
}

fn compare(
    player: &mut Player,
    what: &str,
    here: &BTreeMap<String, i64>,
    there: &BTreeMap<String, i64>,
) {
    for (name, amount) in there {
        let ours = here.get(name).copied().unwrap_or(0);
        if ours != *amount {
            player.accuse(format!("{what} {name}: {ours} here, {amount} there"));
        }
    }
    for (name, amount) in here {
        if !there.contains_key(name) {
            player.accuse(format!("{what} {name}: {amount} here, nothing there"));
        }
    }
}

/// What a provider has taken and not given back, by the name that the mall gave it.
fn outside(player: &Player, log: &str, taken: &str, name: &str) -> BTreeMap<String, i64> {
    let path = player.folder.path().join("sandbox").join(log);
    let log = std::fs::read_to_string(path).expect("the provider keeps a log");
    let mut sums = BTreeMap::new();
    for line in log.lines() {
        let record: Value = backend::http::extract::parse(line.as_bytes()).expect("a JSON record");
        for event in record["events"].as_array().into_iter().flatten() {
            let amount = match event["type"].as_str() {
                Some(kind) if kind == taken => event["amount"].as_i64().unwrap_or(0),
                Some("CANCELED") => -given_back(event),
                _ => continue,
            };
            let key = event[name].as_str().unwrap_or_default().to_owned();
            *sums.entry(key).or_insert(0) += amount;
        }
    }
    sums
}

fn given_back(event: &Value) -> i64 {
    match event["perLot"].as_array() {
        Some(lots) => lots.iter().filter_map(|lot| lot["amount"].as_i64()).sum(),
        None => event["amount"].as_i64().unwrap_or(0),
    }
}
