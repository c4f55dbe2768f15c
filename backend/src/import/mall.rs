//! The mall's own row. Parts of it that were changed in the console are the console's: the file
//! changes the rest, and the report counts them.

use std::collections::BTreeSet;

use shared::{ids::TenantId, time::Timestamp};

use super::sync::Count;
use crate::{
    catalog::{one_at_a_time, record::Mall},
    db::Conn,
    error::AppError,
};

/// Under which name `own_rows` knows parts of a mall's row.
const KIND: &str = "tenants";

/// A part of the mall's row that the console changes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum MallPart {
    /// What the first page is made of.
    Home,
    /// Words that mean the same.
    Words,
}

impl MallPart {
    const ALL: [Self; 2] = [Self::Home, Self::Words];

    fn as_str(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Words => "search.sets",
        }
    }

    /// Leaves the part as it is in `old`. Whether `new` said something else.
    fn leave(self, old: &Mall, new: &mut Mall) -> bool {
        match self {
            Self::Home => replaced(&mut new.home, &old.home),
            Self::Words => replaced(&mut new.search.sets, &old.search.sets),
        }
    }
}

fn replaced<T: Clone + PartialEq>(new: &mut T, old: &T) -> bool {
    let differs = new != old;
    new.clone_from(old);
    differs
}

/// The mall's settings as they are.
pub(crate) async fn find_mall(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<Option<Mall>, AppError> {
    let content: Option<String> = sqlx::query_scalar("select content from tenants where id = $1")
        .bind(tenant)
        .fetch_optional(conn)
        .await?;
    let read = content.map(|content| serde_json::from_str(&content));
    read.transpose().map_err(AppError::internal)
}

/// Writes a mall's settings of which the console changed a part; no import takes that part back.
/// Whoever calls this has taken the row with [`one_at_a_time`].
pub(crate) async fn put_own_part(
    tx: &mut Conn,
    tenant: &TenantId,
    (mall, part): (&Mall, MallPart),
) -> Result<(), AppError> {
    let content = serde_json::to_string(mall).map_err(AppError::internal)?;
    sqlx::query("update tenants set content = $2 where id = $1")
        .bind(tenant)
        .bind(content)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "insert into own_rows (tenant_id, kind, id)
         values ($1, $2, $3)
         on conflict (tenant_id, kind, id) do nothing",
    )
    .bind(tenant)
    .bind(KIND)
    .bind(part.as_str())
    .execute(tx)
    .await?;
    Ok(())
}

async fn list_own(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<BTreeSet<String>> {
    let own: Vec<String> =
        sqlx::query_scalar("select id from own_rows where tenant_id = $1 and kind = $2")
            .bind(tenant)
            .bind(KIND)
            .fetch_all(conn)
            .await?;
    Ok(own.into_iter().collect())
}

/// Brings the mall's row in line with the file.
pub(super) async fn put_mall(
    conn: &mut Conn,
    tenant: &TenantId,
    mut mall: Mall,
    now: Timestamp,
) -> Result<Count, AppError> {
    // Before anything is read: what the console writes meanwhile must not be lost.
    one_at_a_time(conn, tenant).await?;
    let old = find_mall(conn, tenant).await?;
    let mut count = Count::default();
    if let Some(old) = &old {
        let own = list_own(conn, tenant).await?;
        for part in MallPart::ALL {
            if own.contains(part.as_str()) && part.leave(old, &mut mall) {
                count.kept += 1;
            }
        }
        if *old == mall {
            count.same = usize::from(count.kept == 0);
            return Ok(count);
        }
    }
    let content = serde_json::to_string(&mall).map_err(AppError::internal)?;
    sqlx::query(
        "insert into tenants (id, content, created_at)
         values ($1, $2, $3)
         on conflict (id) do update set content = excluded.content",
    )
    .bind(tenant)
    .bind(content)
    .bind(now)
    .execute(&mut *conn)
    .await?;
    put_hosts(conn, tenant, &mall).await?;
    let new = usize::from(old.is_none());
    Ok(Count {
        added: new,
        changed: 1 - new,
        ..count
    })
}

async fn put_hosts(conn: &mut Conn, tenant: &TenantId, mall: &Mall) -> sqlx::Result<()> {
    sqlx::query("delete from hosts where tenant_id = $1")
        .bind(tenant)
        .execute(&mut *conn)
        .await?;
    for host in &mall.hosts {
        sqlx::query("insert into hosts (host, tenant_id) values ($1, $2)")
            .bind(host.to_string())
            .bind(tenant)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}
