//! The second pair of eyes.

use shared::{
    console::compensation::{Agree, Compensation, CompensationStatus},
    error::{ErrorCode, FieldError},
    text::line,
};

use super::{
    issue::{issue, outrun, sign},
    store::{self, Row},
};
use crate::{
    case,
    catalog::Snapshot,
    console::Actor,
    db::{Conn, boxed},
    error::AppError,
    order, outbox,
    state::AppState,
    voucher,
};

/// Agrees to what somebody else asked for, and issues it. Pressed again, it stays as it is.
pub(super) async fn agree(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    id: &str,
    request: &Agree,
) -> Result<Compensation, AppError> {
    actor.must_be_proved(state.clock.now())?;
    let row = state
        .db
        .write(|tx| boxed(agree_in(tx, state, mall, actor, id, request)))
        .await?;
    outbox::wake(state);
    row.read()
}

async fn agree_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    id: &str,
    request: &Agree,
) -> Result<Row, AppError> {
    let row = take(tx, actor, id).await?;
    if row.asked_by == actor.id {
        let text = "올린 사람은 결재할 수 없어요. 다른 사람이 결재해 주세요.";
        return Err(AppError::refused(ErrorCode::Forbidden, text));
    }
    if request.amount != row.amount {
        let text = format!("금액이 달라요. 이 보상은 {}이에요.", row.amount);
        return Err(AppError::refused(ErrorCode::AmountMismatch, text));
    }
    match row.status()? {
        CompensationStatus::Waiting => {}
        CompensationStatus::Issued => return Ok(row),
        CompensationStatus::Declined => return Err(outrun()),
    }
    let (tenant, now) = (&actor.tenant, state.clock.now());
    tell_case(tx, state, actor, &row, "결재하고 드렸어요").await?;
    let lot = issue(tx, state, mall, &row, Some((actor, now))).await?;
    voucher::issue::fund(tx, &state.ids, tenant, &lot).await?;
    // The ledger's chain is locked before the audit log's, as everywhere.
    sign(tx, state, actor, &row, ("compensation-given", "")).await?;
    find(tx, actor, id).await
}

/// Sends back what somebody asked for.
pub(super) async fn decline(
    state: &AppState,
    actor: &Actor,
    id: &str,
    reason: &str,
) -> Result<Compensation, AppError> {
    let reason = line(reason, 100).filter(|reason| reason.chars().count() >= 2);
    let reason = reason.ok_or_else(|| {
        let text = "왜 돌려보내는지 두 글자 이상 적어 주세요.";
        AppError::invalid(vec![FieldError::new("reason", text)])
    })?;
    let row = state
        .db
        .write(|tx| boxed(decline_in(tx, state, actor, id, &reason)))
        .await?;
    row.read()
}

async fn decline_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    reason: &str,
) -> Result<Row, AppError> {
    let row = take(tx, actor, id).await?;
    let now = state.clock.now();
    tell_case(tx, state, actor, &row, &format!("돌려보냈어요: {reason}")).await?;
    if !store::declined(tx, id, (actor, now), reason).await? {
        return Err(outrun());
    }
    sign(tx, state, actor, &row, ("compensation-declined", reason)).await?;
    find(tx, actor, id).await
}

/// The compensation, with its order's row taken.
async fn take(tx: &mut Conn, actor: &Actor, id: &str) -> Result<Row, AppError> {
    let row = find(tx, actor, id).await?;
    order::store::lock(tx, &actor.tenant, &row.order_no).await?;
    // Somebody may have decided before the row was taken.
    find(tx, actor, id).await
}

async fn find(tx: &mut Conn, actor: &Actor, id: &str) -> Result<Row, AppError> {
    let row = store::find(tx, &actor.tenant, id).await?;
    row.ok_or_else(|| AppError::not_found("그런 보상이 없어요."))
}

async fn tell_case(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    row: &Row,
    what: &str,
) -> Result<(), AppError> {
    let Some(of) = &row.case_id else {
        return Ok(());
    };
    let text = format!("보상 {}을 {what}", row.amount);
    let by = (&actor.tenant, actor.name.as_str());
    case::note_on(tx, by, (of, &row.order_no), (state.clock.now(), &text)).await
}
