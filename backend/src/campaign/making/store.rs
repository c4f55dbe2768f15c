//! The table of campaigns in the making.

use shared::{
    console::promotion::{CampaignDraft, DraftRow, DraftState},
    error::ErrorCode,
    ids::{CampaignId, TenantId},
    time::Timestamp,
};

use crate::{console::Actor, db::Conn, error::AppError};

/// Rows of a list.
const MOST: i64 = 200;

/// A campaign in the making as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) replaces: Option<CampaignId>,
    pub(super) base: String,
    pub(super) state: DraftState,
    pub(super) draft: CampaignDraft,
    pub(super) version: i64,
    pub(super) touched_by: String,
    pub(super) touched_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Raw {
    id: String,
    replaces: String,
    base: String,
    status: String,
    content: String,
    version: i64,
    touched_by: String,
    touched_at: Timestamp,
}

impl TryFrom<Raw> for Row {
    type Error = AppError;

    fn try_from(raw: Raw) -> Result<Self, AppError> {
        let state = DraftState::parse(&raw.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("status {}", raw.status)))?;
        Ok(Self {
            state,
            draft: serde_json::from_str(&raw.content).map_err(AppError::internal)?,
            replaces: (!raw.replaces.is_empty()).then_some(CampaignId(raw.replaces)),
            id: raw.id,
            base: raw.base,
            version: raw.version,
            touched_by: raw.touched_by,
            touched_at: raw.touched_at,
        })
    }
}

/// Finds a draft, also one that is not open any more.
pub(super) async fn find(conn: &mut Conn, tenant: &TenantId, id: &str) -> Result<Row, AppError> {
    let raw: Option<Raw> = sqlx::query_as(
        "select id,
                replaces,
                base,
                status,
                content,
                version,
                touched_by,
                touched_at
           from campaign_drafts
          where tenant_id = $1
            and id = $2",
    )
    .bind(tenant)
    .bind(id)
    .fetch_optional(conn)
    .await?;
    let raw = raw.ok_or_else(|| AppError::not_found("그런 초안이 없어요."))?;
    Row::try_from(raw)
}

/// Finds a draft that can still be changed.
pub(super) async fn find_open(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> Result<Row, AppError> {
    let row = find(conn, tenant, id).await?;
    let text = match row.state {
        DraftState::Draft => return Ok(row),
        DraftState::Published => "이미 내보낸 초안이에요. 기획전 목록에서 다시 고쳐 주세요.",
        DraftState::Dropped => "버린 초안이에요.",
    };
    Err(AppError::refused(ErrorCode::WrongState, text))
}

async fn open(conn: &mut Conn, tenant: &TenantId) -> Result<Vec<Row>, AppError> {
    let raw: Vec<Raw> = sqlx::query_as(
        "select id,
                replaces,
                base,
                status,
                content,
                version,
                touched_by,
                touched_at
           from campaign_drafts
          where tenant_id = $1
            and status = 'DRAFT'
          order by touched_at desc, id
          limit $2",
    )
    .bind(tenant)
    .bind(MOST)
    .fetch_all(conn)
    .await?;
    raw.into_iter().map(Row::try_from).collect()
}

/// The drafts that are made, the last touched first.
pub(in crate::campaign) async fn list_open(
    conn: &mut Conn,
    tenant: &TenantId,
) -> Result<Vec<DraftRow>, AppError> {
    let row = |row: Row| DraftRow {
        title: row.draft.title,
        id: row.id,
        replaces: row.replaces,
        touched_by: row.touched_by,
        touched_at: row.touched_at,
    };
    Ok(open(conn, tenant).await?.into_iter().map(row).collect())
}

/// The draft that waits for a campaign.
pub(super) async fn find_for(
    conn: &mut Conn,
    tenant: &TenantId,
    campaign: &CampaignId,
) -> Result<Option<Row>, AppError> {
    let rows = open(conn, tenant).await?;
    let mut rows = rows.into_iter();
    Ok(rows.find(|row| row.replaces.as_ref() == Some(campaign)))
}

/// What a draft begins with.
pub(super) struct Beginning<'a> {
    pub(super) id: &'a str,
    pub(super) replaces: &'a str,
    pub(super) base: &'a str,
    pub(super) draft: &'a CampaignDraft,
}

/// Begins a draft, unless one waits for that campaign already.
pub(super) async fn insert(
    tx: &mut Conn,
    actor: &Actor,
    beginning: &Beginning<'_>,
    now: Timestamp,
) -> Result<(), AppError> {
    let content = serde_json::to_string(beginning.draft).map_err(AppError::internal)?;
    sqlx::query(
        "insert into campaign_drafts
            (tenant_id, id, replaces, base, status, content, version, touched_by, touched_at)
         values ($1, $2, $3, $4, 'DRAFT', $5, 1, $6, $7)
         on conflict do nothing",
    )
    .bind(&actor.tenant)
    .bind(beginning.id)
    .bind(beginning.replaces)
    .bind(beginning.base)
    .bind(content)
    .bind(&actor.name)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Keeps what the row says now, as one version more. Refused when somebody else wrote meanwhile.
pub(super) async fn update(
    tx: &mut Conn,
    actor: &Actor,
    row: &mut Row,
    now: Timestamp,
) -> Result<(), AppError> {
    let content = serde_json::to_string(&row.draft).map_err(AppError::internal)?;
    let done = sqlx::query(
        "update campaign_drafts
            set content = $4,
                base = $5,
                touched_by = $6,
                touched_at = $7,
                version = version + 1
          where tenant_id = $1
            and id = $2
            and version = $3
            and status = 'DRAFT'",
    )
    .bind(&actor.tenant)
    .bind(&row.id)
    .bind(row.version)
    .bind(content)
    .bind(&row.base)
    .bind(&actor.name)
    .bind(now)
    .execute(tx)
    .await?;
    if done.rows_affected() != 1 {
        return Err(overtaken());
    }
    row.version += 1;
    (row.touched_by, row.touched_at) = (actor.name.clone(), now);
    Ok(())
}

/// Ends a draft: published as a campaign, or thrown away.
pub(super) async fn end(
    tx: &mut Conn,
    tenant: &TenantId,
    row: &Row,
    (to, campaign): (DraftState, &str),
    now: Timestamp,
) -> Result<(), AppError> {
    let done = sqlx::query(
        "update campaign_drafts
            set status = $4,
                campaign_id = $5,
                touched_at = $6
          where tenant_id = $1
            and id = $2
            and version = $3
            and status = 'DRAFT'",
    )
    .bind(tenant)
    .bind(&row.id)
    .bind(row.version)
    .bind(to.as_str())
    .bind(campaign)
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

/// The addresses that the other drafts want.
pub(super) async fn addresses(
    conn: &mut Conn,
    tenant: &TenantId,
    but: &str,
) -> Result<Vec<String>, AppError> {
    let rows = open(conn, tenant).await?.into_iter();
    let others = rows.filter(|row| row.id != but && row.replaces.is_none());
    Ok(others.map(|row| row.draft.address).collect())
}
