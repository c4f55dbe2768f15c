//! A random process of the mall is killed at a random moment, again and again, under shoppers.

use std::time::{Duration, Instant};

use tests::{
    World,
    suite::{Options, Outcome, Size, Tally, engine},
};

use crate::{
    crowd::{Crowd, judge},
    plan::{Wallet, plenty},
};

const BOUND: Duration = Duration::from_mins(1);
/// Kills in one world; then it is judged, and another one opens.
const KILLS: u64 = 25;

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" && options.size == Size::Ci {
        return None;
    }
    let mut tally = Tally::default();
    let mut random = options.random(2);
    let wanted = options.pick(10, 500);
    let (mut slowest, mut orders) = (Duration::ZERO, 0);
    tally.wanted = wanted;
    while tally.runs < wanted && options.goes_on(&tally) {
        let replicas = if engine() == "SQLite" { 1 } else { 4 };
        let mut world = World::open(plenty(replicas, 1)).await;
        let wallet = Wallet::look_up(&world).await;
        let crowd = Crowd::gather(&world, &wallet, options.pick(8, 32), options);
        for _ in 0..KILLS.min(wanted - tally.runs) {
            tokio::time::sleep(Duration::from_millis(100 + random.below(900))).await;
            let nth = usize::try_from(random.below(replicas as u64)).unwrap_or(0);
            world.kill(nth).await;
            let killed = Instant::now();
            let started = world.start(nth, &[]).await;
            slowest = slowest.max(killed.elapsed());
            tally.expect(started.is_ok(), || format!("no new start: {started:?}"));
            tally.runs += 1;
        }
        let lives = crowd.leave().await;
        orders += lives.len();
        tally.blame(judge(&world, &lives, BOUND).await);
        eprintln!(
            "  {} kills, {orders} orders after {:?}",
            tally.runs,
            tally.elapsed()
        );
    }
    let note = format!(
        "{orders} orders of {} shoppers meanwhile; listening again at most {} ms after the kill",
        options.pick(8, 32),
        slowest.as_millis()
    );
    let outcome = tally.outcome("killed at random moments", note);
    Some((tally, outcome))
}
