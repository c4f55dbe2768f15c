//! How often a caller may guess. Counted in the database, so that replicas count together.

use std::time::Duration;

use shared::time::Timestamp;

use crate::{db::boxed, error::AppError, state::AppState};

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

/// Counts a try of `who` and refuses it when there were too many.
///
/// `who` is hashed: the table tells nobody's address.
pub async fn check_attempts(
    state: &AppState,
    attempts: Attempts,
    who: &str,
) -> Result<(), AppError> {
    let now = state.clock.now();
    let window = i64::try_from(attempts.window.as_millis()).unwrap_or(i64::MAX);
    let start = Timestamp(now.0 - now.0.rem_euclid(window));
    let hash = state
        .key
        .sign("rate-limit", format!("{}\n{who}", attempts.what).as_bytes());
    let scope = hex::encode(&hash[..16]);
    let count: i64 = state
        .db
        .write(|tx| {
            let scope = scope.clone();
            boxed(async move {
                sqlx::query("delete from rate_limits where window_start < $1")
                    .bind(Timestamp(start.0 - 2 * window))
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
            })
        })
        .await?;
    if count > attempts.most {
        let left = (start.0 + window - now.0).max(1_000);
        let retry_after = Duration::from_millis(u64::try_from(left).unwrap_or(1_000));
        return Err(AppError::TooMany { retry_after });
    }
    Ok(())
}
