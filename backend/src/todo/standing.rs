//! How the mall stands: the limit of a merchant, the rules of the books, what is planned for today.

use shared::{
    console::todo::{Books, Gauge, Planned},
    ids::TenantId,
    money::Won,
    time::{Date, Timestamp},
};

use crate::{catalog::Snapshot, db::Conn, state::AppState};

/// What was paid since New Year, with what went back since taken off.
pub(super) async fn gauge(
    conn: &mut Conn,
    tenant: &TenantId,
    now: Timestamp,
) -> sqlx::Result<Gauge> {
    let today = now.date();
    let (year, _, _) = today.ymd();
    let start = Date::new(year, 1, 1).unwrap_or(today).start();
    let sold: Won = sqlx::query_scalar(
        "select (select cast(coalesce(sum(due), 0) as bigint)
                   from orders
                  where tenant_id = $1
                    and paid_at >= $2)
              - (select cast(coalesce(sum(claim_parts.amount), 0) as bigint)
                   from claims
                   join claim_parts
                     on claim_parts.claim_id = claims.id
                  where claims.tenant_id = $1
                    and claims.refund_at >= $2)",
    )
    .bind(tenant)
    .bind(start)
    .fetch_one(conn)
    .await?;
    Ok(Gauge::of(sold, today))
}

pub(super) async fn books(
    conn: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    now: Timestamp,
) -> sqlx::Result<Books> {
    let differences: i64 = sqlx::query_scalar(
        "select count(*)
           from match_differences
          where (tenant_id = $1 or tenant_id = '')
            and resolved_at is null",
    )
    .bind(tenant)
    .fetch_one(conn)
    .await?;
    let detail = state.vitals.detail(now);
    let broken = detail.violations.into_iter();
    Ok(Books {
        checked_at: detail.checked_at,
        broken: broken
            .map(|(name, times)| (name.to_owned(), times))
            .collect(),
        differences: u32::try_from(differences).unwrap_or(u32::MAX),
        backup_at: detail.backups.last_at,
    })
}

/// The campaigns that begin or end today.
pub(super) fn agenda(mall: &Snapshot, now: Timestamp) -> Vec<Planned> {
    let today = now.date();
    let mut planned: Vec<Planned> = Vec::new();
    for campaign in &mall.catalog.campaigns {
        for (at, what) in [(campaign.period.start, "시작"), (campaign.period.end, "끝")] {
            if at.date() == today {
                let says = format!("{} {what}", campaign.title);
                planned.push(Planned { at, says });
            }
        }
    }
    planned.sort_by_key(|planned| planned.at);
    planned
}
