//! The rows of changes in the table of products in the making.

use shared::{console::product::Draft, ids::TenantId, time::Timestamp};

use crate::{db::Conn, error::AppError};

/// The change of a product that is not live yet.
pub(super) async fn open(conn: &mut Conn, tenant: &TenantId, of: &str) -> Result<String, AppError> {
    let id: Option<String> = sqlx::query_scalar(
        "select id
           from product_drafts
          where tenant_id = $1
            and replaces = $2
            and status <> 'LIVE'",
    )
    .bind(tenant)
    .bind(of)
    .fetch_optional(conn)
    .await?;
    id.ok_or_else(|| AppError::internal(anyhow::anyhow!("no change of {of}")))
}

/// Removes a change that its producer still has, with the pages that were kept of it. `false`: it
/// is with the county, or live.
pub(super) async fn remove(tx: &mut Conn, tenant: &TenantId, id: &str) -> Result<bool, AppError> {
    sqlx::query(
        "delete from page_versions
          where tenant_id = $1
            and draft_id in (
                select id
                  from product_drafts
                 where tenant_id = $1
                   and id = $2
                   and replaces <> ''
                   and status in ('DRAFT', 'RETURNED')
            )",
    )
    .bind(tenant)
    .bind(id)
    .execute(&mut *tx)
    .await?;
    let done = sqlx::query(
        "delete from product_drafts
          where tenant_id = $1
            and id = $2
            and replaces <> ''
            and status in ('DRAFT', 'RETURNED')",
    )
    .bind(tenant)
    .bind(id)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a product on sale says from now on.
pub(in crate::shelf) async fn replace(
    tx: &mut Conn,
    tenant: &TenantId,
    (id, draft): (&str, &Draft),
    now: Timestamp,
) -> Result<bool, AppError> {
    let content = serde_json::to_string(draft).map_err(AppError::internal)?;
    let done = sqlx::query(
        "update product_drafts
            set content = $3,
                updated_at = $4
          where tenant_id = $1
            and id = $2
            and status = 'LIVE'",
    )
    .bind(tenant)
    .bind(id)
    .bind(content)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
