//! The second pair of eyes: approving a batch, or sending it back.

use shared::{
    console::payback::{Approve, BatchFile, BatchStatus},
    error::{ErrorCode, FieldError},
    text::line,
};

use super::{
    issue, prepare,
    store::{self, BatchRow},
    view,
};
use crate::{
    catalog::Snapshot,
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Approves what somebody else put in, and issues it. Pressed again, it stays as it is.
pub(super) async fn approve(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    id: &str,
    request: &Approve,
) -> Result<BatchFile, AppError> {
    actor.must_be_proved(state.clock.now())?;
    state
        .db
        .write(|tx| boxed(approve_in(tx, state, mall, actor, id, request)))
        .await?;
    if let Err(error) = issue::issue(state, &actor.tenant, id).await {
        // It is approved; the worker goes on with it.
        let error = format!("{:#}", anyhow::Error::from(error));
        tracing::warn!(batch = id, error, "a batch is not all issued yet");
    }
    let mut conn = state.db.read().await?;
    view::batch(state, mall, &mut conn, id).await
}

async fn approve_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    id: &str,
    request: &Approve,
) -> Result<(), AppError> {
    let (row, status) = find(tx, actor, id).await?;
    if row.prepared_by == actor.id {
        let text = "올린 사람은 결재할 수 없어요. 다른 사람이 결재해 주세요.";
        return Err(AppError::refused(ErrorCode::Forbidden, text));
    }
    if request.total != row.total {
        let text = format!("금액이 달라요. 이 발행은 {}이에요.", row.total);
        return Err(AppError::refused(ErrorCode::AmountMismatch, text));
    }
    if status != BatchStatus::Prepared {
        return approved_already(status);
    }
    let now = state.clock.now();
    let programme = prepare::programme(mall, &row.programme_id, now)?;
    let times = (now, programme.void_from(now.date()));
    let by = (actor.id.as_str(), actor.name.as_str());
    if !store::approve(tx, &actor.tenant, id, by, times).await? {
        // Somebody else was faster, with whatever they decided.
        return approved_already(find(tx, actor, id).await?.1);
    }
    let detail = format!(r#"{{"people":{},"total":{}}}"#, row.people, row.total.0);
    let deed = Deed {
        detail: &detail,
        ..Deed::of("batch-approved", id)
    };
    note(tx, state, actor, deed).await
}

/// An approval of what is approved is no mistake; any other end is one.
fn approved_already(status: BatchStatus) -> Result<(), AppError> {
    match status {
        BatchStatus::Issuing | BatchStatus::Issued => Ok(()),
        BatchStatus::Prepared | BatchStatus::Cancelled => Err(decided(status)),
    }
}

/// Sends a batch back that nobody has approved yet.
pub(super) async fn cancel(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    id: &str,
    reason: &str,
) -> Result<BatchFile, AppError> {
    let reason = reason_of(reason, "왜 돌려보내는지 두 글자 이상 적어 주세요.")?;
    state
        .db
        .write(|tx| boxed(cancel_in(tx, state, actor, id, &reason)))
        .await?;
    let mut conn = state.db.read().await?;
    view::batch(state, mall, &mut conn, id).await
}

async fn cancel_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    id: &str,
    reason: &str,
) -> Result<(), AppError> {
    let (_, status) = find(tx, actor, id).await?;
    if !status.may_become(BatchStatus::Cancelled) {
        return Err(decided(status));
    }
    let by = (actor.id.as_str(), actor.name.as_str());
    let why = (state.clock.now(), reason);
    if !store::cancel(tx, &actor.tenant, id, by, why).await? {
        return Err(decided(find(tx, actor, id).await?.1));
    }
    let deed = Deed {
        reason,
        ..Deed::of("batch-cancelled", id)
    };
    note(tx, state, actor, deed).await
}

async fn find(tx: &mut Conn, actor: &Actor, id: &str) -> Result<(BatchRow, BatchStatus), AppError> {
    let row = store::find(tx, &actor.tenant, id).await?;
    let row = row.ok_or_else(|| AppError::not_found("그런 발행이 없어요."))?;
    let status = row.status()?;
    Ok((row, status))
}

fn decided(status: BatchStatus) -> AppError {
    let text = format!("이미 정해진 발행이에요. 지금 상태: {}", status.name());
    AppError::refused(ErrorCode::WrongState, text)
}

/// A reason that somebody can read later.
pub(super) fn reason_of(text: &str, wrong: &str) -> Result<String, AppError> {
    line(text, 100)
        .filter(|reason| reason.chars().count() >= 2)
        .ok_or_else(|| AppError::invalid(vec![FieldError::new("reason", wrong)]))
}
