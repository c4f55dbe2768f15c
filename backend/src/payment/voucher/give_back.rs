//! Giving a claim's part back to the vouchers that a provider keeps.
//!
//! The first claim that takes everything ends the authorisation itself, which also frees what
//! was not spent yet. Every other claim cancels its part of what was spent.

use serde::Deserialize;
use shared::{
    console::case::CaseKind,
    ids::{ClaimId, LotId, OrderNo, TenantId},
    money::Won,
};

use super::{
    known::{Stage, ask},
    status::Status,
    store,
};
use crate::{
    case, claim,
    db::{Conn, boxed},
    error::AppError,
    order::ensure,
    outbox::{self, Topic},
    outside::{Call, Reply},
    state::AppState,
    voucher::provider::{self, LotAmount},
};

/// Writes down what a claim gives back to the provider's lots.
pub async fn give_back(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    claim: &ClaimId,
    lots: &[LotAmount],
) -> Result<(), AppError> {
    let row = store::find(tx, tenant, no).await?;
    let spent: Won = match &row {
        Some(row) => row.lots()?.iter().map(|lot| lot.amount).sum(),
        None => Won::ZERO,
    };
    let id = state.ids.id("vrf");
    let whole = spent == lots.iter().map(|lot| lot.amount).sum();
    let kind = if whole { "WITH_ORDER" } else { "PART" };
    sqlx::query(
        "insert into voucher_refunds
                (tenant_id, id, order_no, claim_id, lots, kind, status, created_at)
         values ($1, $2, $3, $4, $5, $6, 'REQUESTED', $7)",
    )
    .bind(tenant)
    .bind(&id)
    .bind(no)
    .bind(claim)
    .bind(serde_json::to_string(lots).map_err(AppError::internal)?)
    .bind(kind)
    .bind(state.clock.now())
    .execute(&mut *tx)
    .await?;
    if !whole {
        return outbox::add(tx, state, tenant, Topic::RefundVoucher, &id, "{}").await;
    }
    let mut moved = false;
    for from in [Status::Confirming, Status::Confirmed] {
        moved |= store::change_status(tx, tenant, no, from, Status::Cancelling).await?;
    }
    ensure(moved, "voucher authorisation", no)?;
    outbox::add(tx, state, tenant, Topic::CancelVoucher, no.as_str(), "{}").await
}

/// The whole authorisation is back, as the provider's answers say.
pub(super) async fn returned_with_order(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    calls: &[Call],
) -> Result<(), AppError> {
    let refund: Option<(String, ClaimId)> = sqlx::query_as(
        "select id,
                claim_id
           from voucher_refunds
          where tenant_id = $1
            and order_no = $2
            and kind = 'WITH_ORDER'
            and status = 'REQUESTED'",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(&mut *tx)
    .await?;
    match refund {
        Some((id, claim)) => {
            tell_expired(tx, state, tenant, no, &claim, calls).await?;
            close(tx, state, tenant, &id, &claim).await
        }
        None => Ok(()),
    }
}

#[derive(Debug, sqlx::FromRow)]
struct PartRow {
    #[sqlx(rename = "tenant_id")]
    tenant: TenantId,
    order_no: OrderNo,
    claim_id: ClaimId,
    lots: String,
}

/// Cancels a part of what was spent. `false`: not yet, also while it is not known to be spent.
pub async fn refund_voucher(state: &AppState, id: &str) -> Result<bool, AppError> {
    let (part, authorization) = {
        let mut conn = state.db.read().await?;
        let part: Option<PartRow> = sqlx::query_as(
            "select tenant_id,
                    order_no,
                    claim_id,
                    lots
               from voucher_refunds
              where id = $1
                and status = 'REQUESTED'",
        )
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
        let Some(part) = part else { return Ok(true) };
        let row = store::find(&mut conn, &part.tenant, &part.order_no).await?;
        (part, row)
    };
    let Some(authorization) = authorization else {
        return Ok(false);
    };
    if matches!(authorization.status()?, Status::Voiding | Status::Voided) {
        // It was never spent, so there is nothing to give back.
        let (tenant, claim) = (&part.tenant, &part.claim_id);
        state
            .db
            .write(|tx| boxed(close(tx, state, tenant, id, claim)))
            .await?;
        return Ok(true);
    }
    let no = &part.order_no;
    let (question, known) = ask(state, no, &authorization).await;
    let mut calls = vec![question];
    let outcome = match known.flatten() {
        // Everything is back, this part among it.
        Some(known) if known.stage() == Stage::Back => Outcome::Back,
        Some(known) if known.stage() == Stage::Spent => {
            let approval = known.approval_no.unwrap_or_default();
            let lots = provider::read_lots(&part.lots)?;
            let key = format!("cancel-{id}");
            let call = provider::cancel(state, no, &approval, &key, &lots).await;
            let outcome = judge(&call.reply);
            calls.push(call);
            outcome
        }
        _ => Outcome::Unclear,
    };
    state
        .db
        .write(|tx| boxed(called(tx, state, id, &part, &calls, &outcome)))
        .await?;
    Ok(outcome == Outcome::Back)
}

/// What became of the part.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Back,
    Refused(String),
    Unclear,
}

fn judge(reply: &Reply) -> Outcome {
    match reply {
        Reply::Done(_) => Outcome::Back,
        Reply::Refused { code, .. } if !reply.is_about_caller() => Outcome::Refused(code.clone()),
        Reply::Refused { .. } | Reply::Unknown => Outcome::Unclear,
    }
}

async fn called(
    tx: &mut Conn,
    state: &AppState,
    id: &str,
    part: &PartRow,
    calls: &[Call],
    outcome: &Outcome,
) -> Result<(), AppError> {
    for call in calls {
        call.store(tx, &part.tenant).await?;
    }
    match outcome {
        Outcome::Back => {
            let (tenant, claim) = (&part.tenant, &part.claim_id);
            tell_expired(tx, state, tenant, &part.order_no, claim, calls).await?;
            close(tx, state, tenant, id, claim).await
        }
        Outcome::Refused(code) => {
            let no = &part.order_no;
            let text = format!("상품권 발행기관이 일부를 돌려주지 않겠다고 했어요({code}).");
            let (kind, about) = (CaseKind::RefundRefused, case::About::part(no, id));
            case::open(tx, state, &part.tenant, kind, about, &text).await
        }
        Outcome::Unclear => Ok(()),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Returned {
    per_lot: Vec<ReturnedLot>,
}

/// What a lot got back; `expired`: its last day is over.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReturnedLot {
    lot_id: LotId,
    amount: Won,
    #[serde(default)]
    expired: bool,
}

/// Opens a case for each lot that has expired, by the provider's last answer: what it gave back, or
/// that everything is back.
async fn tell_expired(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    no: &OrderNo,
    claim: &ClaimId,
    calls: &[Call],
) -> Result<(), AppError> {
    let Some(Reply::Done(body)) = calls.last().map(|call| &call.reply) else {
        return Ok(());
    };
    // Only the lots that are named in this way can be told of; the money is back all the same.
    let Ok(returned) = Returned::deserialize(body) else {
        return Ok(());
    };
    for lot in returned.per_lot.iter().filter(|lot| lot.expired) {
        let back = (&lot.lot_id, lot.amount);
        case::open_expired(tx, state, tenant, no, claim, back).await?;
    }
    Ok(())
}

async fn close(
    tx: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    id: &str,
    claim: &ClaimId,
) -> Result<(), AppError> {
    let closed = sqlx::query(
        "update voucher_refunds
            set status = 'DONE',
                done_at = $2
          where id = $1
            and status = 'REQUESTED'",
    )
    .bind(id)
    .bind(state.clock.now())
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if closed == 1 {
        claim::settle(tx, state, tenant, claim).await?;
    }
    Ok(())
}
