//! The tables `match_days` and `match_differences`.

use shared::time::{Date, Timestamp};

use super::compare::Difference;
use crate::{db::Conn, error::AppError, state::AppState};

/// The days among the last ones that are still to be compared: never so far, or with an open
/// difference and not within the last hour.
pub(super) async fn list_due(
    conn: &mut Conn,
    last: Date,
    days: i64,
    before: Timestamp,
) -> sqlx::Result<Vec<Date>> {
    let done: Vec<(i64, i64, Timestamp)> = sqlx::query_as(
        "select day, differences, matched_at
           from match_days
          where day > $1",
    )
    .bind(last.0 - days)
    .fetch_all(conn)
    .await?;
    let is_due = |day: &i64| {
        let found = done.iter().find(|(matched, ..)| matched == day);
        found.is_none_or(|(_, differences, at)| *differences > 0 && *at < before)
    };
    let old = done.iter().map(|(day, ..)| *day);
    let mut due: Vec<i64> = (last.0 - days + 1..=last.0)
        .chain(old.filter(|day| *day <= last.0 - days))
        .filter(is_due)
        .collect();
    due.sort_unstable();
    Ok(due.into_iter().map(Date).collect())
}

/// How many differences are open.
pub(super) async fn count_open(conn: &mut Conn) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "select count(*)
           from match_differences
          where resolved_at is null",
    )
    .fetch_one(conn)
    .await
}

/// Writes down how a day compares, and answers the differences that were not known.
pub(super) async fn record(
    tx: &mut Conn,
    state: &AppState,
    day: Date,
    differences: &[Difference],
) -> Result<Vec<Difference>, AppError> {
    let now = state.clock.now();
    // What is found again is opened again below; what is not is resolved.
    let open: Vec<(String, String, String, String)> = sqlx::query_as(
        "select id, tenant_id, kind, ref
           from match_differences
          where day = $1
            and resolved_at is null",
    )
    .bind(day.0)
    .fetch_all(&mut *tx)
    .await?;
    let is_same = |difference: &Difference, row: &(String, String, String, String)| {
        difference.tenant.as_str() == row.1
            && difference.kind == row.2
            && difference.reference == row.3
    };
    for row in &open {
        let found = differences
            .iter()
            .find(|difference| is_same(difference, row));
        sqlx::query(
            "update match_differences
                set ours = coalesce($2, ours),
                    theirs = coalesce($3, theirs),
                    resolved_at = $4
              where id = $1",
        )
        .bind(&row.0)
        .bind(found.map(|difference| difference.ours))
        .bind(found.map(|difference| difference.theirs))
        .bind(found.is_none().then_some(now))
        .execute(&mut *tx)
        .await?;
    }
    let mut new = Vec::new();
    for difference in differences {
        if !open.iter().any(|row| is_same(difference, row)) {
            insert(tx, state, day, difference).await?;
            new.push(difference.clone());
        }
    }
    sqlx::query(
        "insert into match_days (day, matched_at, differences)
         values ($1, $2, $3)
         on conflict (day) do update set matched_at = $2, differences = $3",
    )
    .bind(day.0)
    .bind(now)
    .bind(i64::try_from(differences.len()).map_err(AppError::internal)?)
    .execute(tx)
    .await?;
    Ok(new)
}

async fn insert(
    tx: &mut Conn,
    state: &AppState,
    day: Date,
    difference: &Difference,
) -> Result<(), AppError> {
    sqlx::query(
        "insert into match_differences
                (tenant_id, id, kind, ref, day, ours, theirs, first_seen)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict do nothing",
    )
    .bind(&difference.tenant)
    .bind(state.ids.id("dif"))
    .bind(difference.kind)
    .bind(&difference.reference)
    .bind(day.0)
    .bind(difference.ours)
    .bind(difference.theirs)
    .bind(state.clock.now())
    .execute(tx)
    .await?;
    Ok(())
}
