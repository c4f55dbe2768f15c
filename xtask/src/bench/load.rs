//! Many clients at once, each asking again as soon as it was answered, bounded by count and time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use super::budget::{Unit, grouped};
use super::process;
use crate::exec;

/// How many at once: as many as the peer was measured with.
pub(super) const CLIENTS: usize = 16;

/// When a scenario is over: whichever comes first.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) count: u64,
    pub(super) time: Duration,
}

/// What a scenario came to.
pub(super) struct Load {
    /// How long each took, in microseconds, the shortest first.
    times: Vec<u64>,
    elapsed: Duration,
    /// CPU time of the server.
    server: Duration,
    /// CPU time of the clients.
    clients: Duration,
}

/// Lets each worker do its work over and over. `pid` is the server's.
pub(super) fn run<W>(bounds: Bounds, pid: u32, workers: Vec<W>) -> Result<Load>
where
    W: FnMut() -> Result<()> + Send,
{
    let ours = std::process::id();
    let taken = AtomicU64::new(0);
    let (server, clients) = (process::cpu(pid)?, process::cpu(ours)?);
    let started = Instant::now();
    let work = |mut worker: W| -> Result<Vec<u64>> {
        let mut times = Vec::new();
        while taken.fetch_add(1, Ordering::Relaxed) < bounds.count
            && started.elapsed() < bounds.time
            && !exec::stopping()
        {
            let before = Instant::now();
            worker()?;
            times.push(micros(before.elapsed()));
        }
        Ok(times)
    };
    let work = &work;
    let results: Vec<Result<Vec<u64>>> = thread::scope(|scope| {
        let threads: Vec<_> = workers
            .into_iter()
            .map(|worker| scope.spawn(move || work(worker)))
            .collect();
        let join = |thread: thread::ScopedJoinHandle<'_, _>| {
            let died = |_| Err(anyhow!("a client panicked"));
            thread.join().unwrap_or_else(died)
        };
        threads.into_iter().map(join).collect()
    });
    let elapsed = started.elapsed();
    let mut times: Vec<u64> = results.into_iter().collect::<Result<Vec<_>>>()?.concat();
    times.sort_unstable();
    if times.is_empty() {
        return Err(anyhow!("nothing was measured"));
    }
    Ok(Load {
        times,
        elapsed,
        server: process::cpu(pid)?.saturating_sub(server),
        clients: process::cpu(ours)?.saturating_sub(clients),
    })
}

impl Load {
    pub(super) fn count(&self) -> u64 {
        self.times.len() as u64
    }

    pub(super) fn per_second(&self) -> u64 {
        self.count() * 1_000_000 / micros(self.elapsed).max(1)
    }

    /// The time within which so many of a hundred were done.
    pub(super) fn percentile(&self, percent: usize) -> u64 {
        let at = (self.times.len() * percent).div_ceil(100);
        self.times[at.saturating_sub(1)]
    }

    /// CPU time of the server for each, in microseconds.
    pub(super) fn cpu(&self) -> u64 {
        micros(self.server) / self.count()
    }

    /// CPU time of our own clients for each, in microseconds.
    pub(super) fn client_cpu(&self) -> u64 {
        micros(self.clients) / self.count()
    }

    /// Everything in one line; `what` is counted.
    pub(super) fn describe(&self, what: &str) -> String {
        format!(
            "{} · p50 {} · p99 {} · CPU {} · {} {what}",
            Unit::PerSecond.show(self.per_second()),
            Unit::Micros.show(self.percentile(50)),
            Unit::Micros.show(self.percentile(99)),
            Unit::Micros.show(self.cpu()),
            grouped(self.count()),
        )
    }
}

pub(super) fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_of_a_hundred_is_the_ninety_ninth() {
        let load = Load {
            times: (1..=200).collect(),
            elapsed: Duration::from_secs(2),
            server: Duration::from_millis(20),
            clients: Duration::ZERO,
        };
        assert_eq!(load.percentile(50), 100);
        assert_eq!(load.percentile(99), 198);
        assert_eq!(load.per_second(), 100);
        assert_eq!(load.cpu(), 100);
    }

    #[test]
    fn a_scenario_ends_at_its_count() {
        let bounds = Bounds {
            count: 10,
            time: Duration::from_mins(1),
        };
        let done = AtomicU64::new(0);
        let worker = || {
            done.fetch_add(1, Ordering::Relaxed);
            Ok(())
        };
        let load = run(bounds, std::process::id(), vec![worker, worker, worker]).unwrap();
        assert_eq!(load.count(), 10);
        assert_eq!(done.load(Ordering::Relaxed), 10);
    }
}
