//! Bringing the lots of an approved batch into the world, some lines at a time: each transaction
//! gives lines their lots, writes the letters and posts the money. Whoever stopped in the middle,
//! the next one goes on with the lines that have no lot.

use std::time::Duration;

use shared::ids::TenantId;

use super::{lines, store};
use crate::{
    catalog::Snapshot,
    db::{Conn, boxed},
    error::AppError,
    outbox,
    state::AppState,
    voucher::{
        issue::{fund, insert},
        letter, new_lot,
    },
};

/// Lines in one transaction. It keeps the end of the ledger's chain locked, and orders wait.
const LINES: i64 = 25;

/// How often to look for batches that somebody left in the middle.
pub const EVERY: Duration = Duration::from_secs(30);

/// Goes on with batches that are approved and not all issued.
pub async fn issue_due(state: AppState) -> Result<(), AppError> {
    let issuing = {
        let mut conn = state.db.read().await?;
        store::list_issuing(&mut conn).await?
    };
    for (tenant, id) in issuing {
        issue(&state, &tenant, &id).await?;
    }
    Ok(())
}

/// Issues what is left of a batch.
pub(super) async fn issue(state: &AppState, tenant: &TenantId, id: &str) -> Result<(), AppError> {
    // Without the mall nobody could be told whose voucher it is.
    let Some(mall) = state.catalogs.by_tenant(tenant) else {
        return Ok(());
    };
    let step = (&*mall, id);
    while state
        .db
        .write(|tx| boxed(issue_some(tx, state, tenant, step)))
        .await?
    {
        outbox::wake(state);
    }
    Ok(())
}

/// Issues some lines. `false`: there is nothing left to do.
async fn issue_some(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (mall, id): (&Snapshot, &str),
) -> Result<bool, AppError> {
    if !store::lock(tx, tenant, id).await? {
        return Ok(false);
    }
    let Some(batch) = store::find(tx, tenant, id).await? else {
        return Ok(false);
    };
    let (Some(issued_at), Some(expires_at)) = (batch.decided_at, batch.expires_at) else {
        return Ok(false);
    };
    let mut lots = Vec::new();
    for line in lines::list(tx, tenant, id, (true, LINES)).await? {
        // The id follows from the line, so that a line is issued once, whoever does it.
        let lot_id = format!("{}-{}", batch.id, line.line);
        let times = (issued_at, expires_at);
        let lot = new_lot(state, (lot_id, &batch.programme_id), line.amount, times);
        insert(tx, &state.key, tenant, std::slice::from_ref(&lot)).await?;
        if !lines::give_lot(tx, tenant, (&batch.id, line.line), &lot.id).await? {
            let error = anyhow::anyhow!("line {} of {id} has a lot already", line.line);
            return Err(AppError::internal(error));
        }
        let letter = letter(mall, &line.phone, &lot);
        outbox::letter(tx, state, tenant, lot.id.as_str(), &letter).await?;
        lots.push(lot);
    }
    for lot in &lots {
        fund(tx, &state.ids, tenant, lot).await?;
    }
    if lots.is_empty() {
        store::finish(tx, tenant, id).await?;
    }
    Ok(!lots.is_empty())
}
