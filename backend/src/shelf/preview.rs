//! A product's page before there is a product: through the same records and the same renderer as
//! the shop's own page, with a stand-in for what is not written yet.

use shared::{
    console::product::{Draft, Photo, Tax},
    page::ProductPage,
};

use super::{change, made::Made, notice, page, sold, steps::Place, store, view};
use crate::{
    catalog::{DraftOfProduct, ProductEntry, Snapshot, draft_page, record::TaxType},
    error::AppError,
    state::AppState,
};

/// What the product's picture is called while there is no photo; no picture has this name.
const NO_PHOTO: &str = "none.webp";
/// What a product is called in addresses until it is sold.
const NO_SLUG: &str = "preview";

/// The page of a product in the making.
pub(super) async fn page(
    state: &AppState,
    mall: &Snapshot,
    (vendor, id): Place<'_>,
) -> Result<ProductPage, AppError> {
    let mut conn = state.db.read().await?;
    let row = store::find(&mut conn, mall.tenant(), id, Some(vendor)).await?;
    let pictures = store::pictures(&mut conn, mall.tenant(), &row.draft).await?;
    let target = change::target(&mut conn, mall.tenant(), &row).await?;
    drop(conn);
    let now = state.clock.now();
    let vendor = view::vendor(mall, vendor)?;
    let draft = notice::filled(row.draft, vendor);
    let tax = match draft.tax {
        Some(Tax::Taxable) => TaxType::Taxable,
        Some(Tax::TaxFree | Tax::Unsure) | None => TaxType::TaxFree,
    };
    let sold = target.and_then(|target| mall.products.get(&target.product));
    let sold = sold.filter(|sold| sold.product.vendor == vendor.slug);
    let base = row.base.map(padded);
    // A part with an empty place is not on the page yet.
    let (entry, options) = if let (Some(sold), Some(base)) = (sold, &base) {
        let draft = padded(draft);
        let made = Made::of(NO_SLUG, (vendor, &draft))?;
        (sold::drawn(sold, (base, &draft))?, made.options()?)
    } else {
        let parts = view::parts(mall, &draft, vendor);
        let draft = padded(draft);
        let made = Made::of(NO_SLUG, (vendor, &draft))?;
        let blocks = parts
            .iter()
            .filter_map(|block| page::block(&block.part, &draft).ok());
        let entry = ProductEntry {
            product: made.product(mall, 1, now.date())?,
            notice: made.notice()?,
            blocks: blocks.collect(),
        };
        (entry, made.options()?)
    };
    let mut shown = DraftOfProduct {
        entry,
        options,
        vendor,
        pictures,
    };
    shown.entry.product.tax_type = tax;
    Ok(draft_page(mall, &shown, now))
}

/// A draft that records can be made of, whatever is missing in it.
fn padded(mut draft: Draft) -> Draft {
    let put = |text: &mut String, most: usize, stand_in: &str| {
        *text = text
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(most)
            .collect();
        if text.is_empty() {
            stand_in.clone_into(text);
        }
    };
    put(&mut draft.name, 60, "물건 이름");
    put(&mut draft.origin, 80, "어디에서 났는지");
    put(&mut draft.shelf_life, 120, "언제까지 먹는지");
    for choice in &mut draft.choices {
        put(&mut choice.label, 40, "무게나 수량");
    }
    draft
        .page
        .good
        .retain(|letter| letter == '\n' || !letter.is_control());
    for line in &mut draft.notice {
        put(&mut line.value, 600, "아직 안 적었어요");
    }
    if draft.photos.is_empty() {
        draft.photos.push(Photo {
            path: NO_PHOTO.to_owned(),
            ..Photo::default()
        });
    }
    for photo in &mut draft.photos {
        put(&mut photo.alt, 120, "사진 설명이 아직 없어요");
    }
    draft.category.get_or_insert_with(|| NO_SLUG.into());
    draft
}
