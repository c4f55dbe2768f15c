//! Vouchers that an outside provider keeps: authorised before the card, confirmed after the
//! books, cancelled when the order is.
//!
//! The row of the authorisation says what is still to be done at the provider. Our transactions
//! move it and remember a task; [`carry_out()`] does the task once they are committed.

mod authorize;
mod carry_out;
mod give_back;
mod known;
mod refused;
mod status;
mod store;

use shared::ids::{OrderNo, TenantId};

pub(crate) use authorize::prepare;
pub(super) use authorize::{Authorized, authorize, list_due};
pub use carry_out::carry_out;
pub use give_back::{give_back, refund_voucher};
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
