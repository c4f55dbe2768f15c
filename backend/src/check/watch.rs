//! The rules while the mall serves: every minute what changed in the last hour, now and then
//! everything. A rule that breaks is told of once, and stays in the metrics until it holds again.

use std::time::Duration;

use super::{check_since, check_whole};
use crate::{error::AppError, state::AppState};

/// How often to look.
pub const EVERY: Duration = Duration::from_mins(1);

/// How far back the look of every minute reaches. Longer than an order may take to be paid.
const RECENT_MS: i64 = 3_600_000;

/// How old the last look at everything may become.
const WHOLE_EVERY_MS: i64 = 6 * 3_600_000;

/// One look, at everything when that is due.
pub async fn watch(state: AppState) -> Result<(), AppError> {
    let now = state.clock.now();
    let whole = state
        .vitals
        .is_whole_check_due(now.plus_ms(-WHOLE_EVERY_MS));
    let findings = if whole {
        let mut snapshot = state.db.snapshot().await?;
        let findings = check_whole(&mut snapshot).await?;
        snapshot.finish().await?;
        findings
    } else {
        let mut conn = state.db.read().await?;
        check_since(&mut conn, now.plus_ms(-RECENT_MS)).await?
    };
    for finding in state.vitals.found(&findings, whole, now) {
        if finding.violations > 0 {
            tracing::error!(
                invariant = finding.name,
                violations = finding.violations,
                "it does not hold that {}; run `chorok check` and restore or repair before it spreads",
                finding.says
            );
        } else {
            tracing::info!(
                invariant = finding.name,
                "it holds again that {}",
                finding.says
            );
        }
    }
    Ok(())
}
