//! The reconciler: every five seconds it goes on with payments whose outcome is not known, lets
//! unpaid orders expire, and carries out what the outbox remembers.

use std::time::Duration;

use shared::{ids::AttemptId, time::Timestamp};

use super::{settle, store};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order, outbox,
    state::AppState,
};

const ROUND: Duration = Duration::from_secs(5);

/// Longer than a call may take; after a crash the attempt is due again.
const LEASE_MS: i64 = 40_000;

/// Runs until the caller stops it.
pub async fn watch(state: AppState) {
    loop {
        for result in [
            reconcile_due(&state).await.map(|_| ()),
            order::expire::expire_due(&state).await.map(|_| ()),
            outbox::run_due(&state).await.map(|_| ()),
        ] {
            if let Err(error) = result {
                tracing::error!(
                    error = format!("{:#}", anyhow::Error::from(error)),
                    "reconciling"
                );
            }
        }
        let wait = tokio::time::sleep(state.config.patience.scale(ROUND));
        tokio::select! {
            () = wait => {}
            () = outbox::woken(&state) => {}
        }
    }
}

/// Goes on with every payment whose time has come, and answers how many those were.
pub async fn reconcile_due(state: &AppState) -> Result<usize, AppError> {
    let now = state.clock.now();
    let due = {
        let mut conn = state.db.read().await?;
        store::list_due(&mut conn, now).await?
    };
    let mut settled = 0;
    for id in due {
        let until = now.plus_ms(state.config.patience.scale_ms(LEASE_MS));
        if state
            .db
            .write(|tx| boxed(lease(tx, &id, now, until)))
            .await?
        {
            settle(state, &id).await?;
            settled += 1;
        }
    }
    Ok(settled)
}

async fn lease(
    tx: &mut Conn,
    id: &AttemptId,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, AppError> {
    Ok(store::lease(tx, id, now, until).await?)
}
