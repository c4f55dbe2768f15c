//! Sending something off: busy until the answer is there, and what went wrong.

use std::future::Future;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::Failure;

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
enum Progress {
    Idle,
    Busy,
    Failed(Failure),
}

/// Something that a shopper sends off.
#[derive(Clone, PartialEq)]
pub struct Submit(UseStateHandle<Progress>);

impl Submit {
    /// Whether the answer is awaited.
    pub fn is_busy(&self) -> bool {
        *self.0 == Progress::Busy
    }

    /// What went wrong the last time.
    pub fn failure(&self) -> Option<&Failure> {
        match &*self.0 {
            Progress::Failed(failure) => Some(failure),
            _ => None,
        }
    }

    /// The words for a field that was not right.
    pub fn field(&self, name: &str) -> Option<String> {
        let Some(Failure::Refused(refusal)) = self.failure() else {
            return None;
        };
        let wrong = refusal.fields.iter().find(|wrong| wrong.field == name)?;
        Some(wrong.message.clone())
    }

    /// Notes something wrong that needs no answer to be known.
    pub fn fail(&self, failure: Failure) {
        self.0.set(Progress::Failed(failure));
    }

    /// Forgets what went wrong.
    pub fn reset(&self) {
        self.0.set(Progress::Idle);
    }

    /// Sends it off, once: while it is busy, another wish to send it does nothing.
    pub fn run<T: 'static>(
        &self,
        answer: impl Future<Output = Result<T, Failure>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.is_busy() {
            return;
        }
        self.0.set(Progress::Busy);
        let progress = self.0.clone();
        spawn_local(async move {
            match answer.await {
                Ok(answer) => {
                    progress.set(Progress::Idle);
                    done(answer);
                }
                Err(failure) => progress.set(Progress::Failed(failure)),
            }
        });
    }
}

/// Something to send off.
#[hook]
pub fn use_submit() -> Submit {
    Submit(use_state(|| Progress::Idle))
}
