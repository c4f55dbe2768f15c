//! The end of a simulation: everything comes to rest, and then the mall's numbers, the providers'
//! own logs and what shoppers were told must belong together.

use std::{collections::BTreeSet, time::Duration};

use backend::{error::AppError, order::expire::expire_due, outbox, payment};
use serde_json::Value;

use super::player::Player;
use crate::truth::{Told, Unpaid, judge, restless};

/// Longer and longer, up to days: everything has a limit in time.
const ROUNDS: usize = 40;

/// Lets time pass and workers work until nothing is left to do.
pub(super) async fn settle(player: &mut Player) {
    for round in 0..ROUNDS {
        let state = player.life.state.clone();
        let worked = player.calmly(async move {
            payment::reconcile_due(&state).await?;
            expire_due(&state).await?;
            outbox::run_due(&state).await?;
            Ok::<(), AppError>(())
        });
        if let Some(Err(error)) = worked.await {
            player.accuse(format!("a worker failed: {error:?}"));
        }
        let left = restless(&player.life.state.db, Unpaid::MustEnd).await;
        let left = left.expect("the queries run");
        if left.is_empty() {
            return;
        }
        if round + 1 == ROUNDS {
            player.accuse(format!("never ends: {left:?}"));
        }
        let seconds = [2, 10, 40, 120, 600, 4_000]
            .get(round / 4)
            .unwrap_or(&20_000);
        player.pass(Duration::from_secs(*seconds));
    }
}

/// Compares everything that tells of the same money.
pub(super) async fn compare(player: &mut Player) {
    let told = Told {
        card: events(player, "card.jsonl"),
        voucher: events(player, "voucher.jsonl"),
    };
    for wrong in judge(&player.life.state.db, &told).await {
        player.accuse(wrong);
    }
    promises(player).await;
}

/// An order that a shopper was told is paid stays paid until it is cancelled.
async fn promises(player: &mut Player) {
    let kept: BTreeSet<String> = {
        let mut conn = player.life.state.db.read().await.expect("a connection");
        let query = "select no from orders where status in ('PAID', 'CANCELLED')";
        let rows = sqlx::query_scalar(query).fetch_all(&mut *conn).await;
        let rows: Vec<String> = rows.expect("the query runs");
        rows.into_iter().collect()
    };
    let paid = player.shopping.orders.iter().filter(|b| b.was_paid);
    let numbers = paid.filter_map(|b| Some(b.placed.as_ref()?.no.to_string()));
    let broken: Vec<String> = numbers.filter(|no| !kept.contains(no)).collect();
    for no in broken {
        player.accuse(format!("order {no} was paid and is not any more"));
    }
}

fn events(player: &Player, log: &str) -> Vec<Value> {
    let path = player.folder.path().join("sandbox").join(log);
    let log = std::fs::read_to_string(path).expect("the provider keeps a log");
    let read = |line: &str| {
        let record: Value = backend::http::extract::parse(line.as_bytes()).expect("a JSON record");
        record["events"].as_array().cloned().unwrap_or_default()
    };
    log.lines().flat_map(read).collect()
}
