//! Settlement: closed by one person, approved by another, paid, and what comes back afterwards.

mod refusal;
mod story;

use std::time::Duration;

use backend::claim::operator::{self, Step};
use serde_json::{Value, json};
use shared::{
    claim::ClaimStatus,
    console::{
        role::Role,
        settlement::{Run, Runs, StatementRow},
    },
    ids::RunId,
    money::Won,
    order::{Order, PlacedOrder},
};
use tests::{Actor, Shop};

use crate::claim::deliver;

const A_DAY: Duration = Duration::from_hours(24);
const PATH: &str = "/api/console/settlement";

/// Two people of the team, signed in now.
async fn team(shop: &Shop, day: &str) -> (Actor, Actor) {
    let first = shop.app.team(Role::Settlement, &format!("{day}-가")).await;
    let second = shop.app.team(Role::Settlement, &format!("{day}-나")).await;
    (first, second)
}

fn until(day: &str) -> Value {
    json!({ "until": shared::time::Date::parse(day).expect("the day exists") })
}

fn of(run: &RunId, step: &str) -> String {
    format!("{PATH}/runs/{run}/{step}")
}

async fn see(person: &Actor, run: &RunId) -> Run {
    let read: Run = person.get(&format!("{PATH}/runs/{run}")).await.good();
    assert_eq!(read.sums.difference(), Won::ZERO, "the equation of {run}");
    read
}

fn row<'a>(run: &'a Run, vendor: &str) -> &'a StatementRow {
    let mut rows = run.statements.iter();
    rows.find(|row| row.vendor.as_str() == vendor)
        .expect("a statement")
}

/// The vendors' accounts hold exactly what the runs leave there, and every rule holds.
async fn assert_reconciled(shop: &Shop, person: &Actor, when: &str) -> Runs {
    let runs: Runs = person.get(PATH).await.good();
    assert_eq!(runs.books.difference(), Won::ZERO, "{when}: {runs:?}");
    shop.app.run_jobs().await;
    shop.assert_no_drift(when).await;
    runs
}

async fn posted(shop: &Shop, account: &str) -> Won {
    let mut conn = shop.app.state.db.read().await.expect("a connection");
    let posted: Option<Won> =
        sqlx::query_scalar("select posted from accounts where tenant_id = 'gangjin' and id = $1")
            .bind(account)
            .fetch_optional(&mut *conn)
            .await
            .expect("the books are read");
    posted.unwrap_or(Won::ZERO)
}

/// An order of two vendors, by voucher and card, that arrived on 22 November; now it is
/// 2 December.
async fn arrived() -> (Shop, PlacedOrder) {
    let shop = Shop::open().await;
    let token = shop.lot_token("DEMO-PB25-0001", "0000").await;
    let placed = shop.order(&[("rice-1", 2), ("bowl-1", 1)], &[token]).await;
    shop.pay(&placed).await;
    deliver(&shop, &placed, "rice-01").await;
    deliver(&shop, &placed, "craft-01").await;
    shop.app.clock.advance(A_DAY * 10);
    (shop, placed)
}

async fn close(person: &Actor, day: &str) -> RunId {
    person.post(PATH, &until(day)).await.good()
}

async fn decide(person: &Actor, run: &RunId, step: &str, payable: i64) {
    let reply = person
        .post(&of(run, step), &json!({ "payable": payable }))
        .await;
    assert_eq!(reply.status, 204, "{step}: {}", reply.text());
}

/// Closes, approves and pays a run.
async fn settle(shop: &Shop, day: &str, payable: i64) -> RunId {
    let (first, second) = team(shop, day).await;
    let run = close(&first, day).await;
    decide(&second, &run, "approve", payable).await;
    decide(&first, &run, "paid", payable).await;
    run
}

/// The mall after [`arrived`] was paid out.
pub(super) async fn settled() -> (Shop, RunId) {
    let (shop, _) = arrived().await;
    let run = settle(&shop, "2026-12-01", 61_621).await;
    (shop, run)
}

async fn send_back(shop: &Shop, placed: &PlacedOrder, line: (&str, u32)) {
    let order: Order = shop
        .claim(placed, "RETURN", "DEFECTIVE", &[line])
        .await
        .good();
    let claim = order.claims.last().expect("a claim");
    assert_eq!(claim.status, ClaimStatus::Requested);
    for step in [Step::Approve, Step::Receive] {
        let taken = operator::step(&shop.app.state, &claim.id, &step).await;
        taken.expect("the claim goes on");
    }
}
