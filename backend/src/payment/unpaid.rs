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
    outside::Call,
    state::AppState,
};

/// The provider refused: the order stays open for another try.
pub(super) async fn decline(
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<&Call>,
    message: &str,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(decline_in(tx, state, attempt, call, message)))
        .await
}

async fn decline_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<&Call>,
    message: &str,
) -> Result<(), AppError> {
    let (tenant, no, now) = (&attempt.tenant, &attempt.order_no, state.clock.now());
    if let Some(call) = call {
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
    call: Option<&Call>,
) -> Result<(), AppError> {
    state
        .db
        .write(|tx| boxed(unknown_in(tx, state, attempt, call)))
        .await
}

async fn unknown_in(
    tx: &mut Conn,
    state: &AppState,
    attempt: &AttemptRow,
    call: Option<&Call>,
) -> Result<(), AppError> {
    if let Some(call) = call {
        call.store(tx, &attempt.tenant).await?;
    }
    let wait = state.config.patience.scale_ms(back_off_ms(attempt.tries));
    let next = state.clock.now().plus_ms(wait);
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

/// 5 s, 15 s, 1 min, 5 min, 15 min, then every hour.
fn back_off_ms(tries: i64) -> i64 {
    match tries {
        0 => 5_000,
        1 => 15_000,
        2 => 60_000,
        3 => 300_000,
        4 => 900_000,
        _ => 3_600_000,
    }
}
