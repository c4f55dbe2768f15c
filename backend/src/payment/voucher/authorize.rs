//! Setting the provider's part of an order aside, before the card is charged.

use serde_json::Value;
use shared::{
    ids::{LotId, OrderNo, TenantId},
    pricing::Quote,
};

use super::{status::Status, store};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    outside::{Call, Reply},
    state::AppState,
    voucher::{
        ResolvedLot,
        provider::{self, LotAmount},
    },
};

/// Whether the provider's part of an order is set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::payment) enum Authorized {
    /// It is, or there is none.
    Ready,
    /// The provider refused; nothing is set aside.
    Refused,
    /// Nobody knows yet.
    Unknown,
}

/// Writes down what the provider will be asked for. `false`: no lot of the provider pays.
pub async fn prepare(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    quote: &Quote,
    lots: &[ResolvedLot],
) -> Result<bool, AppError> {
    let external = |id: &LotId| {
        lots.iter()
            .any(|lot| lot.external && lot.tender.lot.id == *id)
    };
    let amounts: Vec<LotAmount> = quote
        .lots
        .iter()
        .filter(|lot| !lot.used.is_zero() && external(&lot.lot))
        .map(|lot| LotAmount {
            lot_id: lot.lot.clone(),
            amount: lot.used,
        })
        .collect();
    if amounts.is_empty() {
        return Ok(false);
    }
    store::insert(tx, tenant, no, &state.ids.id("vau"), &amounts).await?;
    Ok(true)
}

/// Sets the provider's part aside, or finds out that it is.
pub(in crate::payment) async fn authorize(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
) -> Result<Authorized, AppError> {
    let row = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, tenant, no).await?
    };
    let Some(row) = row else {
        return Ok(Authorized::Ready);
    };
    let from = row.status()?;
    let key = match from {
        Status::Created | Status::Requested => row.provider_idem.clone(),
        // Another attempt of the same order is a new request.
        Status::Refused | Status::Voided => state.ids.id("vau"),
        Status::Held | Status::Confirming | Status::Confirmed => return Ok(Authorized::Ready),
        Status::Voiding | Status::Cancelling | Status::Cancelled => {
            return Ok(Authorized::Unknown);
        }
    };
    state
        .db
        .write(|tx| boxed(request_in(tx, tenant, no, from, &key)))
        .await?;
    failpoint!(AuthorizeCommitted);
    let call = provider::authorize(state, no, &key, &row.lots()?).await;
    failpoint!(AuthorizeAnswered);
    let (to, authorized) = match &call.reply {
        Reply::Done(_) => (Some(Status::Held), Authorized::Ready),
        // An earlier request of the order is still open there: its answer is yet to come.
        Reply::Refused { code, .. } if code == "DUPLICATE_ORDER" => (None, Authorized::Unknown),
        Reply::Refused { .. } => (Some(Status::Refused), Authorized::Refused),
        Reply::Unknown => (None, Authorized::Unknown),
    };
    state
        .db
        .write(|tx| boxed(answer_in(tx, tenant, no, to, &call)))
        .await?;
    failpoint!(AuthorizeKept);
    Ok(authorized)
}

async fn request_in(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: Status,
    key: &str,
) -> Result<(), AppError> {
    if store::change_status(tx, tenant, no, from, Status::Requested).await? {
        store::set_request(tx, tenant, no, key).await?;
    }
    Ok(())
}

/// Keeps what the provider said; without a clear word the request stays open.
async fn answer_in(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    to: Option<Status>,
    call: &Call,
) -> Result<(), AppError> {
    call.store(tx, tenant).await?;
    let Some(to) = to else { return Ok(()) };
    if store::change_status(tx, tenant, no, Status::Requested, to).await?
        && let Reply::Done(body) = &call.reply
    {
        let auth_id = body.get("authId").and_then(Value::as_str);
        store::set_names(tx, tenant, no, auth_id, None).await?;
    }
    Ok(())
}
