//! Giving a compensation: within the limit at once, beyond it when a second person agrees.

use shared::{
    console::compensation::{Compensation, NewCompensation, left, needs_second},
    error::{ErrorCode, FieldError},
};

use super::{
    issue::{issue, programme, sign, unpaid},
    store::{self, New, Row},
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

/// Gives a compensation, or keeps it until a second person agrees. The same request again answers
/// what became of it.
pub(super) async fn give(
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    request: &NewCompensation,
) -> Result<Compensation, AppError> {
    let faults = request.faults();
    if !faults.is_empty() {
        return Err(AppError::invalid(faults));
    }
    actor.must_be_proved(state.clock.now())?;
    let given = state
        .db
        .write(|tx| boxed(give_in(tx, state, mall, actor, request)))
        .await?;
    outbox::wake(state);
    given.read()
}

async fn give_in(
    tx: &mut Conn,
    state: &AppState,
    mall: &Snapshot,
    actor: &Actor,
    request: &NewCompensation,
) -> Result<Row, AppError> {
    let (tenant, now, no) = (&actor.tenant, state.clock.now(), &request.order);
    // Whoever else gives something for this order waits here, so that the sums are right.
    order::store::lock(tx, tenant, no).await?;
    if let Some(known) = store::find_by_key(tx, tenant, &request.key).await? {
        if known.is(actor, request) {
            return Ok(known);
        }
        let text = "같은 요청 번호로 다른 보상을 올렸어요. 화면을 새로 열어 다시 해 주세요.";
        return Err(AppError::refused(ErrorCode::IdempotencyMismatch, text));
    }
    if order::store::find(tx, tenant, no).await?.is_none() {
        let text = "그런 주문번호가 없어요. 주문 목록에서 확인해 주세요.";
        return Err(AppError::invalid(vec![FieldError::new("order", text)]));
    }
    let (paid, _) = store::paid(tx, tenant, no).await?.ok_or_else(unpaid)?;
    let given = store::given(tx, tenant, no).await?;
    let left = left(paid, given);
    if request.amount > left {
        let text = format!("이 주문에는 {left}까지 더 드릴 수 있어요.");
        return Err(AppError::invalid(vec![FieldError::new("amount", text)]));
    }
    let words = request.words().unwrap_or_default();
    let id = state.ids.id("comp");
    let new = New {
        id: &id,
        request,
        words: &words,
        programme: programme(mall, now)?.0,
        needs_second: needs_second(given, request.amount),
        at: now,
    };
    if let Some(of) = &request.case {
        let what = if new.needs_second {
            "올렸어요"
        } else {
            "드렸어요"
        };
        let text = format!("보상 {}을 {what}. {words}", request.amount);
        case::note_on(tx, (tenant, &actor.name), (of, no), (now, &text)).await?;
    }
    store::insert(tx, actor, &new).await?;
    let row = read(tx, actor, &id).await?;
    if new.needs_second {
        sign(tx, state, actor, &row, ("compensation-asked", &words)).await?;
        return Ok(row);
    }
    let lot = issue(tx, state, mall, &row, None).await?;
    voucher::issue::fund(tx, &state.ids, tenant, &lot).await?;
    // The ledger's chain is locked before the audit log's, as everywhere.
    sign(tx, state, actor, &row, ("compensation-given", &words)).await?;
    read(tx, actor, &id).await
}

async fn read(tx: &mut Conn, actor: &Actor, id: &str) -> Result<Row, AppError> {
    let row = store::find(tx, &actor.tenant, id).await?;
    row.ok_or_else(|| AppError::not_found("그런 보상이 없어요."))
}
