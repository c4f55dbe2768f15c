//! Which products a campaign holds.

use std::cmp::Reverse;

use super::{Product, Shop, places};
use crate::{Error, material::Select, rng::Rng};

pub(super) fn products<'a>(
    shop: &'a Shop<'_>,
    select: &Select,
    campaign: &str,
) -> Result<Vec<&'a Product<'a>>, Error> {
    let mut chosen: Vec<&Product<'_>> = shop
        .products
        .iter()
        .filter(|product| is_chosen(shop, select, product))
        .collect();
    match select.sort.as_str() {
        "new" => chosen.sort_by_key(|product| (Reverse(product.created_on), product.sales_rank)),
        "recommended" => chosen.sort_by_key(|product| {
            Rng::named(&["recommended", campaign, &product.slug]).between(0, i64::MAX - 1)
        }),
        "sales" | "discount" => chosen.sort_by_key(|product| product.sales_rank),
        other => {
            return Err(Error::inconsistent(format!(
                "{campaign} is sorted by {other}"
            )));
        }
    }
    // Stable: what is not sold now goes to the end, in the same order.
    chosen.sort_by_key(|product| !on_sale(shop, product));
    chosen.truncate(select.limit);
    Ok(chosen)
}

pub(super) fn on_sale(shop: &Shop<'_>, product: &Product<'_>) -> bool {
    product
        .kind
        .sale_months
        .contains(&shop.setting.as_of.month())
        && product.options.iter().any(|option| option.stock > 0)
}

fn is_chosen(shop: &Shop<'_>, select: &Select, product: &Product<'_>) -> bool {
    let (kind, vendor) = (product.kind, shop.vendor_of(product));
    let since = select
        .vendor_joined_within_days
        .map(|days| shop.setting.as_of.plus_days(-days));
    select.categories.contains(&kind.category)
        || select.kinds.contains(&kind.slug)
        || select.voucher && vendor.voucher_merchant && !kind.adult_only
        || since.is_some_and(|since| vendor.joined_on >= since)
        || product.options.iter().any(|option| {
            select
                .option_label_contains
                .iter()
                .any(|w| option.label.contains(w))
        })
}

/// The products of one block: by kind, top category and price; all if nothing fits.
pub(super) fn for_block(
    shop: &Shop<'_>,
    products: &[&Product<'_>],
    kinds: &[String],
    tag: Option<&str>,
    max_price: Option<i64>,
) -> Result<Vec<String>, Error> {
    const SHOWN: usize = 8;
    let mut slugs = Vec::new();
    for product in products {
        let top = places::top_of(shop.setting.material, &product.kind.category)?;
        let fits = (kinds.is_empty() || kinds.contains(&product.kind.slug))
            && tag.is_none_or(|tag| top == tag || product.kind.category.ends_with(tag))
            && max_price.is_none_or(|price| product.cheapest() <= price);
        if fits {
            slugs.push(product.slug.clone());
        }
    }
    if slugs.is_empty() {
        slugs = products
            .iter()
            .map(|product| product.slug.clone())
            .collect();
    }
    slugs.truncate(SHOWN);
    Ok(slugs)
}
