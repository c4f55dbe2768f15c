//! Vouchers that an outside provider keeps: authorised before the card, confirmed after the
//! books, cancelled when the order is.
//!
//! The row of the authorisation says what is still to be done at the provider. Our transactions
//! move it and remember a task; [`carry_out()`] does the task once they are committed.

mod authorize;
mod carry_out;
mod known;
mod refused;
mod status;
mod store;

use shared::ids::{OrderNo, TenantId};

pub use authorize::prepare;
pub(super) use authorize::{Authorized, authorize, list_due};
pub use carry_out::carry_out;
use status::Status;

use crate::{
    db::Conn,
    error::AppError,
    outbox::{self, Topic},
    state::AppState,
};

/// The order is booked: the provider is told to spend what it set aside.
pub(super) async fn booked(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    if store::change_status(tx, tenant, no, Status::Held, Status::Confirming).await? {
        outbox::add(tx, state, tenant, Topic::ConfirmVoucher, no.as_str(), "{}").await?;
    }
    Ok(())
}

/// The order ended unpaid: what the provider set aside is freed.
pub async fn give_up(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<(), AppError> {
    for from in [Status::Held, Status::Requested] {
        if store::change_status(tx, tenant, no, from, Status::Voiding).await? {
            outbox::add(tx, state, tenant, Topic::VoidVoucher, no.as_str(), "{}").await?;
        }
    }
    Ok(())
}

/// The order is cancelled: what was spent goes back. `false`: nothing of the provider was.
pub async fn cancel(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<bool, AppError> {
    for from in [Status::Confirming, Status::Confirmed] {
        if store::change_status(tx, tenant, no, from, Status::Cancelling).await? {
            outbox::add(tx, state, tenant, Topic::CancelVoucher, no.as_str(), "{}").await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether nothing of the provider waits to go back.
pub(super) async fn is_back(
    conn: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<bool, AppError> {
    match store::find(conn, tenant, no).await? {
        Some(row) => Ok(row.status()? != Status::Cancelling),
        None => Ok(true),
    }
}
