//! One provider of the outside world, and the way every request to it goes:
//! replay by idempotency key, scripted fault, decision, durable record, answer.

use std::{
    collections::HashSet,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::{
    clock::Clock,
    fault::{Fault, Faults, Op, Subject},
    journal::{Answer, Fold, Journal, Keep, LogLost},
    listen::Cut,
};

pub(crate) struct Provider<S: Fold> {
    pub(crate) journal: Journal<S>,
    pub(crate) faults: Faults,
    pub(crate) clock: Clock,
    closing: watch::Receiver<bool>,
    in_flight: Arc<Mutex<HashSet<String>>>,
}

/// A request as far as every provider treats it alike.
pub(crate) struct Call {
    pub(crate) op: Op,
    pub(crate) subject: Subject,
    /// Method, URL and idempotency key; `None` when the request carries no key.
    pub(crate) scope: Option<String>,
    pub(crate) cut: Cut,
}

/// When a decision is taken, and whether a script wants it refused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) now: i64,
    pub(crate) declined: bool,
}

/// What a request changes and what it is answered.
pub(crate) struct Decision<E> {
    pub(crate) events: Vec<E>,
    pub(crate) answer: Answer,
    pub(crate) keep: Keep,
}

impl<E> Decision<E> {
    pub(crate) fn ok(events: Vec<E>, body: Value) -> Self {
        Self {
            events,
            answer: Answer { status: 200, body },
            keep: Keep::Yes,
        }
    }

    /// An answer that changes nothing.
    pub(crate) fn refused(answer: impl Into<Answer>) -> Self {
        Self {
            events: Vec::new(),
            answer: answer.into(),
            keep: Keep::Yes,
        }
    }

    /// An answer that changes nothing and may be different next time.
    pub(crate) fn not_now(answer: impl Into<Answer>) -> Self {
        Self {
            keep: Keep::No,
            ..Self::refused(answer)
        }
    }
}

/// The error body that all providers share.
pub(crate) fn error(status: u16, code: &str, message: &str) -> Answer {
    let body = json!({ "code": code, "message": message });
    Answer { status, body }
}

impl<S: Fold> Provider<S> {
    pub(crate) fn open(
        log: &Path,
        clock: &Clock,
        closing: &watch::Receiver<bool>,
    ) -> anyhow::Result<Arc<Self>> {
        Ok(Arc::new(Self {
            journal: Journal::open(log, clock)?,
            faults: Faults::default(),
            clock: clock.clone(),
            closing: closing.clone(),
            in_flight: Arc::default(),
        }))
    }

    /// Answers a request, with whatever a script wants to go wrong.
    pub(crate) async fn exchange(
        &self,
        call: Call,
        decide: impl FnOnce(&S, Moment) -> Decision<S::Event>,
    ) -> Response {
        let Some(_flight) = self.take_off(call.scope.as_deref()) else {
            return error(
                409,
                "IDEMPOTENT_REQUEST_PROCESSING",
                "이전 멱등 요청이 처리중입니다.",
            )
            .into_response();
        };
        let arrived = self.clock.now();
        let fault = self.faults.take(call.op, &call.subject);
        if let Some(response) = self.fail_before(fault, &call.cut).await {
            return response;
        }
        // Looked up only while holding the flight, so that no answer can be kept in between.
        let kept = call.scope.as_deref().and_then(|s| self.journal.kept(s));
        if let Some(answer) = kept {
            return self.answer(answer, fault, arrived, &call.cut).await;
        }
        let declined = matches!(fault, Some(Fault::Decline));
        match self.decide(call.scope.as_deref(), declined, decide).await {
            Ok(answer) => self.answer(answer, fault, arrived, &call.cut).await,
            Err(lost) => lost.into_response(),
        }
    }

    /// Ends when the sandbox stops. For connections that a script leaves without an answer.
    pub(crate) async fn stopping(&self) {
        // An error means that the sandbox is gone, which is the same thing.
        let _ = self.closing.clone().wait_for(|closing| *closing).await;
    }

    async fn decide(
        &self,
        scope: Option<&str>,
        declined: bool,
        decide: impl FnOnce(&S, Moment) -> Decision<S::Event>,
    ) -> Result<Answer, LogLost> {
        let decide = |state: &S, now: i64| decide(state, Moment { now, declined });
        let Some(scope) = scope else {
            let decide = |state: &S, now: i64| {
                let decision = decide(state, now);
                (decision.events, decision.answer)
            };
            return self.journal.change(decide).await;
        };
        let decide = |state: &S, now: i64| {
            let decision = decide(state, now);
            (decision.events, decision.answer, decision.keep)
        };
        self.journal.change_once(scope, decide).await
    }

    /// `None` while another request with the same key is being answered.
    fn take_off(&self, scope: Option<&str>) -> Option<Flight> {
        if let Some(scope) = scope {
            let mut flying = self
                .in_flight
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if !flying.insert(scope.to_owned()) {
                return None;
            }
        }
        Some(Flight {
            scope: scope.map(str::to_owned),
            in_flight: Arc::clone(&self.in_flight),
        })
    }
}

/// A request that is being answered. It lands when its handler ends, also when the client hangs up.
struct Flight {
    scope: Option<String>,
    in_flight: Arc<Mutex<HashSet<String>>>,
}

impl Drop for Flight {
    fn drop(&mut self) {
        if let Some(scope) = &self.scope {
            let mut flying = self
                .in_flight
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            flying.remove(scope);
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, Json(self.body)).into_response()
    }
}

impl IntoResponse for LogLost {
    fn into_response(self) -> Response {
        broken().into_response()
    }
}

pub(crate) fn broken() -> Answer {
    error(
        500,
        "FAILED_INTERNAL_SYSTEM_PROCESSING",
        "내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.",
    )
}
