//! Who decides what happens next, and keeps a log of it.

use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use backend::clock::{Clock, ManualClock};
use sandbox::Rehearsal;
use tempfile::TempDir;
use tokio::{task::JoinSet, time::timeout};

use super::{
    Played, Template,
    mall::{self, Life},
    oracle,
    shopping::{Done, Shopping},
    wire::{self, Call, Calls},
};
use crate::{shop::PROVIDER_LOTS, suite::Random};

/// Real time after which something hangs that should have moved.
const PATIENCE: Duration = Duration::from_secs(20);
/// More calls than this do not wait at the same time.
const MOST_WAITING: usize = 4;
/// Steps of time, in seconds: around every limit of the mall and of the providers.
const PASSING: [u64; 7] = [1, 6, 20, 61, 300, 660, 1_860];

/// A simulation on its way.
pub(super) struct Player {
    pub(super) random: Random,
    pub(super) outside: Rehearsal,
    pub(super) life: Life,
    pub(super) shopping: Shopping,
    pub(super) folder: TempDir,
    clock: Arc<ManualClock>,
    file: PathBuf,
    wire: SocketAddr,
    calls: Calls,
    lives: u64,
    running: JoinSet<Done>,
    waiting: Vec<Call>,
    /// Requests that nobody waits for any more but that may still arrive.
    stray: Vec<Call>,
    /// What a dead process waits for. It must never be answered, or the dead would go on.
    graveyard: Vec<Call>,
    played: Played,
}

impl Player {
    pub(super) async fn new(template: &Template, seed: u64) -> Self {
        let folder = mall::folder();
        let file = template.copy_to(folder.path());
        let lots = folder.path().join("lots.json");
        std::fs::write(&lots, PROVIDER_LOTS).expect("the lots are written");
        let options = sandbox::Options {
            data: folder.path().join("sandbox"),
            lots: Some(lots),
            ..sandbox::Options::default()
        };
        let outside = Rehearsal::open(options, mall::beginning().0)
            .await
            .expect("the providers open");
        let clock = Arc::new(ManualClock::at(mall::beginning()));
        let (wire, calls) = wire::open().await;
        let life = Life::begin(&file, clock.clone(), wire, 1).await;
        Self {
            random: Random::new(seed),
            outside,
            life,
            shopping: Shopping::default(),
            folder,
            clock,
            file,
            wire,
            calls,
            lives: 1,
            running: JoinSet::new(),
            waiting: Vec::new(),
            stray: Vec::new(),
            graveyard: Vec::new(),
            played: Played {
                seed,
                log: Vec::new(),
                violations: Vec::new(),
            },
        }
    }

    pub(super) fn note(&mut self, line: impl Into<String>) {
        let at = (self.clock.now().0 - mall::beginning().0) / 1_000;
        self.played.log.push(format!("{at:>6} s  {}", line.into()));
    }

    pub(super) fn accuse(&mut self, line: impl Into<String>) {
        let line = line.into();
        self.note(format!("WRONG: {line}"));
        self.played.violations.push(line);
    }

    /// One step, as the seed wants it.
    pub(super) async fn step(&mut self) {
        let crowded = self.waiting.len() >= MOST_WAITING;
        if crowded || (!self.waiting.is_empty() && self.random.chance(50)) {
            return self.go_on().await;
        }
        match self.random.below(100) {
            0..=7 => {
                let seconds = *self.random.pick(&PASSING).unwrap_or(&1);
                self.note(format!("{seconds} s pass"));
                self.pass(Duration::from_secs(seconds));
            }
            8..=9 => self.crash().await,
            10..=12 => self.arrive_late().await,
            _ => self.act().await,
        }
    }

    pub(super) fn pass(&mut self, time: Duration) {
        self.clock.advance(time);
        let ms = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.outside.advance_ms(ms);
    }

    /// Starts something and lets it run until it waits for a provider or ends.
    pub(super) async fn start(&mut self, work: impl Future<Output = Done> + Send + 'static) {
        self.running.spawn(work);
        self.until_quiet().await;
    }

    /// Exactly one task can move, so exactly one thing happens. Messages do not count: the mall
    /// sends them side by side, and nothing depends on them.
    async fn until_quiet(&mut self) {
        let event = timeout(PATIENCE, async {
            loop {
                let mut call = tokio::select! {
                    Some(done) = self.running.join_next() => return Ok(done),
                    Some(call) = self.calls.recv() => call,
                };
                if !call.is_message() {
                    return Err(call);
                }
                let response = call.deliver(&self.outside).await;
                call.answer(response);
            }
        });
        match event.await {
            Ok(Ok(Ok(done))) => self.finish(done),
            Ok(Ok(Err(error))) => self.accuse(format!("a task ended with {error}")),
            Ok(Err(call)) => {
                self.note(format!("  … waits: {}", call.says()));
                self.waiting.push(call);
            }
            Err(_elapsed) => self.accuse("something hangs"),
        }
    }

    /// Runs something to its end with providers that answer at once and well.
    pub(super) async fn calmly<T: Send + 'static>(
        &mut self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Option<T> {
        let mut task = tokio::spawn(work);
        loop {
            let moved = timeout(PATIENCE, async {
                tokio::select! {
                    done = &mut task => Ok(done),
                    Some(call) = self.calls.recv() => Err(call),
                }
            });
            match moved.await {
                Ok(Ok(done)) => return done.ok(),
                Ok(Err(mut call)) => {
                    let response = call.deliver(&self.outside).await;
                    call.answer(response);
                }
                Err(_elapsed) => {
                    self.accuse("something hangs");
                    return None;
                }
            }
        }
    }

    /// One of the waiting calls goes on, well or not.
    async fn go_on(&mut self) {
        let which = self.random.below(self.waiting.len() as u64);
        let mut call = self.waiting.remove(usize::try_from(which).unwrap_or(0));
        let says = call.says();
        match self.random.below(100) {
            0..=7 => {
                self.note(format!("{says}: never arrives"));
                call.lose();
            }
            8..=13 => {
                self.note(format!("{says}: arrives later, nobody waits for it"));
                call.lose();
                self.stray.push(call);
            }
            14..=24 => {
                self.note(format!("{says}: done, its answer is lost"));
                call.deliver(&self.outside).await;
                call.lose();
            }
            25..=30 => {
                self.note(format!("{says}: arrives twice"));
                call.deliver(&self.outside).await;
                let response = call.deliver(&self.outside).await;
                call.answer(response);
            }
            _ => {
                let response = call.deliver(&self.outside).await;
                self.note(format!("{says}: {}", response.status()));
                call.answer(response);
            }
        }
        self.until_quiet().await;
    }

    async fn arrive_late(&mut self) {
        let which = self.random.below(self.stray.len() as u64);
        if self.stray.is_empty() {
            return;
        }
        let call = self.stray.remove(usize::try_from(which).unwrap_or(0));
        let response = call.deliver(&self.outside).await;
        self.note(format!("{}: late, {}", call.says(), response.status()));
        self.graveyard.push(call);
    }

    /// The process dies. Calls that were on their way may still arrive.
    async fn crash(&mut self) {
        self.note("the process dies and starts again");
        self.running.abort_all();
        while self.running.join_next().await.is_some() {}
        self.stray.append(&mut self.waiting);
        self.lives += 1;
        self.life = Life::begin(&self.file, self.clock.clone(), self.wire, self.lives).await;
    }

    /// Everything goes well from here on, and then all must belong together.
    pub(super) async fn end(mut self) -> Played {
        while !self.waiting.is_empty() {
            let mut call = self.waiting.remove(0);
            let response = call.deliver(&self.outside).await;
            call.answer(response);
            self.until_quiet().await;
        }
        for late in std::mem::take(&mut self.stray) {
            late.deliver(&self.outside).await;
            self.graveyard.push(late);
        }
        self.note("from here on everything goes well");
        oracle::settle(&mut self).await;
        oracle::compare(&mut self).await;
        self.played
    }
}
