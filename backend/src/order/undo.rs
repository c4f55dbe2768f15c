//! A paid order that the mall cannot keep through no fault of the shopper.

use shared::ids::{OrderNo, TenantId};

use super::{
    parcel::{self, Parcel},
    store,
};
use crate::{claim, db::Conn, error::AppError, state::AppState};

/// Cancels what is left of a paid order, as a claim. `false`: it is not paid any more, or
/// something has been sent.
pub async fn undo_paid(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    text: &str,
) -> Result<bool, AppError> {
    if !store::lock_paid(tx, tenant, no).await? {
        return Ok(false);
    }
    let parcels = parcel::list(tx, tenant, no).await?;
    if parcels.iter().any(Parcel::has_left) {
        return Ok(false);
    }
    store::add_event(tx, tenant, no, state.clock.now(), "UNDONE", text).await?;
    claim::cancel_rest(tx, state, tenant, no, "상품권 승인 거절").await?;
    state.catalogs.changed();
    Ok(true)
}
