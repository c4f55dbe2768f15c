//! What the provider is told after our transaction is committed, as often as it takes.

use serde::Deserialize;
use serde_json::Value;
use shared::ids::{OrderNo, TenantId};

use super::{
    give_back,
    status::Status,
    store::{self, Row},
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    outbox::Topic,
    outside::{Call, Reply},
    state::AppState,
    voucher::provider,
};

/// Carries out what the outbox remembers. `false`: not yet.
pub async fn carry_out(
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    topic: Topic,
) -> Result<bool, AppError> {
    let row = {
        let mut conn = state.db.read().await?;
        store::find(&mut conn, tenant, no).await?
    };
    let Some(row) = row else { return Ok(true) };
    let (from, to) = match topic {
        Topic::ConfirmVoucher => (Status::Confirming, Status::Confirmed),
        Topic::VoidVoucher => (Status::Voiding, Status::Voided),
        _ => (Status::Cancelling, Status::Cancelled),
    };
    // A task that a later one has overtaken has nothing to do any more.
    if row.status()? != from {
        return Ok(true);
    }
    let Some(known) = names(state, no, &row, from).await else {
        return Ok(false);
    };
    let call = match (from, known.auth_id, known.approval_no) {
        (Status::Cancelling, _, Some(approval)) => {
            let key = format!("cancel-{approval}");
            Some(provider::cancel(state, no, &approval, &key, &row.lots()?).await)
        }
        (Status::Confirming, Some(id), _) => Some(provider::confirm(state, no, &id).await),
        // Cancelled before it was spent: freeing it gives the same back.
        (_, Some(id), _) => Some(provider::void(state, no, &id).await),
        (Status::Confirming, None, _) => {
            tracing::error!(order = %no, "the voucher provider lost an authorisation; a person has to look");
            return Ok(false);
        }
        (_, None, _) => None,
    };
    let done = call.as_ref().is_none_or(|call| is_done(no, call));
    state
        .db
        .write(|tx| {
            boxed(done_in(
                tx,
                state,
                tenant,
                no,
                (from, to),
                call.as_ref(),
                done,
            ))
        })
        .await?;
    Ok(done)
}

/// What the provider calls its part of an order.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Names {
    auth_id: Option<String>,
    approval_no: Option<String>,
}

/// The names we were told, or, where an answer may have been lost, those that the provider tells
/// now. `None`: it does not answer.
async fn names(state: &AppState, no: &OrderNo, row: &Row, status: Status) -> Option<Names> {
    let told = match status {
        Status::Cancelling => row.approval_no.is_some(),
        _ => row.auth_id.is_some(),
    };
    if told {
        return Some(Names {
            auth_id: row.auth_id.clone(),
            approval_no: row.approval_no.clone(),
        });
    }
    match provider::by_order(state, no).await.reply {
        Reply::Done(body) => serde_json::from_value(body).ok(),
        Reply::Refused { code, .. } if code == "AUTHORIZATION_NOT_FOUND" => Some(Names::default()),
        Reply::Refused { .. } | Reply::Unknown => None,
    }
}

fn is_done(no: &OrderNo, call: &Call) -> bool {
    match &call.reply {
        Reply::Done(_) => true,
        Reply::Refused { code, .. } if code == "ALREADY_PROCESSED_PAYMENT" => true,
        Reply::Refused { code, .. } => {
            tracing::error!(order = %no, %code, "the voucher provider refuses; a person has to look");
            false
        }
        Reply::Unknown => false,
    }
}

async fn done_in(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    (from, to): (Status, Status),
    call: Option<&Call>,
    done: bool,
) -> Result<(), AppError> {
    if let Some(call) = call {
        call.store(tx, tenant).await?;
        if let Reply::Done(body) = &call.reply {
            // Also when the order was cancelled meanwhile: the cancel needs it.
            let approval_no = body.get("approvalNo").and_then(Value::as_str);
            store::set_names(tx, tenant, no, None, approval_no).await?;
        }
    }
    if done && store::change_status(tx, tenant, no, from, to).await? && to == Status::Cancelled {
        give_back::returned_with_order(tx, state, tenant, no).await?;
    }
    Ok(())
}
