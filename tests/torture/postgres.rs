//! PostgreSQL goes away under load, restarted as by a crash or with every connection cut, and the
//! mall is back by itself.

use std::time::{Duration, Instant};

use tests::{
    World,
    process::run,
    suite::{Options, Outcome, Tally, engine},
};
use tokio::process::Command;

use crate::{
    crowd::{Crowd, judge},
    plan::{Wallet, plenty},
};

const BOUND: Duration = Duration::from_mins(1);
const BACK_WITHIN: Duration = Duration::from_secs(10);
pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() == "SQLite" {
        return None;
    }
    let mut tally = Tally::default();
    let mut random = options.random(5);
    let restart = std::env::var("CHOROK_TEST_POSTGRES_RESTART").ok();
    let world = World::open(plenty(4, 2)).await;
    let wallet = Wallet::look_up(&world).await;
    let crowd = Crowd::gather(&world, &wallet, options.pick(8, 32), options);
    let (mut slowest, mut restarts) = (Duration::ZERO, 0);
    tally.wanted = options.pick(4, 50);
    while tally.runs < tally.wanted && options.goes_on(&tally) {
        tokio::time::sleep(Duration::from_millis(500 + random.below(1_000))).await;
        match &restart {
            Some(restart) if tally.runs % 2 == 0 => {
                let mut words = restart.split_whitespace();
                let mut command = Command::new(words.next().expect("a program"));
                let (done, said) = run(command.args(words)).await;
                tally.expect(done, || said);
                restarts += 1;
            }
            _ => world.cut_connections().await,
        }
        let gone = Instant::now();
        for nth in 0..world.replicas() {
            let shopper = world.buyer(nth).shopper();
            while gone.elapsed() < BACK_WITHIN {
                let ready = shopper.try_get("/readyz").await;
                if ready.is_ok_and(|ready| ready.status == 200) {
                    break;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        slowest = slowest.max(gone.elapsed());
        tally.expect(gone.elapsed() < BACK_WITHIN, || {
            "not back in time".to_owned()
        });
        tally.runs += 1;
    }
    let lives = crowd.leave().await;
    tally.blame(judge(&world, &lives, BOUND).await);
    let note = format!(
        "{restarts} immediate restarts, otherwise every connection cut; {} orders meanwhile; all replicas ready at most {} ms later; no 5xx but 503 with Retry-After",
        lives.len(),
        slowest.as_millis()
    );
    let outcome = tally.outcome("PostgreSQL goes away under load", note);
    Some((tally, outcome))
}
