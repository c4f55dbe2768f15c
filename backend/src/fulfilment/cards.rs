//! Story cards for parcels: the producer's words, and a QR code of the product's address.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};
use shared::{
    console::card::{StoryCard, StoryCards},
    ids::{ProductId, VendorId},
};

use crate::{
    catalog::{ProductEntry, Snapshot, record},
    error::AppError,
};

/// Lines of the story that fit on a card.
const LINES: usize = 4;
/// Width of the code in the units of its drawing; it is printed in any size.
const WIDTH: u32 = 240;

/// The cards of a vendor.
pub(super) fn list(
    mall: &Snapshot,
    origin: &str,
    vendor: &VendorId,
) -> Result<StoryCards, AppError> {
    let shown = mall.vendors.get(vendor);
    let shown = shown.ok_or_else(|| AppError::not_found("그런 판매자가 없어요."))?;
    let own = mall.catalog.products.iter().filter(|p| p.vendor == *vendor);
    let card = |product: &shared::catalog::Product| StoryCard {
        story: story(mall.products.get(&product.id), shown),
        address: address(origin, &product.id),
        product: product.id.clone(),
        name: product.name.clone(),
    };
    Ok(StoryCards {
        vendor: shown.name.to_string(),
        farmer: shown.representative.to_string(),
        cards: own.map(card).collect(),
    })
}

/// The product's own story, or else the vendor's.
fn story(entry: Option<&ProductEntry>, vendor: &record::Vendor) -> Vec<String> {
    let mut blocks = entry.into_iter().flat_map(|entry| &entry.blocks);
    let own = blocks.find_map(|block| match block {
        record::Block::Story { body, .. } => Some(body.to_string()),
        _ => None,
    });
    let words = own.unwrap_or_else(|| vendor.story.to_string());
    words.lines().take(LINES).map(str::to_owned).collect()
}

fn address(origin: &str, product: &ProductId) -> String {
    format!("{origin}/p/{product}")
}

/// The QR code of a product's address, as a drawing.
pub(super) fn code(
    mall: &Snapshot,
    origin: &str,
    (vendor, product): (&VendorId, &ProductId),
) -> Result<Response, AppError> {
    let known = mall.catalog.product(product);
    known
        .filter(|known| known.vendor == *vendor)
        .ok_or_else(|| AppError::not_found("그런 물건이 없어요."))?;
    // A quarter of it may get wet or torn.
    let code = QrCode::with_error_correction_level(address(origin, product), EcLevel::Q);
    let code = code.map_err(AppError::internal)?;
    let mut drawing = code.render::<svg::Color<'_>>();
    let drawing = drawing.min_dimensions(WIDTH, WIDTH).build();
    let kind = (header::CONTENT_TYPE, "image/svg+xml");
    Ok(([kind], drawing).into_response())
}
