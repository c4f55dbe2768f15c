//! The products themselves.

use std::{cmp::Reverse, collections::BTreeSet};

use serde::Serialize;

use super::{
    Product, Setting, Shop, Vendor, assign::Order, names, options, shipping, vendors::yes_no,
};
use crate::{
    Date, Error,
    material::Kind,
    rng::Rng,
    text::{fill, list},
    write::Folder,
};

pub(super) fn make<'k>(
    setting: Setting<'k>,
    vendors: &mut [Vendor<'k>],
    orders: &[Order<'k>],
) -> Result<Vec<Product<'k>>, Error> {
    let prefix = setting.county.prefix();
    let mut taken = BTreeSet::new();
    let mut products = Vec::new();
    for (order, number) in orders.iter().zip(1..) {
        let Order {
            kind,
            vendor: index,
            nth,
        } = *order;
        let vendor = &mut vendors[index];
        let slug = format!("{prefix}{}-{}", kind.slug, nth + 1);
        let id_prefix = format!("{}{number:04}", if prefix.is_empty() { "p" } else { "h" });
        let options = options::make(kind, &slug, &id_prefix);
        let cheapest = options
            .iter()
            .map(|option| option.price)
            .min()
            .unwrap_or_default();
        products.push(Product {
            name: names::product(kind, vendor, nth, &mut taken)?,
            policy: shipping::choose(setting, vendor, kind, cheapest)?
                .slug
                .clone(),
            ship_days: shipping::days(setting, kind)?,
            created_on: created_on(setting, vendor, &slug),
            sales_rank: 0,
            kind,
            vendor: index,
            options,
            slug,
        });
    }
    rank(setting, &mut products);
    Ok(products)
}

/// Never before its vendor; of the older vendors' products, most are from the last year.
fn created_on(setting: Setting<'_>, vendor: &Vendor<'_>, slug: &str) -> Date {
    let mut rng = Rng::named(&["created", slug]);
    let days = if rng.chance(6_000) {
        rng.between(2, 364)
    } else {
        rng.between(365, 1_500)
    };
    setting.as_of.plus_days(-days).max(vendor.joined_on)
}

/// What people search for sells best.
fn rank(setting: Setting<'_>, products: &mut [Product<'_>]) {
    let popular = &setting.material.synonyms.popular;
    let score = |product: &Product<'_>| {
        let asked = product
            .kind
            .keywords
            .iter()
            .any(|word| popular.contains(word));
        let luck = Rng::named(&["rank", &product.slug]).between(0, 999);
        luck + if asked { 600 } else { 0 }
    };
    let mut order: Vec<usize> = (0..products.len()).collect();
    order.sort_by_key(|&index| Reverse(score(&products[index])));
    for (index, place) in order.into_iter().zip(1..) {
        products[index].sales_rank = place;
    }
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    slug: &'a str,
    vendor: &'a str,
    category: &'a str,
    name: &'a str,
    summary: &'a str,
    selling_points: String,
    origin: String,
    storage: &'a str,
    shelf_life: &'a str,
    tax_type: &'a str,
    shipping_policy: &'a str,
    bundle_group: &'a str,
    ship_days: String,
    voucher_allowed: &'a str,
    adult_only: &'a str,
    harvest_months: String,
    sale_months: String,
    keywords: String,
    misspellings: String,
    notice_class: &'a str,
    unit_price: &'a str,
    image: String,
    image_alt: String,
    created_on: Date,
    sales_rank: usize,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let mut rows = Vec::new();
    for product in &shop.products {
        let (kind, vendor) = (product.kind, shop.vendor_of(product));
        // Products of one kind open with different sentences.
        let mut selling = kind.selling.clone();
        let turn = product.sales_rank % selling.len().max(1);
        selling.rotate_left(turn);
        rows.push(Row {
            slug: &product.slug,
            vendor: &vendor.slug,
            category: &kind.category,
            name: &product.name,
            summary: kind.selling.get(turn).map_or("", String::as_str),
            selling_points: list(&selling),
            origin: fill(&kind.origin, &[("township", &vendor.township.name)])?,
            storage: &kind.storage,
            shelf_life: &kind.shelf_life,
            tax_type: &kind.tax_type,
            shipping_policy: &product.policy,
            bundle_group: &kind.bundle_group,
            ship_days: list(&product.ship_days),
            voucher_allowed: yes_no(!kind.adult_only),
            adult_only: yes_no(kind.adult_only),
            harvest_months: list(&kind.harvest_months),
            sale_months: list(&kind.sale_months),
            keywords: list(&kind.keywords),
            misspellings: list(&kind.misspellings),
            notice_class: kind.notice_class.code(),
            unit_price: yes_no(has_unit_price(product)),
            image: product.image(),
            image_alt: picture(shop.setting, kind, vendor)?,
            created_on: product.created_on,
            sales_rank: product.sales_rank,
        });
    }
    folder.csv("products.csv", &rows)
}

/// Food only, and only where 100 g of one option can be compared with 100 g of another.
fn has_unit_price(product: &Product<'_>) -> bool {
    let kind = product.kind;
    let compared = ["craft-", "flower-", "liquor-", "gift-", "health-functional"];
    let teabags = product
        .options
        .iter()
        .filter(|o| o.label.contains("티백"))
        .count();
    !compared
        .iter()
        .any(|group| kind.category.starts_with(group))
        && product.options.iter().all(|option| option.net_g.is_some())
        && (teabags == 0 || teabags == product.options.len())
}

fn picture(setting: Setting<'_>, kind: &Kind, vendor: &Vendor<'_>) -> Result<String, Error> {
    let looks = &setting.material.looks;
    let package = looks
        .kinds
        .get(&kind.slug)
        .and_then(|look| look.split(['.', ' ']).next());
    let words = package
        .and_then(|package| looks.packages.get(package))
        .ok_or_else(|| Error::inconsistent(format!("{} has no look", kind.slug)))?;
    let thing = kind.keywords.first().map_or("", String::as_str);
    Ok(format!("{} {thing}, {}", words, vendor.name))
}
