//! From the rows of a mall to its snapshot.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use sha2::{Digest, Sha256};
use shared::{
    catalog::{self, Catalog, Offers, OptionPlaces},
    ids::{CampaignId, ProductId, ProgrammeId, TenantId, VendorId},
    search::Index,
    time::Timestamp,
};

use super::{
    answers::Answers,
    record,
    snapshot::{ProductEntry, Snapshot, image},
    store::Rows,
};
use crate::http::Packed;

pub(super) mod convert;
pub(crate) mod zones;

pub(crate) use self::convert::campaign as campaign_rules;

/// Builds the snapshot as shoppers see it at `now`.
pub(super) fn build(rows: Rows, now: Timestamp) -> Snapshot {
    let next_change = next_change(&rows, now);
    let media: BTreeMap<String, record::Media> = rows
        .media
        .into_iter()
        .map(|media| (media.path.to_string(), media))
        .collect();
    let find_image = |path: &str, alt: &str| media.get(path).map(|media| image(media, alt));
    let mut options: BTreeMap<String, Vec<record::ProductOption>> = BTreeMap::new();
    for option in rows.options {
        options
            .entry(option.product.to_string())
            .or_default()
            .push(option);
    }
    let month = now.date().ymd().1;
    let mut products: Vec<catalog::Product> = Vec::new();
    for product in &rows.products {
        let mut of_product = options.remove(product.slug.as_str()).unwrap_or_default();
        of_product.sort_by_key(|option| option.order);
        let on_sale = product
            .sale_months
            .iter()
            .any(|sold| i64::from(*sold) == month);
        let option = |option| convert::option(option, on_sale, &rows.sold_out);
        let image = find_image(&product.image, &product.image_alt).unwrap_or_default();
        let options: Vec<_> = of_product.iter().map(option).collect();
        if !options.is_empty() {
            products.push(convert::product(product, image, options));
        }
    }
    let selling: BTreeSet<&VendorId> = products.iter().map(|product| &product.vendor).collect();
    let vendors = rows.vendors.iter().map(convert::vendor);
    let vendors = vendors
        .filter(|vendor| selling.contains(&vendor.id))
        .collect();
    let hidden = rows.categories.iter().filter(|category| category.hidden);
    let hidden: BTreeSet<&str> = hidden.map(|category| category.slug.as_str()).collect();
    let categories = rows.categories.iter().map(|category| {
        let picture = category
            .image
            .as_ref()
            .and_then(|path| find_image(path, &category.name));
        let above = category.parent.as_ref();
        let mut shelf = convert::category(category, picture);
        shelf.hidden |= above.is_some_and(|slug| hidden.contains(slug.as_str()));
        shelf
    });
    let open = rows
        .campaigns
        .iter()
        .filter(|campaign| campaign.ends_at.0 > now);
    let catalog = Catalog {
        tenant: TenantId(rows.mall.slug.to_string()),
        revision: rows.revision,
        categories: categories.collect(),
        vendors,
        shipping: rows.shipping.iter().map(convert::shipping).collect(),
        campaigns: open.map(convert::campaign).collect(),
        zones: rows.zones.first().map(zones::rules).unwrap_or_default(),
        programmes: rows.programmes.iter().map(convert::programme).collect(),
        synonyms: convert::synonyms(&rows.mall.search),
        products,
        by_option: OptionPlaces::default(),
        offers: Offers::default(),
    }
    .indexed();
    let coupons = rows
        .coupons
        .iter()
        .filter(|coupon| coupon.audience == record::Audience::Public);
    let coupons = coupons
        .map(|coupon| convert::coupon(coupon, &catalog))
        .collect();
    let json = serde_json::to_vec(&catalog).expect("the catalogue has only plain keys");
    // A newer server may write the same revision differently.
    let content = hex::encode(&Sha256::digest(&json)[..4]);
    let tag = format!("{}-{}-{content}", catalog.tenant, catalog.revision);
    let mut banners = rows.banners;
    banners.sort_by_key(|banner| banner.order);
    Snapshot {
        packed: Packed::lazy("application/json", &tag, json),
        products: entries(rows.products, rows.notices, rows.details),
        feedback: keyed(rows.feedback, |published| published.product.clone()),
        vendors: keyed(rows.vendors, |vendor| VendorId(vendor.slug.to_string())),
        campaigns: keyed(rows.campaigns, |campaign| {
            CampaignId(campaign.slug.to_string())
        }),
        programmes: keyed(rows.programmes, |programme| {
            ProgrammeId(programme.slug.to_string())
        }),
        holidays: rows.holidays.iter().map(|holiday| holiday.date.0).collect(),
        rests: rows.rests,
        policies: rows.policies,
        index: Index::build(&catalog),
        catalog: Arc::new(catalog),
        mall: rows.mall,
        banners,
        coupons,
        next_change,
        as_of: rows.changed_at,
        media,
        answers: Answers::default(),
    }
}

fn keyed<K: Ord, T>(list: Vec<T>, key: impl Fn(&T) -> K) -> BTreeMap<K, T> {
    list.into_iter().map(|item| (key(&item), item)).collect()
}

fn entries(
    products: Vec<record::Product>,
    notices: Vec<record::Notice>,
    details: Vec<record::Detail>,
) -> BTreeMap<ProductId, ProductEntry> {
    let mut notices = keyed(notices, |notice| notice.product.to_string());
    let mut details = keyed(details, |detail| detail.product.to_string());
    let entry = |product: record::Product| {
        let slug = product.slug.to_string();
        let notice = notices.remove(&slug).map(|notice| notice.rows);
        let blocks = details.remove(&slug).map(|detail| detail.blocks);
        let entry = ProductEntry {
            product,
            notice: notice.unwrap_or_default(),
            blocks: blocks.unwrap_or_default(),
        };
        (ProductId(slug), entry)
    };
    products.into_iter().map(entry).collect()
}

/// The next moment at which a page changes by itself: a campaign or banner begins or ends, the
/// day changes, or a vendor's cut-off moves the promised dispatch.
fn next_change(rows: &Rows, now: Timestamp) -> Timestamp {
    let today = now.date();
    let midnight = today.plus(1).start();
    let campaigns = rows
        .campaigns
        .iter()
        .flat_map(|c| [c.starts_at.0, c.ends_at.0]);
    let banners = rows
        .banners
        .iter()
        .flat_map(|b| [b.starts_at.0, b.ends_at.0]);
    let cutoffs = rows.vendors.iter().map(|vendor| {
        today
            .start()
            .plus_ms(i64::from(vendor.cutoff.minutes) * 60_000)
    });
    campaigns
        .chain(banners)
        .chain(cutoffs)
        .filter(|moment| *moment > now)
        .fold(midnight, Timestamp::min)
}
