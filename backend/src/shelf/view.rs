//! Products in the making as their producer and the county see them.

use shared::{
    catalog::{Catalog, Product, ProductOption},
    console::{
        product::{
            Block, Draft, DraftFile, DraftStatus, Later, LaterRow, ProductRow, Products, Shelf,
            template,
        },
        review::DraftRow,
    },
    error::FieldError,
    ids::{CategoryId, ProductId, VendorId},
    money::Won,
    time::Timestamp,
};

use super::{
    notice, sold,
    store::{self, Row},
};
use crate::{
    catalog::{Snapshot, record::Vendor},
    error::AppError,
    state::AppState,
};

/// Rows of a list.
const MOST: i64 = 200;

pub(super) fn vendor<'a>(mall: &'a Snapshot, id: &VendorId) -> Result<&'a Vendor, AppError> {
    let found = mall.vendors.get(id);
    found.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))
}

/// The shelves that have no shelves of their own. One that is in no menu is only for whoever chose it
/// before.
pub(super) fn shelves(catalog: &Catalog, chosen: Option<&CategoryId>) -> Vec<Shelf> {
    let is_parent = |id: &CategoryId| {
        let mut all = catalog.categories.iter();
        all.any(|category| category.parent.as_ref() == Some(id))
    };
    let leaves = catalog.categories.iter().filter(|category| {
        let is_chosen = chosen == Some(&category.id);
        !is_parent(&category.id) && (is_chosen || !category.hidden)
    });
    let shelf = |category: &shared::catalog::Category| {
        let above = category.parent.as_ref();
        let above = above.and_then(|parent| catalog.category(parent));
        Shelf {
            id: category.id.clone(),
            name: above.map_or_else(
                || category.name.clone(),
                |above| format!("{} › {}", above.name, category.name),
            ),
        }
    };
    leaves.map(shelf).collect()
}

/// The parts of a product's page: as the producer put them, or as they follow from the answers.
pub(super) fn parts(mall: &Snapshot, draft: &Draft, vendor: &Vendor) -> Vec<Block> {
    if draft.blocks.is_empty() {
        from_answers(mall, draft, vendor)
    } else {
        draft.blocks.clone()
    }
}

fn from_answers(mall: &Snapshot, draft: &Draft, vendor: &Vendor) -> Vec<Block> {
    let shelf = draft.category.as_ref().map_or("", CategoryId::as_str);
    let category = mall.catalog.category(&CategoryId::from(shelf));
    let above = category.and_then(|category| category.parent.as_ref());
    let large = above.map_or(shelf, CategoryId::as_str);
    template(draft, &vendor.representative, large)
}

pub(super) fn file(mall: &Snapshot, row: Row) -> Result<DraftFile, AppError> {
    let vendor = vendor(mall, &row.vendor)?;
    let draft = notice::filled(row.draft, vendor);
    let categories = shelves(&mall.catalog, draft.category.as_ref());
    let mut faults = match &row.base {
        Some(before) => draft.faults_since(before),
        None => draft.faults(),
    };
    let of_file = row.replaces.map(ProductId);
    let sold = of_file.and_then(|product| mall.products.get(&product));
    let sold = sold.filter(|sold| sold.product.vendor == vendor.slug);
    if let Some(chosen) = &draft.category
        && !categories.iter().any(|shelf| shelf.id == *chosen)
    {
        faults.push(FieldError::new("category", "어디에 둘지 다시 골라 주세요."));
    }
    Ok(DraftFile {
        template: from_answers(mall, &draft, vendor),
        vendor_name: vendor.name.to_string(),
        commission: vendor.commission_bp.0,
        id: row.id,
        vendor: row.vendor,
        status: row.status,
        reason: row.reason,
        differences: Vec::new(),
        stays: sold.map_or_else(Vec::new, sold::stays),
        before: row.base,
        faults,
        draft,
        product: row.product,
        categories,
    })
}

fn lowest(row: &Row) -> Option<Won> {
    row.draft.choices.iter().map(|choice| choice.price).min()
}

fn name(row: &Row) -> String {
    if row.draft.name.trim().is_empty() {
        "이름 없는 물건".to_owned()
    } else {
        row.draft.name.trim().to_owned()
    }
}

/// Everything of one vendor: what is in the making, and what came by file.
pub(super) async fn products(
    state: &AppState,
    mall: &Snapshot,
    id: &VendorId,
) -> Result<Products, AppError> {
    let vendor = vendor(mall, id)?;
    let mut conn = state.db.read().await?;
    let drafts = store::list(&mut conn, mall.tenant(), (id.as_str(), ""), MOST).await?;
    let now = state.clock.now();
    let made: Vec<_> = drafts
        .iter()
        .filter_map(|row| row.product.clone())
        .collect();
    let mut rows: Vec<ProductRow> = drafts
        .into_iter()
        .map(|row| draft_row(mall, row, now))
        .collect();
    let live = mall.catalog.products.iter();
    let by_file = live.filter(|product| product.vendor == *id && !made.contains(&product.id));
    rows.extend(by_file.map(|product| ProductRow {
        draft: Some(product.id.to_string()),
        product: Some(product.id.clone()),
        name: product.name.clone(),
        status: DraftStatus::Live,
        changes: false,
        price: price(product, now),
        later: later(product, now),
        thumb: String::new(),
        touched_at: None,
    }));
    Ok(Products {
        vendor: vendor.name.to_string(),
        rows,
    })
}

fn draft_row(mall: &Snapshot, row: Row, now: Timestamp) -> ProductRow {
    let sold = row.product.as_ref().and_then(|id| mall.catalog.product(id));
    ProductRow {
        name: name(&row),
        price: sold.map_or_else(|| lowest(&row), |sold| price(sold, now)),
        later: sold.map_or_else(Vec::new, |sold| later(sold, now)),
        thumb: row
            .draft
            .photos
            .first()
            .map_or_else(String::new, |p| p.thumb.clone()),
        status: row.status,
        touched_at: Some(row.updated_at),
        changes: row.replaces.is_some(),
        product: row.product,
        draft: Some(row.id),
    }
}

/// The lowest price now, without any campaign.
fn price(product: &Product, now: Timestamp) -> Option<Won> {
    let prices = product.options.iter().map(|option| option.price_at(now));
    prices.min()
}

/// The prices that come, the next first.
fn later(product: &Product, now: Timestamp) -> Vec<LaterRow> {
    let row = |option: &ProductOption| {
        let later = option.later.filter(|later| later.at > now)?;
        Some(LaterRow {
            option: option.id.clone(),
            label: option.label.clone(),
            later: Later {
                from: later.at.date(),
                price: later.price,
            },
        })
    };
    let mut rows: Vec<LaterRow> = product.options.iter().filter_map(row).collect();
    rows.sort_by_key(|row| row.later.from);
    rows
}

/// What waits for the county.
pub(super) async fn queue(state: &AppState, mall: &Snapshot) -> Result<Vec<DraftRow>, AppError> {
    let mut conn = state.db.read().await?;
    let mut rows = Vec::new();
    for status in [
        DraftStatus::Review,
        DraftStatus::Returned,
        DraftStatus::Live,
    ] {
        let of = ("", status.as_str());
        rows.extend(store::list(&mut conn, mall.tenant(), of, MOST).await?);
    }
    let row = |row: Row| DraftRow {
        name: name(&row),
        price: lowest(&row),
        vendor: mall.vendor_name(&row.vendor).unwrap_or_default().to_owned(),
        id: row.id,
        status: row.status,
        touched_at: row.updated_at,
    };
    Ok(rows.into_iter().map(row).collect())
}
