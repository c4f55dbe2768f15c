//! The machine's clock jumps by a day, forwards and backwards, under load.

use std::{path::Path, time::Duration};

use tests::{
    World,
    suite::{Options, Outcome, Tally, engine},
};

use crate::{
    crowd::{Crowd, judge},
    plan::{Wallet, plenty},
};

const BOUND: Duration = Duration::from_mins(1);
/// From Debian's package `faketime`.
const LIBRARY: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" {
        return None;
    }
    let mut tally = Tally::default();
    let goal = "the clock jumps by a day";
    if !Path::new(LIBRARY).exists() {
        let outcome = tally.outcome(goal, "not run: libfaketime is not installed");
        return Some((tally, outcome));
    }
    let mut world = World::open(plenty(1, 2)).await;
    let wallet = Wallet::look_up(&world).await;
    let jump = world.data().join("clock");
    let set = |offset: &str| std::fs::write(&jump, offset).expect("the file is written");
    set("+0");
    world.kill(0).await;
    let file = jump.display().to_string();
    let settings = [
        ("LD_PRELOAD", LIBRARY),
        ("FAKETIME_TIMESTAMP_FILE", &file),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
    ];
    world.start(0, &settings).await.expect("the mall starts");
    let crowd = Crowd::gather(&world, &wallet, 8, options);
    tally.wanted = options.pick(1, 5);
    while tally.runs < tally.wanted && options.goes_on(&tally) {
        for offset in ["+1d", "+0", "-1d", "+0"] {
            tokio::time::sleep(Duration::from_millis(1_500)).await;
            set(offset);
        }
        tally.runs += 1;
    }
    let lives = crowd.leave().await;
    tally.blame(judge(&world, &lives, BOUND).await);
    let charged = world.count("select count(*) from payment_attempts where status = 'BOOKED'");
    let note = format!("{} orders, {} paid by card", lives.len(), charged.await);
    let outcome = tally.outcome(goal, note);
    Some((tally, outcome))
}
