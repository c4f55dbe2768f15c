//! What a change makes of a product's records. Whatever the draft says as it was said before stays
//! as the records say it now.

use shared::console::product::{Draft, FoodClass};

use super::{
    super::{
        made::{kept_in, keywords, notice_row, read},
        notice,
        page::text,
    },
    page::{Said, blocks, pieces},
};
use crate::{
    catalog::{
        ProductEntry,
        record::{BundleGroup, NoticeRow, Product},
    },
    error::AppError,
};

/// The records after a change, besides the options and the tax, which are decided elsewhere.
pub(in crate::shelf) fn merged(
    sold: &ProductEntry,
    said: Said<'_>,
) -> Result<ProductEntry, AppError> {
    Ok(ProductEntry {
        product: product(sold, said)?,
        notice: notice_rows(sold, said)?,
        blocks: blocks(sold, said).collect::<Result<_, _>>()?,
    })
}

/// The same for a last look: a part with an empty place is not on the page yet.
pub(in crate::shelf) fn drawn(
    sold: &ProductEntry,
    said: Said<'_>,
) -> Result<ProductEntry, AppError> {
    Ok(ProductEntry {
        product: product(sold, said)?,
        notice: notice_rows(sold, said)?,
        blocks: blocks(sold, said).filter_map(Result::ok).collect(),
    })
}

fn product(sold: &ProductEntry, (before, now): Said<'_>) -> Result<Product, AppError> {
    let mut product = sold.product.clone();
    if now.name.trim() != before.name.trim() {
        let old = keywords(&before.name)?;
        product.keywords.retain(|word| !old.contains(word));
        for word in keywords(&now.name)? {
            if !product.keywords.contains(&word) {
                product.keywords.push(word);
            }
        }
        product.name = text(&now.name)?;
    }
    if let Some(category) = now
        .category
        .as_ref()
        .filter(|_| now.category != before.category)
    {
        product.category = read(category.as_str())?;
    }
    if now.origin != before.origin {
        product.origin = text(&now.origin)?;
    }
    if now.keeping != before.keeping {
        let (storage, bundle) = kept_in(now.keeping);
        product.storage = storage;
        if product.bundle_group != BundleGroup::Alone {
            product.bundle_group = bundle;
        }
    }
    if now.shelf_life != before.shelf_life {
        let said = Some(now.shelf_life.trim()).filter(|said| !said.is_empty());
        product.shelf_life = said.map(text).transpose()?;
    }
    if now.class != before.class {
        product.notice_class = notice::class(now.class);
    }
    let first = |draft: &Draft| {
        draft
            .photos
            .first()
            .map(|photo| (photo.path.clone(), photo.alt.clone()))
    };
    if let Some((path, alt)) = first(now).filter(|photo| first(before).as_ref() != Some(photo)) {
        product.image = read(&path)?;
        product.image_alt = text(&alt)?;
    }
    if now.page.good != before.page.good {
        let points = |draft: &Draft| pieces(sold, &draft.page.good, 120);
        let (old, new) = (points(before), points(now));
        let place = old.iter().position(|point| *point == *product.summary);
        let is_said = new.iter().any(|point| *point == *product.summary);
        if let Some(point) = place
            .filter(|_| !is_said)
            .and_then(|at| new.get(at).or(new.first()))
        {
            product.summary = text(point)?;
        }
        product.selling_points = new
            .iter()
            .map(|point| text(point))
            .collect::<Result<_, _>>()?;
    }
    product.unit_price = unit_price(&product, (before, now));
    Ok(product)
}

/// Prices of 100 g go away where a weight does, and come where only weights were missing.
fn unit_price(product: &Product, (before, now): Said<'_>) -> bool {
    let is_weighed = |draft: &Draft| draft.choices.iter().all(|choice| choice.grams.is_some());
    let is_eaten = now.class != FoodClass::General;
    let is_new = is_eaten && !is_weighed(before);
    is_weighed(now) && (product.unit_price || is_new)
}

fn notice_rows(sold: &ProductEntry, (before, now): Said<'_>) -> Result<Vec<NoticeRow>, AppError> {
    if sold.notice.is_empty() || now.class != before.class {
        return now.notice.iter().map(notice_row).collect();
    }
    let mut rows = sold.notice.clone();
    for line in &now.notice {
        let known = rows.iter_mut().find(|row| *row.label == *line.label);
        match known {
            Some(_) if before.notice.contains(line) => {}
            Some(known) => *known = notice_row(line)?,
            None => rows.push(notice_row(line)?),
        }
    }
    Ok(rows)
}
