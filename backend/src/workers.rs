//! Work that goes on beside the requests: started once, stopped before the process ends.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{
    backup, catalog, check, error::AppError, fulfilment, ledger, payback, payment, state::AppState,
};

/// Starts every worker. Each ends soon after `stop` is cancelled.
pub fn start(state: &AppState, stop: &CancellationToken) {
    let watch = catalog::watch(state.clone());
    state
        .tracker
        .spawn(stop.clone().run_until_cancelled_owned(watch));
    let payments = payment::watch(state.clone());
    state
        .tracker
        .spawn(stop.clone().run_until_cancelled_owned(payments));
    every(state, stop, "check", check::EVERY, check::watch);
    every(state, stop, "backup", backup::EVERY, backup::run_due);
    let minute = Duration::from_mins(1);
    every(state, stop, "match", minute, |state| async move {
        payment::match_due(&state).await.map(|_| ())
    });
    every(state, stop, "paybacks", payback::EVERY, payback::issue_due);
    every(state, stop, "morning", minute, fulfilment::tell_mornings);
    every(
        state,
        stop,
        "ledger root",
        ledger::root::watch_period(),
        ledger::root::publish_due,
    );
}

/// Runs a job again and again until `stop` is cancelled. The job finds out by itself whether
/// something is due; one that failed is told of, stands in the
/// vitals, and is tried again in the next round.
pub fn every<F, Fut>(
    state: &AppState,
    stop: &CancellationToken,
    name: &'static str,
    period: Duration,
    job: F,
) where
    F: Fn(AppState) -> Fut + Send + 'static,
    Fut: Future<Output = Result<(), AppError>> + Send,
{
    let shared = state.clone();
    let rounds = async move {
        loop {
            let done = job(shared.clone()).await;
            shared.vitals.set_job(name, done.is_ok());
            if let Err(error) = done {
                let error = format!("{:#}", anyhow::Error::from(error));
                tracing::error!(job = name, error, "a job failed");
            }
            tokio::time::sleep(period).await;
        }
    };
    state
        .tracker
        .spawn(stop.clone().run_until_cancelled_owned(rounds));
}
