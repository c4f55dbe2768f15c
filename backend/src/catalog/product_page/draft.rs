//! The page of a product that is not in the catalogue yet.

use std::collections::BTreeSet;

use shared::{catalog::Image, page::ProductPage, time::Timestamp};

use super::{Shown, page};
use crate::catalog::{ProductEntry, Snapshot, build::convert, record, snapshot::image};

/// A product in the making, as its records would be.
#[derive(Debug)]
pub(crate) struct DraftOfProduct<'a> {
    /// What its page shows.
    pub(crate) entry: ProductEntry,
    /// What can be bought.
    pub(crate) options: Vec<record::ProductOption>,
    /// Who sells it.
    pub(crate) vendor: &'a record::Vendor,
    /// Its pictures, which the snapshot may not know yet.
    pub(crate) pictures: Vec<record::Media>,
}

/// The page as it would be at `now`.
pub(crate) fn draft_page(
    snapshot: &Snapshot,
    draft: &DraftOfProduct<'_>,
    now: Timestamp,
) -> ProductPage {
    let picture = |path: &str, alt: &str| -> Option<Image> {
        let mut pictures = draft.pictures.iter();
        let media = pictures.find(|media| media.path.as_str() == path);
        media.map(|media| image(media, alt))
    };
    let of = &draft.entry.product;
    let sold_out = BTreeSet::new();
    let option = |option| convert::option(option, true, &sold_out);
    let options = draft.options.iter().map(option).collect();
    let large = picture(&of.image, &of.image_alt);
    let product = convert::product(of, large.clone().unwrap_or_default(), options);
    let shown = Shown {
        product: &product,
        entry: &draft.entry,
        vendor: draft.vendor,
        picture: &picture,
    };
    ProductPage {
        gallery: large.into_iter().collect(),
        ..page(snapshot, &shown, now)
    }
}
