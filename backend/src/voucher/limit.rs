//! How often a caller may guess. Counted in the database, so that replicas count together.

use std::time::Duration;

use shared::time::Timestamp;

use crate::{
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// A counted kind of try.
#[derive(Debug, Clone, Copy)]
pub struct Attempts {
    /// What is tried, for example `voucher`.
    pub what: &'static str,
    /// How many tries fit into a window.
    pub most: i64,
    /// The window.
    pub window: Duration,
}

/// Rows older than this are of no window any more.
const KEPT_MS: i64 = 86_400_000;

/// Counts a try of `who` and refuses it when there were too many.
///
/// `who` is hashed: the table tells nobody's address. A try that turned out right is taken back
/// with [`forgive`], so that only guesses count.
pub async fn check_attempts(
    state: &AppState,
    attempts: Attempts,
    who: &str,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let (scope, start) = attempts.window_of(state, who);
    let count = state
        .db
        .write(|tx| boxed(count(tx, &scope, start, now)))
        .await?;
    if count > attempts.most {
        let left = (start.0 + attempts.window_ms() - now.0).max(1_000);
        let retry_after = Duration::from_millis(u64::try_from(left).unwrap_or(1_000));
        return Err(AppError::TooMany { retry_after });
    }
    Ok(())
}

/// Takes a counted try back.
pub async fn forgive(state: &AppState, attempts: Attempts, who: &str) -> Result<(), AppError> {
    let (scope, start) = attempts.window_of(state, who);
    state
        .db
        .write(|tx| boxed(uncount(tx, &scope, start)))
        .await?;
    Ok(())
}

impl Attempts {
    fn window_ms(self) -> i64 {
        i64::try_from(self.window.as_millis()).unwrap_or(i64::MAX)
    }

    /// The row of who, and the start of the window that is open now.
    fn window_of(self, state: &AppState, who: &str) -> (String, Timestamp) {
        let now = state.clock.now();
        let start = Timestamp(now.0 - now.0.rem_euclid(self.window_ms()));
        let hash = state
            .key
            .sign("rate-limit", format!("{}\n{who}", self.what).as_bytes());
        (hex::encode(&hash[..16]), start)
    }
}

async fn count(tx: &mut Conn, scope: &str, start: Timestamp, now: Timestamp) -> sqlx::Result<i64> {
    sqlx::query("delete from rate_limits where window_start < $1")
        .bind(now.plus_ms(-KEPT_MS))
        .execute(&mut *tx)
        .await?;
    sqlx::query_scalar(
        "insert into rate_limits (scope, window_start, count)
         values ($1, $2, 1)
         on conflict (scope, window_start) do update
            set count = rate_limits.count + 1
         returning count",
    )
    .bind(scope)
    .bind(start)
    .fetch_one(tx)
    .await
}

async fn uncount(tx: &mut Conn, scope: &str, start: Timestamp) -> sqlx::Result<()> {
    sqlx::query(
        "update rate_limits
            set count = count - 1
          where scope = $1
            and window_start = $2
            and count > 0",
    )
    .bind(scope)
    .bind(start)
    .execute(tx)
    .await?;
    Ok(())
}
