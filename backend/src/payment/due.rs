//! When an attempt is asked about again, and who does it.

use shared::{ids::AttemptId, time::Timestamp};

use crate::{db::Conn, outside::LONGEST_BACK_OFF_MS};

/// Sets when to ask the provider again.
pub(super) async fn postpone(
    conn: &mut Conn,
    id: &AttemptId,
    next_check_at: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "update payment_attempts
            set next_check_at = $2,
                tries = tries + 1
          where id = $1
            and next_check_at is not null",
    )
    .bind(id)
    .bind(next_check_at)
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes an attempt whose time has come, for one worker. `false`: another one was faster.
pub(super) async fn lease(
    conn: &mut Conn,
    id: &AttemptId,
    now: Timestamp,
    until: Timestamp,
) -> sqlx::Result<bool> {
    let taken = sqlx::query(
        "update payment_attempts
            set next_check_at = $3
          where id = $1
            and (next_check_at <= $2 or next_check_at > $4)",
    )
    .bind(id)
    .bind(now)
    .bind(until)
    .bind(too_late(now))
    .execute(conn)
    .await?
    .rows_affected();
    Ok(taken == 1)
}

/// What is due later than this was written before the clock was set back: it is due now.
fn too_late(now: Timestamp) -> Timestamp {
    now.plus_ms(2 * LONGEST_BACK_OFF_MS)
}

/// Attempts whose time has come.
pub(super) async fn list_due(conn: &mut Conn, now: Timestamp) -> sqlx::Result<Vec<AttemptId>> {
    sqlx::query_scalar(
        "select id
           from payment_attempts
          where next_check_at is not null
            and (next_check_at <= $1 or next_check_at > $2)
          order by next_check_at
          limit 20",
    )
    .bind(now)
    .bind(too_late(now))
    .fetch_all(conn)
    .await
}
