//! A deterministic simulation of the mall and both providers.
//!
//! The mall is the real one, on a real SQLite file in memory; the providers are the sandbox's own
//! decisions. A seed decides what happens next: what shoppers and workers do, in which order the
//! providers' calls arrive, which answers are lost, when time passes and when the process dies.
//! Only one thing runs at a time, and it runs until it waits for a provider or ends, so a seed
//! always plays the same. When the seed is through, everything goes well for a while, and then
//! all numbers must belong together.

mod acts;
mod mall;
mod oracle;
mod player;
mod shopping;
mod wire;

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

pub use self::mall::Template;
use self::player::Player;

/// How a seed went.
#[derive(Debug, Clone)]
pub struct Played {
    /// The seed.
    pub seed: u64,
    /// What happened, in order.
    pub log: Vec<String>,
    /// What must not be. Empty: all is well.
    pub violations: Vec<String>,
}

/// Plays one seed.
pub fn play(template: &Template, seed: u64, steps: usize) -> Played {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    let played = runtime.block_on(async {
        let mut player = Player::new(template, seed).await;
        for _ in 0..steps {
            player.step().await;
        }
        player.end().await
    });
    // What a crash left behind waits for ever.
    runtime.shutdown_background();
    played
}

/// Plays up to `count` seeds from `first` on, on all cores, and begins no other once `going_on`
/// says no. Answers how many were played, and those that went wrong.
pub fn play_many(
    template: &Template,
    first: u64,
    count: u64,
    steps: usize,
    going_on: impl Fn() -> bool + Sync,
) -> (u64, Vec<Played>) {
    let next = AtomicU64::new(first);
    let failed = Mutex::new(Vec::new());
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while going_on() {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    let played = play(template, seed, steps);
                    if !played.violations.is_empty() {
                        let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                        failed.push(played);
                    }
                }
            });
        }
    });
    let mut failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    failed.sort_by_key(|played| played.seed);
    // Every thread takes one number too many at the end.
    let played = next.into_inner().min(first + count) - first;
    (played, failed)
}
