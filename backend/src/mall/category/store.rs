//! The rows of the shelves.

use std::collections::BTreeMap;

use shared::{
    console::category::CategoryRow,
    ids::{CategoryId, TenantId},
};

use crate::{
    catalog::record::{Category, field::Slug},
    db::{Conn, content},
    error::AppError,
};

pub(super) const TABLE: &str = "categories";

/// A shelf, whether it was removed, and how many products stand on it.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) category: Category,
    pub(super) removed: bool,
    pub(super) products: u32,
}

impl Row {
    pub(super) fn is(&self, id: &CategoryId) -> bool {
        self.category.slug.as_str() == id.as_str()
    }

    pub(super) fn is_inside(&self, id: Option<&str>) -> bool {
        self.category.parent.as_ref().map(Slug::as_str) == id
    }

    fn place(&self) -> (u32, &str) {
        (self.category.order, self.category.slug.as_str())
    }
}

/// All shelves, also those that were removed, in their order.
pub(super) async fn list(conn: &mut Conn, tenant: &TenantId) -> Result<Vec<Row>, AppError> {
    let counts = counts(conn, tenant).await?;
    let rows: Vec<(String, String, i64)> = content::list_rows(TABLE)
        .bind(tenant)
        .fetch_all(conn)
        .await?;
    let read = |(id, content, removed): (String, String, i64)| {
        let category = serde_json::from_str(&content).map_err(AppError::internal)?;
        Ok(Row {
            category,
            removed: removed != 0,
            products: counts.get(&id).copied().unwrap_or_default(),
        })
    };
    let rows = rows.into_iter().map(read);
    let mut rows = rows.collect::<Result<Vec<Row>, AppError>>()?;
    rows.sort_by(|a, b| a.place().cmp(&b.place()));
    Ok(rows)
}

async fn counts(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<BTreeMap<String, u32>> {
    let counts: Vec<(String, i64)> = sqlx::query_as(
        "select category_id,
                count(*)
           from products
          where tenant_id = $1
            and hidden = 0
          group by category_id",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await?;
    let small = |(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX));
    Ok(counts.into_iter().map(small).collect())
}

/// The shelves as the console lists them: the large ones in order, each with those inside. One that
/// was removed is there only while products name it.
pub(super) async fn desk(conn: &mut Conn, tenant: &TenantId) -> Result<Vec<CategoryRow>, AppError> {
    let mut rows = list(conn, tenant).await?;
    rows.retain(|row| !row.removed || row.products > 0);
    let tops = rows.iter().filter(|row| {
        let above = row.category.parent.as_ref();
        let mut others = rows.iter();
        !above.is_some_and(|above| others.any(|row| row.category.slug == *above))
    });
    let with_children = tops.flat_map(|top| {
        let inside = rows
            .iter()
            .filter(|row| row.is_inside(Some(top.category.slug.as_str())));
        std::iter::once(top).chain(inside)
    });
    Ok(with_children.map(row).collect())
}

fn row(row: &Row) -> CategoryRow {
    let category = &row.category;
    CategoryRow {
        id: CategoryId(category.slug.to_string()),
        name: category.name.to_string(),
        parent: category
            .parent
            .as_ref()
            .map(|parent| CategoryId(parent.to_string())),
        products: row.products,
        hidden: category.hidden,
        removed: row.removed,
    }
}
