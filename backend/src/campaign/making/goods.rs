//! What a campaign can have: the products on sale, with their list prices.

use std::collections::BTreeMap;

use shared::{
    console::promotion::{Goods, GoodsOption},
    ids::{OptionId, ProductId, TenantId, VendorId},
};

use crate::{
    catalog::{
        Snapshot,
        record::{Product, ProductOption, Vendor},
    },
    db::{Conn, content},
    error::AppError,
};

/// Answers of a search.
const MOST: usize = 20;

/// What is on sale now, read inside the transaction that decides about prices.
pub(crate) struct Shelves {
    /// By product.
    pub(crate) goods: BTreeMap<ProductId, Goods>,
    /// Their names.
    pub(crate) vendors: BTreeMap<VendorId, String>,
}

impl Shelves {
    /// Reads them.
    pub(crate) async fn read(conn: &mut Conn, tenant: &TenantId) -> Result<Self, AppError> {
        let vendors: Vec<Vendor> = all(conn, tenant, "vendors").await?;
        let vendors: BTreeMap<VendorId, String> = vendors
            .iter()
            .map(|vendor| (VendorId(vendor.slug.to_string()), vendor.name.to_string()))
            .collect();
        let products: Vec<Product> = all(conn, tenant, "products").await?;
        let options: Vec<ProductOption> = all(conn, tenant, "product_options").await?;
        let mut of_product: BTreeMap<String, Vec<&ProductOption>> = BTreeMap::new();
        for option in &options {
            let product = option.product.to_string();
            of_product.entry(product).or_default().push(option);
        }
        let mut goods = BTreeMap::new();
        for product in &products {
            let Some(mut options) = of_product.remove(product.slug.as_str()) else {
                continue;
            };
            options.sort_by_key(|option| option.order);
            let vendor = vendors.get(&VendorId(product.vendor.to_string()));
            let id = ProductId(product.slug.to_string());
            let one = Goods {
                product: id.clone(),
                name: product.name.to_string(),
                vendor: vendor.cloned().unwrap_or_default(),
                months: product.sale_months.clone(),
                options: options.into_iter().map(option).collect(),
            };
            goods.insert(id, one);
        }
        Ok(Self { goods, vendors })
    }

    /// Those of a draft, in its order.
    pub(crate) fn of<'a>(&self, ids: impl Iterator<Item = &'a ProductId>) -> Vec<Goods> {
        ids.filter_map(|id| self.goods.get(id)).cloned().collect()
    }
}

fn option(option: &ProductOption) -> GoodsOption {
    GoodsOption {
        id: OptionId(option.option.to_string()),
        label: option.label.to_string(),
        price: option.price.0,
    }
}

async fn all<T: serde::de::DeserializeOwned>(
    conn: &mut Conn,
    tenant: &TenantId,
    table: &'static str,
) -> Result<Vec<T>, AppError> {
    let rows: Vec<String> = content::list_content(table)
        .bind(tenant)
        .fetch_all(conn)
        .await?;
    let read = rows.iter().map(|row| serde_json::from_str(row));
    read.collect::<Result<_, _>>().map_err(AppError::internal)
}

/// Products by what shoppers would type, also those that are out of season.
pub(super) fn search(mall: &Snapshot, shelves: &Shelves, words: &str) -> Vec<Goods> {
    let words = words.trim();
    if words.is_empty() {
        return shelves.goods.values().take(MOST).cloned().collect();
    }
    let found = mall.index.search(words, Some(MOST));
    let ids = found.hits.iter();
    shelves.of(ids.map(|hit| &mall.catalog.products[hit.product].id))
}
