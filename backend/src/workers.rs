//! Work that goes on beside the requests: started once, stopped before the process ends.

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
}
