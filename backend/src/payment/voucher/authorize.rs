//! Setting the provider's part of an order aside, before the card is charged.

use shared::{
    ids::{LotId, OrderNo, TenantId},
    pricing::Quote,
    time::Timestamp,
};

use super::{
    known::{Known, Stage, ask},
    status::Status,
    store::{self, AuthorizationRow, Row},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    outside::{self, Call, Reply, back_off_ms},
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

/// What the provider will be asked for, to be written down. `None`: no lot of the provider pays.
pub(crate) fn prepare(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    quote: &Quote,
    lots: &[ResolvedLot],
) -> Result<Option<AuthorizationRow>, AppError> {
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
        return Ok(None);
    }
    let lots = serde_json::to_string(&amounts).map_err(AppError::internal)?;
    Ok(Some(AuthorizationRow {
        tenant: tenant.clone(),
        no: no.clone(),
        provider_idem: state.ids.id("vau"),
        amount: amounts.iter().map(|lot| lot.amount).sum(),
        lots,
        status: Status::Created.as_str(),
        next_check_at: outside::answer_due(state),
    }))
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
    let mut calls = Vec::new();
    let key = match from {
        Status::Created => row.provider_idem.clone(),
        // An answer may have been lost: what became of the request is asked before it is repeated.
        Status::Requested => {
            let (call, answer) = ask(state, no, &row).await;
            calls.push(call);
            match answer.map(|known| known.map(|known| known.stage())) {
                // Spent: our books are a restored copy of an earlier time.
                Some(Some(Stage::Held | Stage::Spent)) => {
                    return answered(state, tenant, no, &row, &calls, Outcome::Held).await;
                }
                Some(None) => row.provider_idem.clone(),
                // It expired there in the meantime, or an earlier attempt gave it up.
                Some(Some(Stage::Nothing)) => state.ids.id("vau"),
                Some(Some(Stage::Back)) | None => {
                    return answered(state, tenant, no, &row, &calls, Outcome::Unclear).await;
                }
            }
        }
        // Another attempt of the same order is a new request.
        Status::Refused | Status::Voided => state.ids.id("vau"),
        Status::Held | Status::Confirming | Status::Confirmed => return Ok(Authorized::Ready),
        Status::Voiding | Status::Cancelling | Status::Cancelled => {
            return Ok(Authorized::Unknown);
        }
    };
    let due = outside::answer_due(state);
    state
        .db
        .write(|tx| boxed(request_in(tx, tenant, no, from, &key, due)))
        .await?;
    failpoint!(AuthorizeCommitted);
    let call = provider::authorize(state, no, &key, &row.lots()?).await;
    failpoint!(AuthorizeAnswered);
    let outcome = match &call.reply {
        Reply::Done(_) => match Known::read(no, &row, &call.reply) {
            Some(known) if known.stage() == Stage::Held => Outcome::Held,
            _ => Outcome::Unclear,
        },
        // An earlier request of the order is still open there: its answer is yet to come.
        Reply::Refused { code, .. }
            if code == "DUPLICATE_ORDER" || code == "ALREADY_PROCESSED_PAYMENT" =>
        {
            Outcome::Unclear
        }
        Reply::Refused { .. } if call.reply.is_about_caller() => Outcome::Unclear,
        Reply::Refused { .. } => Outcome::Refused,
        Reply::Unknown => Outcome::Unclear,
    };
    calls.push(call);
    answered(state, tenant, no, &row, &calls, outcome).await
}

/// What the provider said about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// The amounts are set aside; the last call tells under which name.
    Held,
    Refused,
    Unclear,
}

async fn answered(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    row: &Row,
    calls: &[Call],
    outcome: Outcome,
) -> Result<Authorized, AppError> {
    let now = state.clock.now();
    let again = now.plus_ms(back_off_ms(row.tries));
    state
        .db
        .write(|tx| boxed(answer_in(tx, tenant, no, row, calls, (outcome, again))))
        .await?;
    failpoint!(AuthorizeKept);
    Ok(match outcome {
        Outcome::Held => Authorized::Ready,
        Outcome::Refused => Authorized::Refused,
        Outcome::Unclear => Authorized::Unknown,
    })
}

async fn request_in(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    from: Status,
    key: &str,
    due: Timestamp,
) -> Result<(), AppError> {
    if store::change_status(tx, tenant, no, from, Status::Requested).await? {
        store::set_request(tx, tenant, no, key, due).await?;
    }
    Ok(())
}

/// Keeps what the provider said; without a clear word the request stays open.
async fn answer_in(
    tx: &mut Conn,
    tenant: &TenantId,
    no: &OrderNo,
    row: &Row,
    calls: &[Call],
    (outcome, again): (Outcome, Timestamp),
) -> Result<(), AppError> {
    for call in calls {
        call.store(tx, tenant).await?;
    }
    let to = match outcome {
        Outcome::Held => Status::Held,
        Outcome::Refused => Status::Refused,
        Outcome::Unclear => return Ok(store::postpone(tx, tenant, no, Some(again)).await?),
    };
    if store::change_status(tx, tenant, no, Status::Requested, to).await? {
        let known = calls
            .last()
            .and_then(|call| Known::read(no, row, &call.reply));
        let auth_id = known.as_ref().map(|known| known.auth_id.as_str());
        store::set_names(tx, tenant, no, auth_id, None).await?;
    }
    Ok(())
}

/// Orders without a card part that wait for the provider, and whose time has come.
pub(in crate::payment) async fn list_due(
    conn: &mut Conn,
    now: Timestamp,
) -> sqlx::Result<Vec<(TenantId, OrderNo)>> {
    store::list_due(conn, now).await
}
