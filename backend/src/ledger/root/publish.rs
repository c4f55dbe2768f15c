//! The job that publishes what is due.

use std::time::Duration;

use shared::{ids::TenantId, time::Date};

use super::{Place, compute, files, store};
use crate::{
    catalog::store::list_tenants,
    db::{Conn, Db, boxed},
    error::AppError,
    state::AppState,
};

/// How long after midnight a day is closed: what was begun before is committed or gone by then.
const GRACE_MS: i64 = 60_000;

/// How often the job looks.
pub fn watch_period() -> Duration {
    Duration::from_mins(1)
}

/// Publishes the days that have ended and have no root yet, and writes the files that are not in
/// the data folder.
pub async fn publish_due(state: AppState) -> Result<(), AppError> {
    let yesterday = state.clock.now().plus_ms(-GRACE_MS).date().plus(-1);
    let tenants = {
        let mut conn = state.db.read().await?;
        list_tenants(&mut conn).await?
    };
    for tenant in tenants {
        decide(&state.db, &tenant, yesterday).await?;
        let published = store::list(&mut *state.db.read().await?, &tenant).await?;
        files::write_missing(&state.config.data, &tenant, &published)
            .map_err(AppError::internal)?;
    }
    Ok(())
}

/// Decides the roots of the days after the newest one, up to `last`.
async fn decide(db: &Db, tenant: &TenantId, last: Date) -> Result<(), AppError> {
    loop {
        let mut conn = db.read().await?;
        let previous = store::newest(&mut conn, tenant).await?;
        let known = previous.as_ref().and_then(|root| Date::parse(&root.day));
        // The books before the first root are all in it.
        let day = known.map_or(last, |day| day.plus(1));
        if day > last {
            return Ok(());
        }
        let Some((last_seq, hash)) = store::last_link(&mut conn, tenant, day).await? else {
            return Ok(());
        };
        let place = Place {
            day,
            last_seq,
            root: hash.clone(),
            previous: previous.as_ref(),
        };
        let root = compute(&mut conn, tenant, place).await?;
        drop(conn);
        let published = store::Published {
            day: root.date.clone(),
            last_seq,
            root: hash,
            content: serde_json::to_string_pretty(&root).map_err(AppError::internal)? + "\n",
        };
        db.write(|tx| boxed(insert(tx, tenant, &published))).await?;
    }
}

async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    published: &store::Published,
) -> Result<(), AppError> {
    Ok(store::insert(tx, tenant, published).await?)
}
