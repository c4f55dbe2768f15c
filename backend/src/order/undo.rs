//! A paid order that the mall cannot keep through no fault of the shopper.

use shared::{
    ids::{OrderNo, TenantId},
    order::{OrderStatus, ShipmentStatus},
};

use super::{
    cancel::finish,
    release::{ensure, give_back},
    store,
};
use crate::{db::Conn, error::AppError, payment, state::AppState};

/// Cancels a paid order: stock, holds and books go back, and the card's part is to be given back
/// outside. `false`: it is not paid any more, or something has been sent.
pub async fn undo_paid(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    text: &str,
) -> Result<bool, AppError> {
    if store::count_shipments_past(tx, tenant, no).await? > 0 {
        return Ok(false);
    }
    let now = state.clock.now();
    let (from, to) = (OrderStatus::Paid, OrderStatus::CancelRequested);
    if !store::change_status(tx, tenant, no, from, to, now).await? {
        return Ok(false);
    }
    let (preparing, cancelled) = (ShipmentStatus::Preparing, ShipmentStatus::Cancelled);
    store::change_shipments(tx, tenant, no, preparing, cancelled).await?;
    // Nothing may have left since it was counted: the order's row is ours only now.
    let cancelled = store::count_shipments_past(tx, tenant, no).await?;
    ensure(
        cancelled == store::count_shipments(tx, tenant, no).await?,
        "shipment",
        no,
    )?;
    give_back(tx, &state.ids, tenant, no, now).await?;
    store::add_event(tx, tenant, no, now, to.as_str(), text).await?;
    if !payment::refund(tx, state, tenant, no, "상품권 승인 거절").await? {
        finish(tx, state, tenant, no).await?;
    }
    state.catalogs.changed();
    Ok(true)
}
