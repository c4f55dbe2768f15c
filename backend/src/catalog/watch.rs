//! Keeping the snapshots true: campaign boundaries, midnight, and changes by other processes.

use std::time::Duration;

use super::{later, revision};
use crate::{db::boxed, error::AppError, state::AppState};

/// How long a change of another process may stay unseen.
const ROUND: Duration = Duration::from_secs(1);

/// Looks after the snapshots until it is dropped.
pub async fn watch(state: AppState) {
    loop {
        if let Err(error) = tick(&state).await {
            tracing::warn!(
                error = format!("{error:#}"),
                "the catalogue is not refreshed"
            );
        }
        // Either a change of our own or the next round.
        let _ = tokio::time::timeout(ROUND, state.catalogs.until_changed()).await;
    }
}

/// One round: passes the moments and the prices that are due, and reads what changed.
pub async fn tick(state: &AppState) -> anyhow::Result<()> {
    let now = state.clock.now();
    for snapshot in state.catalogs.all() {
        let boundary = snapshot.next_change;
        if boundary <= now {
            let tenant = snapshot.tenant();
            let advanced: Result<bool, AppError> = state
                .db
                .write(|tx| {
                    boxed(
                        async move { Ok(revision::advance_past(tx, tenant, boundary, now).await?) },
                    )
                })
                .await;
            advanced?;
        }
        let due = later::due(&snapshot, now);
        if !due.is_empty() {
            let (tenant, due) = (snapshot.tenant(), &due);
            let settled: Result<(), AppError> = state
                .db
                .write(|tx| boxed(later::settle(tx, tenant, due, now)))
                .await;
            settled?;
        }
    }
    state.catalogs.refresh(&state.db, now).await
}
