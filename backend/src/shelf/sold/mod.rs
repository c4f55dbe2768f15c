//! A product on sale, as its records say it: what a change of it begins with, and what agreeing to
//! the change makes of the records. What the producer did not touch stays as it is, also where the
//! screens have no place for it.

mod merge;
mod page;
mod read;

use serde::de::DeserializeOwned;
use shared::ids::TenantId;

pub(super) use self::{
    merge::{drawn, merged},
    read::{draft, later, stays, unfit},
};
use crate::{
    catalog::{
        ProductEntry,
        record::{Detail, Notice, Product},
    },
    db::{Conn, content},
    error::AppError,
};

/// The records of a product that shoppers see.
pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    slug: &str,
) -> Result<Option<ProductEntry>, AppError> {
    let product: Option<Product> = one(conn, tenant, ("products", slug)).await?;
    let Some(product) = product else {
        return Ok(None);
    };
    let notice: Option<Notice> = one(conn, tenant, ("product_notices", slug)).await?;
    let detail: Option<Detail> = one(conn, tenant, ("product_details", slug)).await?;
    Ok(Some(ProductEntry {
        product,
        notice: notice.map_or_else(Vec::new, |notice| notice.rows),
        blocks: detail.map_or_else(Vec::new, |detail| detail.blocks),
    }))
}

/// The content of one visible row.
pub(super) async fn one<T: DeserializeOwned>(
    conn: &mut Conn,
    tenant: &TenantId,
    (table, id): (&'static str, &str),
) -> Result<Option<T>, AppError> {
    let content = content::find_content(table)
        .bind(tenant)
        .bind(id)
        .fetch_optional(conn)
        .await?;
    let read = |content: String| serde_json::from_str(&content).map_err(AppError::internal);
    content.map(read).transpose()
}
