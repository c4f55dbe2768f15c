//! The reconciler: every five seconds it goes on with payments whose outcome is not known, lets
//! unpaid orders expire, and carries out what the outbox remembers.

use std::time::Duration;

use shared::{ids::AttemptId, time::Timestamp};
use tokio::task::JoinSet;

use super::{overdue, settle, settle_without_card, store, voucher};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order, outbox, outside,
    state::AppState,
};

const ROUND: Duration = Duration::from_secs(5);

/// Runs until the caller stops it.
pub async fn watch(state: AppState) {
    loop {
        for result in [
            reconcile_due(&state).await.map(|_| ()),
            order::expire::expire_due(&state).await.map(|_| ()),
            outbox::run_due(&state).await.map(|_| ()),
            overdue::tell_overdue(&state).await,
        ] {
            if let Err(error) = result {
                tracing::error!(
                    error = format!("{:#}", anyhow::Error::from(error)),
                    "reconciling"
                );
            }
        }
        let wait = tokio::time::sleep(ROUND);
        tokio::select! {
            () = wait => {}
            () = outbox::woken(&state) => {}
        }
    }
}

/// Goes on with every payment whose time has come, all at the same time, and answers how many
/// those were.
pub async fn reconcile_due(state: &AppState) -> Result<usize, AppError> {
    let now = state.clock.now();
    let (attempts, vouchers) = {
        let mut conn = state.db.read().await?;
        (
            store::list_due(&mut conn, now).await?,
            voucher::list_due(&mut conn, now).await?,
        )
    };
    let mut rounds = JoinSet::new();
    for id in attempts {
        // Longer than a call may take; after a crash the attempt is due again.
        let until = outside::answer_due(state);
        let leased = state.db.write(|tx| boxed(lease(tx, &id, now, until)));
        if leased.await? {
            let state = state.clone();
            rounds.spawn(async move { told(settle(&state, &id).await.map(|_| ()), id.as_str()) });
        }
    }
    for (tenant, no) in vouchers {
        let state = state.clone();
        rounds.spawn(async move {
            match settle_without_card(&state, &tenant, &no).await {
                // No answer yet, or a refusal that has closed the order.
                Err(AppError::Unavailable(_) | AppError::Refused(_)) => {}
                result => told(result, no.as_str()),
            }
        });
    }
    Ok(rounds.join_all().await.len())
}

/// One that fails does not keep the others waiting.
fn told(result: Result<(), AppError>, reference: &str) {
    if let Err(error) = result {
        let error = format!("{:#}", anyhow::Error::from(error));
        tracing::error!(reference, error, "a payment could not be reconciled");
    }
}

async fn lease(
    tx: &mut Conn,
    id: &AttemptId,
    now: Timestamp,
    until: Timestamp,
) -> Result<bool, AppError> {
    Ok(store::lease(tx, id, now, until).await?)
}
