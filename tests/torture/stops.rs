//! The mall is asked to end under load, as at every new version: it answers what it has begun,
//! ends in time, and what it could not answer is found again.

use std::time::Duration;

use tests::{
    World,
    suite::{Options, Outcome, Size, Tally, engine},
};

use crate::{
    crowd::{Crowd, judge},
    plan::{Wallet, plenty},
};

const BOUND: Duration = Duration::from_mins(1);
/// What a service manager waits before it kills.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" && options.size == Size::Ci {
        return None;
    }
    let mut tally = Tally::default();
    let mut random = options.random(4);
    let replicas = if engine() == "SQLite" { 1 } else { 4 };
    let shoppers = options.pick(16, 64);
    let mut world = World::open(plenty(replicas, 2)).await;
    let wallet = Wallet::look_up(&world).await;
    let crowd = Crowd::gather(&world, &wallet, shoppers, options);
    let mut slowest = Duration::ZERO;
    tally.wanted = options.pick(3, 50);
    while tally.runs < tally.wanted && options.goes_on(&tally) {
        tokio::time::sleep(Duration::from_millis(300 + random.below(1_000))).await;
        let nth = usize::try_from(random.below(replicas as u64)).unwrap_or(0);
        match world.mall(nth).terminate(PATIENCE).await {
            Some((status, took)) => {
                slowest = slowest.max(took);
                tally.expect(status.success(), || format!("it ended with {status}"));
            }
            None => tally.blame([format!("still there after {PATIENCE:?}")]),
        }
        world.kill(nth).await;
        let started = world.start(nth, &[]).await;
        tally.expect(started.is_ok(), || format!("no new start: {started:?}"));
        tally.runs += 1;
    }
    let lives = crowd.leave().await;
    tally.blame(judge(&world, &lives, BOUND).await);
    let note = format!(
        "{} orders of {shoppers} shoppers meanwhile; it ended at most {} ms after it was asked",
        lives.len(),
        slowest.as_millis()
    );
    let outcome = tally.outcome("asked to end under load", note);
    Some((tally, outcome))
}
