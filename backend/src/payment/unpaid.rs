//! Rounds that end without money: the provider refused, or nobody knows yet.

use shared::payment::AttemptStatus;

use super::{
    store::{self, AttemptRow, Change},
    voucher,
};
use crate::{
    db::{Conn, boxed},
    error::AppError,
    order,
    outside::{Call, back_off_ms},
    state::AppState,
};

/// The provider refused: the order stays open for another try.
pub(super) async fn decline(
    state: &AppState,
    attempt: &AttemptRow,
    calls: &[Call],
    message: &str,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(decline_in(tx, state, attempt, calls, message)))
        .await
}

async fn decline_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    calls: &[Call],
    message: &str,
) -> Result<(), AppError> {
    let (tenant, no, now) = (&attempt.tenant, &attempt.order_no, state.clock.now());
    for call in calls {
        call.store(tx, tenant).await?;
    }
    let change = Change {
        message: Some(message),
        ..Change::default()
    };
    let to = AttemptStatus::Declined;
    if store::change_status(tx, &attempt.id, attempt.status()?, to, change).await? {
        let text = format!("카드 결제가 승인되지 않았어요: {message}");
        order::store::add_event(tx, tenant, no, now, "DECLINED", &text).await?;
        voucher::give_up(tx, state, tenant, no).await?;
    }
    Ok(())
}

/// Nobody knows yet: the reconciler asks again, less and less often.
pub(super) async fn unknown(
    state: &AppState,
    attempt: &AttemptRow,
    calls: &[Call],
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(unknown_in(tx, state, attempt, calls)))
        .await
}

async fn unknown_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    calls: &[Call],
) -> Result<(), AppError> {
    for call in calls {
        call.store(tx, &attempt.tenant).await?;
    }
    let next = state.clock.now().plus_ms(back_off_ms(attempt.tries));
    if attempt.status()? == AttemptStatus::Approving {
        let change = Change {
            next_check_at: Some(next),
            ..Change::default()
        };
        let (from, to) = (AttemptStatus::Approving, AttemptStatus::Unknown);
        store::change_status(tx, &attempt.id, from, to, change).await?;
    }
    store::postpone(tx, &attempt.id, next).await?;
    Ok(())
}
