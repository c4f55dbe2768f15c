//! Event-sourced state: what a provider knows is the fold of its log, and nothing is answered before it is durable.

mod disk;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use anyhow::Context;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::sync::Notify;

use self::disk::Disk;
pub(crate) use self::disk::LogLost;
use crate::clock::Clock;

/// How long the card provider remembers the answer to an idempotency key.
const ANSWER_KEPT_MS: i64 = 15 * 24 * 60 * 60 * 1_000;

/// State that is made of events only.
pub(crate) trait Fold: Default + Send + 'static {
    type Event: Serialize + DeserializeOwned + Send;

    fn apply(&mut self, at: i64, event: &Self::Event);

    /// What time alone brings about by `now`, such as expiries.
    fn due(&self, now: i64) -> Vec<Self::Event>;
}

/// An answer as it was first given, kept so that the same key gets the same answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// Whether a repeated request gets the same answer. One that was only asked to wait may try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    Yes,
    No,
}

#[derive(Serialize, Deserialize)]
struct KeptAnswer {
    scope: String,
    #[serde(flatten)]
    answer: Answer,
}

/// One line of the log: everything that one request changed, so that a crash cannot split it.
#[derive(Serialize, Deserialize)]
struct Record<E> {
    seq: u64,
    at: i64,
    events: Vec<E>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept: Option<KeptAnswer>,
}

struct Inner<S> {
    state: S,
    answers: HashMap<String, (i64, Answer)>,
    seq: u64,
}

pub(crate) struct Journal<S: Fold> {
    inner: Mutex<Inner<S>>,
    disk: Disk,
    path: PathBuf,
    clock: Clock,
    pub(crate) changed: Notify,
}

impl<S: Fold> Journal<S> {
    /// Opens the log and rebuilds the state from it.
    pub(crate) fn open(path: &Path, clock: &Clock) -> anyhow::Result<Self> {
        let mut inner = Inner {
            state: S::default(),
            answers: HashMap::new(),
            seq: 0,
        };
        let disk = Disk::open(path, |line| {
            let record: Record<S::Event> = serde_json::from_str(line)?;
            clock.not_before(record.at);
            inner.fold(record);
            Ok(inner.seq)
        })?;
        Ok(Self {
            inner: Mutex::new(inner),
            disk,
            path: path.to_owned(),
            clock: clock.clone(),
            changed: Notify::new(),
        })
    }

    /// Looks at the state, up to date with the clock, and answers once what was seen is durable.
    pub(crate) async fn read<R>(&self, look: impl FnOnce(&S, i64) -> R) -> Result<R, LogLost> {
        self.change(|state, now| (Vec::new(), look(state, now)))
            .await
    }

    /// Decides on the current state which events happen, and answers once they are durable.
    pub(crate) async fn change<R>(
        &self,
        decide: impl FnOnce(&S, i64) -> (Vec<S::Event>, R),
    ) -> Result<R, LogLost> {
        let (upto, result) = self.append(|state, now| {
            let (events, result) = decide(state, now);
            (events, None, result)
        });
        self.disk.durable(upto).await?;
        Ok(result)
    }

    /// Like [`Journal::change`], and keeps the answer under `scope` in the same record if it is [`Keep::Yes`].
    pub(crate) async fn change_once(
        &self,
        scope: &str,
        decide: impl FnOnce(&S, i64) -> (Vec<S::Event>, Answer, Keep),
    ) -> Result<Answer, LogLost> {
        let (upto, answer) = self.append(|state, now| {
            let (events, answer, keep) = decide(state, now);
            let kept = (keep == Keep::Yes).then(|| KeptAnswer {
                scope: scope.to_owned(),
                answer: answer.clone(),
            });
            (events, kept, answer)
        });
        self.disk.durable(upto).await?;
        Ok(answer)
    }

    /// The answer that was kept under `scope`, while it is still valid.
    pub(crate) fn kept(&self, scope: &str) -> Option<Answer> {
        let oldest = self.clock.now() - ANSWER_KEPT_MS;
        let inner = self.lock();
        let (at, answer) = inner.answers.get(scope)?;
        (*at > oldest).then(|| answer.clone())
    }

    /// The log as it is on the disk.
    pub(crate) async fn text(&self) -> anyhow::Result<Vec<u8>> {
        let seq = self.lock().seq;
        if self.disk.durable(seq).await.is_err() {
            anyhow::bail!("the log cannot be written");
        }
        let text = tokio::fs::read(&self.path).await;
        text.with_context(|| format!("cannot read {}", self.path.display()))
    }

    pub(crate) fn close(&self) {
        self.disk.close();
    }

    fn append<R>(
        &self,
        decide: impl FnOnce(&S, i64) -> (Vec<S::Event>, Option<KeptAnswer>, R),
    ) -> (u64, R) {
        let mut inner = self.lock();
        let now = self.clock.now();
        let due = inner.state.due(now);
        self.record(&mut inner, now, due, None);
        let (events, kept, result) = decide(&inner.state, now);
        self.record(&mut inner, now, events, kept);
        (inner.seq, result)
    }

    fn record(
        &self,
        inner: &mut Inner<S>,
        at: i64,
        events: Vec<S::Event>,
        kept: Option<KeptAnswer>,
    ) {
        if events.is_empty() && kept.is_none() {
            return;
        }
        let record = Record {
            seq: inner.seq + 1,
            at,
            events,
            kept,
        };
        let mut line = serde_json::to_vec(&record).expect("events are plain data");
        line.push(b'\n');
        self.disk.append(record.seq, line);
        inner.fold(record);
        self.changed.notify_one();
    }

    fn lock(&self) -> MutexGuard<'_, Inner<S>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S: Fold> Inner<S> {
    fn fold(&mut self, record: Record<S::Event>) {
        for event in &record.events {
            self.state.apply(record.at, event);
        }
        if let Some(KeptAnswer { scope, answer }) = record.kept {
            self.answers.insert(scope, (record.at, answer));
        }
        self.seq = record.seq;
    }
}
