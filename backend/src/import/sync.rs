//! Bringing one table in line with the file: new rows come in, changed ones are replaced, missing
//! ones are hidden, and equal ones are left alone. Rows that were made or changed in the console
//! are the console's: no file takes them back, and the report says so.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use shared::ids::TenantId;

use crate::{
    db::{Conn, Statement, content},
    error::AppError,
};

/// A kind of record that is kept as a row with its content.
pub(crate) trait Kept: Serialize {
    /// What it is called in the report.
    const NAME: &'static str;
    /// Its table.
    const TABLE: &'static str;
    /// The columns that SQL works with, besides those of every table.
    const COLUMNS: &'static [&'static str] = &[];

    /// The table of what it is a part of: parts of something that is the console's are, too.
    const OF: Option<&'static str> = None;

    /// The row's id.
    fn id(&self) -> String;

    /// The id of what it is a part of.
    fn of(&self) -> String {
        String::new()
    }

    /// Adds the values of `COLUMNS`.
    fn bind<'q>(&self, statement: Statement<'q>) -> Statement<'q> {
        statement
    }
}

/// How many rows of a kind were touched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Rows that were not there.
    pub added: usize,
    /// Rows with another content.
    pub changed: usize,
    /// Rows that are no longer in the file.
    pub hidden: usize,
    /// Rows that stayed as they were.
    pub same: usize,
    /// Rows of which the file says something else, but that were made or changed in the console.
    pub kept: usize,
}

impl Count {
    /// Whether shoppers see anything new.
    pub fn is_change(self) -> bool {
        self.added + self.changed + self.hidden > 0
    }
}

/// Brings the rows in line with `records`.
pub(super) async fn sync<T: Kept>(
    conn: &mut Conn,
    tenant: &TenantId,
    records: &[T],
) -> Result<Count, AppError> {
    let rows: Vec<(String, String, i64)> = content::list_rows(T::TABLE)
        .bind(tenant)
        .fetch_all(&mut *conn)
        .await?;
    let mut known: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for (id, content, hidden) in rows {
        known.insert(id, (content, hidden != 0));
    }
    let own = list_own(conn, tenant, T::TABLE).await?;
    let wholes = match T::OF {
        Some(table) => list_own(conn, tenant, table).await?,
        None => BTreeSet::new(),
    };
    let mut count = Count::default();
    let mut kept = BTreeSet::new();
    for record in records {
        let id = record.id();
        let text = serde_json::to_string(record).map_err(AppError::internal)?;
        match known.get(&id) {
            Some((old, false)) if *old == text => count.same += 1,
            Some(_) if own.contains(&id) => count.kept += 1,
            _ if wholes.contains(&record.of()) => count.kept += 1,
            found => {
                let put = content::put_row(T::TABLE, T::COLUMNS)
                    .bind(tenant)
                    .bind(id.clone())
                    .bind(text);
                record.bind(put).execute(&mut *conn).await?;
                match found {
                    Some(_) => count.changed += 1,
                    None => count.added += 1,
                }
            }
        }
        kept.insert(id);
    }
    for (id, (_, hidden)) in known {
        if !hidden && !kept.contains(&id) && !own.contains(&id) {
            content::hide_row(T::TABLE)
                .bind(tenant)
                .bind(id)
                .execute(&mut *conn)
                .await?;
            count.hidden += 1;
        }
    }
    Ok(count)
}

/// Puts one record in place that was made in the console; no import hides or changes it from then
/// on.
pub(crate) async fn put_own<T: Kept>(
    conn: &mut Conn,
    tenant: &TenantId,
    record: &T,
) -> Result<(), AppError> {
    let text = serde_json::to_string(record).map_err(AppError::internal)?;
    let put = content::put_row(T::TABLE, T::COLUMNS)
        .bind(tenant)
        .bind(record.id())
        .bind(text);
    record.bind(put).execute(&mut *conn).await?;
    Ok(keep_own::<T>(conn, tenant, &record.id()).await?)
}

/// Says that a row is the console's from now on.
pub(crate) async fn keep_own<T: Kept>(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into own_rows (tenant_id, kind, id)
         values ($1, $2, $3)
         on conflict (tenant_id, kind, id) do nothing",
    )
    .bind(tenant)
    .bind(T::TABLE)
    .bind(id)
    .execute(conn)
    .await?;
    Ok(())
}

async fn list_own(
    conn: &mut Conn,
    tenant: &TenantId,
    table: &str,
) -> sqlx::Result<BTreeSet<String>> {
    let rows: Vec<String> =
        sqlx::query_scalar("select id from own_rows where tenant_id = $1 and kind = $2")
            .bind(tenant)
            .bind(table)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().collect())
}
