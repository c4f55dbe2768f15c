//! The table of products in the making.

use shared::{
    console::product::{Draft, DraftStatus},
    ids::{ProductId, TenantId, VendorId},
    time::Timestamp,
};

use crate::{catalog::record::Media, db::Conn, error::AppError};

/// A product in the making as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) vendor: VendorId,
    pub(super) status: DraftStatus,
    pub(super) reason: String,
    pub(super) draft: Draft,
    pub(super) product: Option<ProductId>,
    /// What this one changes: the draft of a product on sale, or a product that came by a file.
    pub(super) replaces: Option<String>,
    /// What was on sale when the change was begun.
    pub(super) base: Option<Draft>,
    pub(super) updated_at: Timestamp,
    /// The content as it was read, to notice that somebody else wrote meanwhile.
    written: String,
}

#[derive(sqlx::FromRow)]
struct Raw {
    id: String,
    vendor_id: VendorId,
    status: String,
    reason: String,
    content: String,
    product_id: String,
    replaces: String,
    base: String,
    updated_at: Timestamp,
}

impl TryFrom<Raw> for Row {
    type Error = AppError;

    fn try_from(raw: Raw) -> Result<Self, AppError> {
        let status = DraftStatus::parse(&raw.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("status {}", raw.status)))?;
        let read = |text: &str| serde_json::from_str(text).map_err(AppError::internal);
        let base = Some(&raw.base).filter(|base| !base.is_empty());
        Ok(Self {
            status,
            draft: read(&raw.content)?,
            base: base.map(|base| read(base)).transpose()?,
            product: (!raw.product_id.is_empty()).then_some(ProductId(raw.product_id)),
            replaces: (!raw.replaces.is_empty()).then_some(raw.replaces),
            id: raw.id,
            vendor: raw.vendor_id,
            reason: raw.reason,
            updated_at: raw.updated_at,
            written: raw.content,
        })
    }
}

/// Finds a product in the making; with a vendor only that vendor's own.
pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    vendor: Option<&VendorId>,
) -> Result<Row, AppError> {
    let found = look_up(conn, tenant, id, vendor).await?;
    found.ok_or_else(|| AppError::not_found("그런 물건이 없어요."))
}

/// The same; nothing where there is none.
pub(super) async fn look_up(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    vendor: Option<&VendorId>,
) -> Result<Option<Row>, AppError> {
    let raw: Option<Raw> = sqlx::query_as(
        "select id,
                vendor_id,
                status,
                reason,
                content,
                product_id,
                replaces,
                base,
                updated_at
           from product_drafts
          where tenant_id = $1
            and id = $2
            and ($3 = '' or vendor_id = $3)",
    )
    .bind(tenant)
    .bind(id)
    .bind(vendor.map_or("", VendorId::as_str))
    .fetch_optional(conn)
    .await?;
    raw.map(Row::try_from).transpose()
}

/// Those of a vendor, or with a status those of all, the last touched first. A change that went live
/// is the product itself.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    (vendor, status): (&str, &str),
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let raw: Vec<Raw> = sqlx::query_as(
        "select id,
                vendor_id,
                status,
                reason,
                content,
                product_id,
                replaces,
                base,
                updated_at
           from product_drafts
          where tenant_id = $1
            and ($2 = '' or vendor_id = $2)
            and ($3 = '' or status = $3)
            and (replaces = '' or status <> 'LIVE')
          order by updated_at desc, id
          limit $4",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(status)
    .bind(most)
    .fetch_all(conn)
    .await?;
    raw.into_iter().map(Row::try_from).collect()
}

/// Writes a draft that changes what is on sale, or with an empty text a new product. `false`:
/// that product is being changed already.
pub(super) async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    (vendor, id): (&VendorId, &str),
    (draft, replaces): (&Draft, &str),
    now: Timestamp,
) -> Result<bool, AppError> {
    let content = serde_json::to_string(draft).map_err(AppError::internal)?;
    let done = sqlx::query(
        "insert into product_drafts
                (tenant_id, id, vendor_id, status, content, replaces, base, updated_at)
         values ($1, $2, $3, 'DRAFT', $4, $5, $6, $7)
         on conflict do nothing",
    )
    .bind(tenant)
    .bind(id)
    .bind(vendor)
    .bind(&content)
    .bind(replaces)
    .bind(if replaces.is_empty() { "" } else { &content })
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Keeps what was said. `false`: it is with the county, or somebody else wrote meanwhile.
pub(super) async fn update(
    tx: &mut Conn,
    tenant: &TenantId,
    row: &Row,
    now: Timestamp,
) -> Result<bool, AppError> {
    let content = serde_json::to_string(&row.draft).map_err(AppError::internal)?;
    let done = sqlx::query(
        "update product_drafts
            set content = $4,
                updated_at = $5
          where tenant_id = $1
            and id = $2
            and vendor_id = $3
            and content = $6
            and status in ('DRAFT', 'RETURNED')",
    )
    .bind(tenant)
    .bind(&row.id)
    .bind(&row.vendor)
    .bind(content)
    .bind(now)
    .bind(&row.written)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes a step along the machine. `false`: it is not there any more.
pub(super) async fn advance(
    tx: &mut Conn,
    tenant: &TenantId,
    row: &Row,
    (to, reason, product): (DraftStatus, &str, &str),
    now: Timestamp,
) -> Result<bool, AppError> {
    if !row.status.can_become(to) {
        return Ok(false);
    }
    let done = sqlx::query(
        "update product_drafts
            set status = $4,
                reason = $5,
                product_id = $6,
                updated_at = $7
          where tenant_id = $1
            and id = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(&row.id)
    .bind(row.status.as_str())
    .bind(to.as_str())
    .bind(reason)
    .bind(product)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The pictures of a product's photos. The snapshot does not have them before it is sold.
pub(super) async fn pictures(
    conn: &mut Conn,
    tenant: &TenantId,
    draft: &Draft,
) -> Result<Vec<Media>, AppError> {
    let mut pictures = Vec::with_capacity(draft.photos.len());
    for photo in &draft.photos {
        let content: Option<String> = sqlx::query_scalar(
            "select content
               from media
              where tenant_id = $1
                and id = $2",
        )
        .bind(tenant)
        .bind(&photo.path)
        .fetch_optional(&mut *conn)
        .await?;
        if let Some(content) = content {
            pictures.push(serde_json::from_str(&content).map_err(AppError::internal)?);
        }
    }
    Ok(pictures)
}
