//! What is acknowledged is on the disk: the kernel's own count of syncs beside the number of
//! acknowledged commits of money.

use std::process::Stdio;

use tests::{
    World,
    process::run,
    suite::{Options, Outcome, Tally, engine},
};
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::Command,
};

use crate::{
    life::Life,
    plan::{Plan, Wallet, plenty},
};

/// Placed, about to be charged, booked: each is acknowledged or rested on outside.
const COMMITS: u64 = 3;

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" {
        return None;
    }
    let mut tally = Tally::default();
    let goal = "every commit of money waits for the disk";
    let (there, _) = run(Command::new("sh").args(["-c", "command -v strace"])).await;
    if !there {
        let outcome = tally.outcome(goal, "not run: strace is not installed");
        return Some((tally, outcome));
    }
    let mut world = World::open(plenty(1, 10)).await;
    let wallet = Wallet::look_up(&world).await;
    let pid = world.mall(0).pid().expect("the mall runs");
    let mut strace = Command::new("strace")
        .args(["-f", "-e", "trace=fdatasync,fsync", "-p", &pid.to_string()])
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("strace starts");
    let mut lines = BufReader::new(strace.stderr.take().expect("it is piped")).lines();
    // Its first line says that it is attached.
    let attached = lines.next_line().await.expect("it speaks");
    tally.expect(
        attached
            .as_ref()
            .is_some_and(|line| line.contains("attached")),
        || format!("{attached:?}"),
    );
    let counting = tokio::spawn(async move {
        let mut syncs = 0_u64;
        while let Ok(Some(line)) = lines.next_line().await {
            // A call that was interrupted by another thread's is told in two lines.
            syncs += u64::from(line.contains("sync(") && !line.contains("resumed"));
        }
        syncs
    });
    let buyer = world.buyer(0);
    tally.wanted = options.pick(20, 100);
    while tally.runs < tally.wanted && options.goes_on(&tally) {
        let lived = Life::new(Plan::Pay).go_on(&buyer, &wallet).await;
        tally.expect(lived.is_ok(), || format!("{lived:?}"));
        tally.runs += 1;
    }
    world.kill(0).await;
    let syncs = counting.await.expect("the count ends");
    let wanted = tally.runs * COMMITS;
    tally.expect(syncs >= wanted, || {
        format!("{syncs} syncs for {wanted} commits")
    });
    let note = format!("{syncs} syncs for {wanted} acknowledged commits");
    let outcome = tally.outcome(goal, note);
    Some((tally, outcome))
}
