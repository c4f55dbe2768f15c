//! Work that goes on beside the requests: started once, stopped before the process ends.

use std::thread;

use tokio_util::sync::CancellationToken;

use crate::{catalog, payment, state::AppState};

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
    shrink_files(state.clone());
}

/// On a thread that the process does not wait for at its end.
fn shrink_files(state: AppState) {
    let thread = thread::Builder::new().name("shrink".to_owned());
    if let Err(error) = thread.spawn(move || state.site.shrink_files()) {
        tracing::warn!(%error, "the storefront's files stay as large as they are");
    }
}
