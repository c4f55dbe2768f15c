//! The rows of changes in the table of products in the making.

use shared::{
    console::product::Draft,
    ids::{ProductId, TenantId},
    time::Timestamp,
};

use super::super::store::{self, Row};
use crate::{db::Conn, error::AppError};

/// What a change is about.
#[derive(Debug)]
pub(in crate::shelf) struct Target {
    /// What shoppers call it.
    pub(in crate::shelf) product: ProductId,
    /// The draft that it was made from; nothing where it came by a file.
    pub(in crate::shelf) made: Option<String>,
}

/// What a row changes; nothing for a new product.
pub(in crate::shelf) async fn target(
    conn: &mut Conn,
    tenant: &TenantId,
    row: &Row,
) -> Result<Option<Target>, AppError> {
    let Some(of) = &row.replaces else {
        return Ok(None);
    };
    let made = store::look_up(conn, tenant, of, Some(&row.vendor)).await?;
    let of_file = ProductId(of.clone());
    Ok(Some(match made {
        None => Target {
            product: of_file,
            made: None,
        },
        Some(made) => Target {
            product: made.product.unwrap_or(of_file),
            made: Some(made.id),
        },
    }))
}

/// The draft that a product on sale was made from; nothing where it came by a file.
pub(super) async fn made(
    conn: &mut Conn,
    tenant: &TenantId,
    product: &ProductId,
) -> Result<Option<Row>, AppError> {
    let id: Option<String> = sqlx::query_scalar(
        "select id
           from product_drafts
          where tenant_id = $1
            and product_id = $2
            and replaces = ''",
    )
    .bind(tenant)
    .bind(product)
    .fetch_optional(&mut *conn)
    .await?;
    match id {
        Some(id) => store::look_up(conn, tenant, &id, None).await,
        None => Ok(None),
    }
}

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
