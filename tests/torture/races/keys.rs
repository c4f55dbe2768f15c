//! One order for one key, however often and however quickly it is sent.

use std::collections::BTreeSet;

use tests::{
    new_key,
    suite::{Options, Outcome, Tally, engine},
};

use super::arena::{Arena, CROWD, Care, Stock, guest, order_with};

pub(crate) async fn keys(options: &Options) -> (Tally, Outcome) {
    let rounds = match engine() {
        "PostgreSQL" => options.pick(5, 1_000),
        _ => options.pick(20, 1_000),
    };
    let mut arena = repeat_keys(options, Care::Guarded, rounds).await;
    let note = format!("keys, each sent {CROWD} times at once");
    let outcome = arena.tally.outcome("one order for one key", note);
    (std::mem::take(&mut arena.tally), outcome)
}

pub(super) async fn repeat_keys(options: &Options, care: Care, rounds: usize) -> Arena {
    let mut stock = Stock::default();
    stock.option("plenty", "jang", 1_000_000);
    let mut arena = Arena::open(options, care, &stock).await;
    let request = arena.buyer().order_request(&[("plenty", 1)], &[]).await;
    let different = arena.buyer().order_request(&[("plenty", 2)], &[]).await;
    arena.tally.wanted = rounds as u64;
    for round in 0..rounds {
        if !arena.goes_on() {
            break;
        }
        let (key, guest) = (new_key(), guest(&new_key()));
        let send = |request| order_with(request, &key, &guest);
        // Every other round, another body comes with the same key.
        let of = |place: usize| match (round + place) % 4 {
            3 if round % 2 == 1 => &different,
            _ => &request,
        };
        let requests: Vec<_> = (0..CROWD).map(|place| send(of(place))).collect();
        let answers = arena.race(&requests).await;
        let bodies: BTreeSet<&[u8]> = answers
            .iter()
            .filter(|answer| answer.status == 201)
            .map(|answer| answer.body.as_slice())
            .collect();
        arena.tally.expect(bodies.len() == 1, || {
            format!("key {key} was answered in {} ways", bodies.len())
        });
        let wrong = answers.iter().find(|answer| {
            let code = answer.code();
            let mismatch = round % 2 == 1 && code == "IDEMPOTENCY_MISMATCH";
            answer.status != 201 && code != "IN_PROGRESS" && !mismatch
        });
        arena
            .tally
            .expect(wrong.is_none(), || format!("key {key}: {wrong:?}"));
        let query = "select count(*) from idempotency_keys where scope like $1";
        let claims = arena.number(query, &format!("%{guest}")).await;
        arena.tally.expect(claims == 1, || {
            format!("key {key} is claimed {claims} times")
        });
        arena.tally.runs += 1;
    }
    let orders = arena
        .number("select count(*) from orders where no <> $1", "")
        .await;
    let keys = i64::try_from(arena.tally.runs).unwrap_or(i64::MAX);
    arena.tally.expect(orders == keys, || {
        format!("{orders} orders for {keys} keys")
    });
    arena.judge("keys").await;
    arena
}
