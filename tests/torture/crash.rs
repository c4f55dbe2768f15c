//! The process is killed at every registered point, while shoppers are at work; then it starts
//! again, half of the shoppers go on and the others stay away.

use std::{
    collections::BTreeMap,
    os::unix::process::ExitStatusExt,
    process::ExitStatus,
    time::{Duration, Instant},
};

use tests::{
    World,
    process::run,
    suite::{Options, Outcome, Random, Size, Tally, engine},
};
use tokio::task::JoinSet;

use crate::{
    life::{Life, live_together},
    plan::{Plan, Wallet, plenty},
};

/// Everything must have come to its end within this time after the new start.
const BOUND: Duration = Duration::from_mins(1);
/// A process that passes the point dies at once; one that does not die in this time did not pass
/// it. Longer than the five seconds between two rounds of the reconciler.
const DEATH: Duration = Duration::from_secs(8);
/// Other replicas may be faster than the one that would die.
const TRIES: usize = 8;
/// Worlds side by side.
const LANES: usize = 6;
const ABORTED: i32 = 6;

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" && options.size == Size::Ci {
        return None;
    }
    let (replicas, repeats) = match engine() {
        "SQLite" => (1, options.pick(1, 20)),
        _ => (4, options.pick(1, 5)),
    };
    let mut tally = Tally::default();
    let mut slowest = Duration::ZERO;
    let (mut count, mut rounds) = (0, 0);
    let mut missed: BTreeMap<String, usize> = BTreeMap::new();
    for round in 0..repeats {
        if !options.goes_on(&tally) {
            break;
        }
        rounds += 1;
        let mut lanes = JoinSet::new();
        for lane in 0..LANES {
            let random = options.random((round * LANES + lane) as u64);
            lanes.spawn(kill_at_each(lane, replicas, random));
        }
        for lane in lanes.join_all().await {
            tally.runs += lane.crashes;
            count = count.max(lane.points);
            slowest = slowest.max(lane.slowest);
            tally.blame(lane.violations);
            for point in lane.missed {
                *missed.entry(point).or_default() += 1;
            }
        }
        eprintln!(
            "  round {} of {repeats}: {} crashes after {:?}",
            round + 1,
            tally.runs,
            tally.elapsed()
        );
    }
    let never = missed.into_iter().filter(|(_, times)| *times == rounds);
    let never: Vec<String> = never.map(|(point, _)| point).collect();
    let reached = count - never.len();
    tally.blame(never.iter().map(|point| format!("{point}: never reached")));
    tally.wanted = (repeats * count) as u64;
    let note = format!(
        "{reached} of {count} points reached; everything settled at most {} ms after the new start",
        slowest.as_millis()
    );
    let outcome = tally.outcome("killed at every failpoint", note);
    Some((tally, outcome))
}

#[derive(Default)]
struct Lane {
    points: usize,
    crashes: u64,
    slowest: Duration,
    violations: Vec<String>,
    /// Points that the process did not pass: a replica was faster each time.
    missed: Vec<String>,
}

/// One world that dies at every so many-th point of the registry.
async fn kill_at_each(lane: usize, replicas: usize, mut random: Random) -> Lane {
    let mut world = World::open(plenty(replicas, 1)).await;
    let wallet = Wallet::look_up(&world).await;
    let (_, points) = run(world.chorok().args(["torture", "points"])).await;
    let points: Vec<&str> = points.lines().collect();
    let mut done = Lane {
        points: points.len(),
        ..Lane::default()
    };
    for point in points.iter().skip(lane).step_by(LANES) {
        let mut reached = false;
        for _ in 0..TRIES {
            if kill_at(&mut world, &wallet, point, &mut random, &mut done).await {
                reached = true;
                break;
            }
        }
        if !reached {
            done.missed.push((*point).to_owned());
        }
    }
    done
}

/// Whether the process died at the point.
async fn kill_at(
    world: &mut World,
    wallet: &Wallet,
    point: &str,
    random: &mut Random,
    done: &mut Lane,
) -> bool {
    let nth = usize::try_from(random.below(world.replicas() as u64)).unwrap_or(0);
    world.kill(nth).await;
    let points = format!("{point}=return(abort)");
    let mut lives: Vec<Life> = Plan::ALL.into_iter().map(Life::new).collect();
    // It may even die before it listens.
    let mut died = true;
    if world.start(nth, &[("FAILPOINTS", &points)]).await.is_ok() {
        let buyer = world.buyer(nth);
        lives = live_together(lives, &buyer, wallet).await;
        if world.mall(nth).runs() {
            world.expire_unpaid().await;
        }
        let ended = world.mall(nth).ended_within(DEATH).await;
        died = ended.is_some_and(|status: ExitStatus| status.signal() == Some(ABORTED));
    }
    world.kill(nth).await;
    let started = Instant::now();
    if let Err(error) = world.start(nth, &[]).await {
        done.violations
            .push(format!("{point}: does not start again: {error}"));
        return true;
    }
    let buyer = world.buyer(nth);
    for life in &mut lives {
        if random.coin() && life.go_on(&buyer, wallet).await.is_err() {
            done.violations
                .push(format!("{point}: no answer after the new start"));
        }
    }
    let wrong = world.judge(BOUND).await;
    done.slowest = done.slowest.max(started.elapsed());
    done.violations
        .extend(wrong.into_iter().map(|wrong| format!("{point}: {wrong}")));
    for life in &lives {
        let broken = life.broken_promise(&buyer).await;
        done.violations
            .extend(broken.map(|broken| format!("{point}: {broken}")));
    }
    done.crashes += u64::from(died);
    died
}
