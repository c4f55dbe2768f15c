//! Earlier pages of a product in the making. One is kept whenever somebody else begins to see the
//! page, and before an earlier one takes its place, so that nothing is lost.

use shared::{
    console::product::{Kept, PageState, PageVersion},
    time::Timestamp,
};

use super::{
    steps::{Place, kept, with_county},
    store::{self, Row},
};
use crate::{
    console::{Actor, Deed, note},
    db::{Conn, boxed},
    error::AppError,
    state::AppState,
};

/// Rows of the list, the newest first.
const MOST: i64 = 50;

/// Keeps the page of a draft. The transaction has changed the draft's row before, so that no other
/// one counts on meanwhile.
pub(super) async fn keep(
    tx: &mut Conn,
    actor: &Actor,
    (draft, state): (&str, &PageState),
    why: Kept,
    now: Timestamp,
) -> Result<(), AppError> {
    let content = serde_json::to_string(state).map_err(AppError::internal)?;
    sqlx::query(
        "insert into page_versions
                (tenant_id, draft_id, seq, why, staff_id, who, kept_at, content)
         select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7
           from page_versions
          where tenant_id = $1
            and draft_id = $2",
    )
    .bind(&actor.tenant)
    .bind(draft)
    .bind(why.as_str())
    .bind(&actor.id)
    .bind(&actor.name)
    .bind(now)
    .bind(content)
    .execute(tx)
    .await?;
    Ok(())
}

/// The earlier pages of a draft.
pub(super) async fn list(
    conn: &mut Conn,
    actor: &Actor,
    place: Place<'_>,
) -> Result<Vec<PageVersion>, AppError> {
    let (vendor, id) = place;
    let row = store::find(conn, &actor.tenant, id, Some(vendor)).await?;
    let rows: Vec<(i64, String, String, Timestamp, String)> = sqlx::query_as(
        "select seq,
                why,
                who,
                kept_at,
                content
           from page_versions
          where tenant_id = $1
            and draft_id = $2
          order by seq desc
          limit $3",
    )
    .bind(&actor.tenant)
    .bind(&row.id)
    .bind(MOST)
    .fetch_all(conn)
    .await?;
    let version = |(seq, why, who, at, content): (i64, String, String, Timestamp, String)| {
        let state: PageState = serde_json::from_str(&content).map_err(AppError::internal)?;
        let why = Kept::parse(&why);
        Ok(PageVersion {
            seq: u32::try_from(seq).map_err(AppError::internal)?,
            why: why.ok_or_else(|| AppError::internal(anyhow::anyhow!("a reason of {id}")))?,
            who,
            at,
            parts: state.blocks.len(),
        })
    };
    rows.into_iter().map(version).collect()
}

/// Puts an earlier page in the place of the present one, which becomes an earlier one itself.
pub(super) async fn restore(
    state: &AppState,
    actor: &Actor,
    place: Place<'_>,
    seq: u32,
) -> Result<Row, AppError> {
    state
        .db
        .write(|tx| boxed(restore_in(tx, state, actor, place, seq)))
        .await
}

async fn restore_in(
    tx: &mut Conn,
    state: &AppState,
    actor: &Actor,
    (vendor, id): Place<'_>,
    seq: u32,
) -> Result<Row, AppError> {
    let now = state.clock.now();
    let mut row = store::find(tx, &actor.tenant, id, Some(vendor)).await?;
    if !row.status.is_open() {
        return Err(with_county());
    }
    let wanted = find(tx, actor, &row, seq).await?;
    let present = PageState::of(&row.draft);
    if wanted == present {
        return Ok(row);
    }
    wanted.put_into(&mut row.draft);
    kept(store::update(tx, &actor.tenant, &row, now).await?)?;
    keep(tx, actor, (id, &present), Kept::Replaced, now).await?;
    let detail = format!(r#"{{"version":{seq}}}"#);
    let deed = Deed {
        detail: &detail,
        ..Deed::of("page-restored", id)
    };
    note(tx, state, actor, deed).await?;
    Ok(row)
}

async fn find(tx: &mut Conn, actor: &Actor, row: &Row, seq: u32) -> Result<PageState, AppError> {
    let content: Option<String> = sqlx::query_scalar(
        "select content
           from page_versions
          where tenant_id = $1
            and draft_id = $2
            and seq = $3",
    )
    .bind(&actor.tenant)
    .bind(&row.id)
    .bind(i64::from(seq))
    .fetch_optional(tx)
    .await?;
    let content = content.ok_or_else(|| AppError::not_found("그런 예전 모습이 없어요."))?;
    serde_json::from_str(&content).map_err(AppError::internal)
}

/// The page that the county saw before the one that it sees now.
pub(super) async fn shown_before(
    conn: &mut Conn,
    actor: &Actor,
    draft: &str,
) -> Result<Option<PageState>, AppError> {
    let content: Option<String> = sqlx::query_scalar(
        "select content
           from page_versions
          where tenant_id = $1
            and draft_id = $2
            and why = 'SHOWN'
          order by seq desc
          limit 1 offset 1",
    )
    .bind(&actor.tenant)
    .bind(draft)
    .fetch_optional(conn)
    .await?;
    let read = |content: String| serde_json::from_str(&content).map_err(AppError::internal);
    content.map(read).transpose()
}
