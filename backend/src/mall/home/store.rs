//! The tables of the first page in the making, and of those that shoppers saw.

use shared::{
    console::home::{HomeVersion, Section},
    error::ErrorCode,
    ids::TenantId,
    time::Timestamp,
};

use crate::{console::Actor, db::Conn, error::AppError};

/// Rows of a list.
const MOST: i64 = 50;

/// The first page in the making as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) base: Vec<Section>,
    pub(super) sections: Vec<Section>,
    pub(super) version: i64,
    pub(super) touched_by: String,
    pub(super) touched_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Raw {
    base: String,
    content: String,
    version: i64,
    touched_by: String,
    touched_at: Timestamp,
}

fn read(text: &str) -> Result<Vec<Section>, AppError> {
    serde_json::from_str(text).map_err(AppError::internal)
}

fn written(sections: &[Section]) -> Result<String, AppError> {
    serde_json::to_string(sections).map_err(AppError::internal)
}

pub(super) async fn find(conn: &mut Conn, tenant: &TenantId) -> Result<Option<Row>, AppError> {
    let raw: Option<Raw> = sqlx::query_as(
        "select base,
                content,
                version,
                touched_by,
                touched_at
           from home_drafts
          where tenant_id = $1",
    )
    .bind(tenant)
    .fetch_optional(conn)
    .await?;
    let row = |raw: Raw| {
        Ok(Row {
            base: read(&raw.base)?,
            sections: read(&raw.content)?,
            version: raw.version,
            touched_by: raw.touched_by,
            touched_at: raw.touched_at,
        })
    };
    raw.map(row).transpose()
}

/// What a draft comes to say.
pub(super) struct Said<'a> {
    pub(super) base: &'a [Section],
    pub(super) sections: &'a [Section],
}

/// Keeps what is said, as one version more than the one that was seen; zero where there was none.
/// Refused when somebody else wrote meanwhile.
pub(super) async fn keep(
    tx: &mut Conn,
    actor: &Actor,
    seen: i64,
    said: &Said<'_>,
    now: Timestamp,
) -> Result<(), AppError> {
    let statement = if seen == 0 {
        "insert into home_drafts
            (tenant_id, base, content, version, touched_by, touched_at)
         values ($1, $2, $3, $4 + 1, $5, $6)
         on conflict (tenant_id) do nothing"
    } else {
        "update home_drafts
            set base = $2,
                content = $3,
                version = version + 1,
                touched_by = $5,
                touched_at = $6
          where tenant_id = $1
            and version = $4"
    };
    let done = sqlx::query(statement)
        .bind(&actor.tenant)
        .bind(written(said.base)?)
        .bind(written(said.sections)?)
        .bind(seen)
        .bind(&actor.name)
        .bind(now)
        .execute(tx)
        .await?;
    if done.rows_affected() == 1 {
        Ok(())
    } else {
        Err(overtaken())
    }
}

/// What somebody is told whose version is not the newest.
pub(super) fn overtaken() -> AppError {
    let text = "그사이에 다른 분이 고쳤어요. 다시 열어 봐 주세요.";
    AppError::refused(ErrorCode::WrongState, text)
}

/// A page that shoppers come to see.
pub(super) struct Shown<'a> {
    pub(super) sections: &'a [Section],
    pub(super) changes: &'a [String],
    /// Who published it, by id and name.
    pub(super) who: (&'a str, &'a str),
}

/// Keeps a page that shoppers see from now on. Whoever calls this holds the mall's row, so that
/// the numbers have no gaps and nobody shares one.
pub(super) async fn add_version(
    tx: &mut Conn,
    tenant: &TenantId,
    shown: &Shown<'_>,
    now: Timestamp,
) -> Result<i64, AppError> {
    let last: i64 = sqlx::query_scalar(
        "select cast(coalesce(max(seq), 0) as bigint) from home_versions where tenant_id = $1",
    )
    .bind(tenant)
    .fetch_one(&mut *tx)
    .await?;
    let changes = serde_json::to_string(shown.changes).map_err(AppError::internal)?;
    sqlx::query(
        "insert into home_versions
            (tenant_id, seq, content, changes, staff_id, who, published_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(tenant)
    .bind(last + 1)
    .bind(written(shown.sections)?)
    .bind(changes)
    .bind(shown.who.0)
    .bind(shown.who.1)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(last + 1)
}

/// The pages that shoppers saw, the newest first.
pub(super) async fn versions(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<Vec<HomeVersion>, AppError> {
    let rows: Vec<(i64, String, String, Timestamp)> = sqlx::query_as(
        "select seq,
                changes,
                who,
                published_at
           from home_versions
          where tenant_id = $1
          order by seq desc
          limit $2",
    )
    .bind(tenant)
    .bind(MOST)
    .fetch_all(conn)
    .await?;
    let version = |(seq, changes, who, at): (i64, String, String, Timestamp)| {
        let changes = serde_json::from_str(&changes).map_err(AppError::internal)?;
        Ok(HomeVersion {
            seq,
            who,
            at,
            changes,
        })
    };
    rows.into_iter().map(version).collect()
}

/// What the page of this number was made of.
pub(super) async fn find_version(
    conn: &mut Conn,
    tenant: &TenantId,
    seq: i64,
) -> Result<Vec<Section>, AppError> {
    let content: Option<String> =
        sqlx::query_scalar("select content from home_versions where tenant_id = $1 and seq = $2")
            .bind(tenant)
            .bind(seq)
            .fetch_optional(conn)
            .await?;
    let content = content.ok_or_else(|| AppError::not_found("그런 편성이 없어요."))?;
    read(&content)
}
