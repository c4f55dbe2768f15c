//! Lists of products: narrowed, searched and sorted in memory.

use std::{cmp::Reverse, collections::BTreeMap};

use shared::{
    catalog::Product,
    ids::{CategoryId, VendorId},
    money::Won,
    page::{ListQuery, Sort},
    search::Reading,
    shipping::ShippingFee,
    time::Timestamp,
};

use super::Snapshot;

/// Products on one page of a list.
pub const PAGE_SIZE: usize = 24;

/// What a list holds, all pages together.
#[derive(Debug)]
pub struct Listing<'a> {
    /// The products in order.
    pub products: Vec<&'a Product>,
    /// How many products each vendor has in it before narrowing to vendors.
    pub vendors: BTreeMap<&'a VendorId, u32>,
    /// Whether a search found only some of its words.
    pub loose: bool,
}

impl<'a> Listing<'a> {
    /// How many pages there are, at least one.
    pub fn pages(&self) -> u32 {
        u32::try_from(self.products.len().div_ceil(PAGE_SIZE).max(1)).unwrap_or(u32::MAX)
    }

    /// The products of a page, counted from one.
    pub fn page(&self, page: u32) -> &[&'a Product] {
        let start = usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX);
        let start = start.saturating_mul(PAGE_SIZE).min(self.products.len());
        &self.products[start..self.products.len().min(start + PAGE_SIZE)]
    }
}

/// Lists a shelf, or the whole mall.
pub fn list<'a>(
    snapshot: &'a Snapshot,
    shelf: Option<&CategoryId>,
    query: &ListQuery,
    now: Timestamp,
) -> Listing<'a> {
    let catalog = &snapshot.catalog;
    let (found, loose) = search(snapshot, &query.q);
    let price = |product: &Product| {
        let option = catalog.leading_option(product, now);
        option.map_or(Won::ZERO, |option| {
            catalog.unit_price(product, option, now).0.now
        })
    };
    let fits = |product: &&Product| {
        shelf.is_none_or(|shelf| catalog.is_within(&product.category, shelf))
            && query.max_price.is_none_or(|max| price(product) <= max)
            && (!query.voucher || takes_voucher(snapshot, product))
            && (!query.free_shipping || ships_free(snapshot, product))
    };
    let mut products: Vec<&Product> = found.into_iter().filter(fits).collect();
    let mut vendors = BTreeMap::new();
    for product in &products {
        *vendors.entry(&product.vendor).or_default() += 1;
    }
    if !query.vendors.is_empty() {
        products.retain(|product| query.vendors.contains(&product.vendor));
    }
    let month = u8::try_from(now.date().ymd().1).unwrap_or_default();
    match query.sort {
        // The hits of a search come best first already.
        Sort::Recommended if !query.q.trim().is_empty() => {}
        Sort::Recommended => products.sort_by_cached_key(|product| {
            (
                sold_out(product),
                !product.season.contains(&month),
                product.sales_rank,
            )
        }),
        Sort::Sales => products.sort_by_key(|product| product.sales_rank),
        Sort::Newest => {
            products.sort_by_key(|product| (Reverse(product.created_at), product.sales_rank));
        }
        Sort::Cheapest => {
            products.sort_by_cached_key(|product| (price(product), product.sales_rank));
        }
        Sort::Dearest => {
            products.sort_by_cached_key(|product| (Reverse(price(product)), product.sales_rank));
        }
    }
    Listing {
        products,
        vendors,
        loose,
    }
}

fn search<'a>(snapshot: &'a Snapshot, words: &str) -> (Vec<&'a Product>, bool) {
    let all = &snapshot.catalog.products;
    if words.trim().is_empty() {
        return (all.iter().collect(), false);
    }
    let found = snapshot.index.search(words, None);
    let products = found.hits.iter().map(|hit| &all[hit.product]).collect();
    (products, found.reading == Reading::Partial)
}

fn sold_out(product: &Product) -> bool {
    product.options.iter().all(|option| option.sold_out)
}

fn takes_voucher(snapshot: &Snapshot, product: &Product) -> bool {
    let vendor = snapshot.catalog.vendor(&product.vendor);
    product.voucher_allowed && vendor.is_some_and(|vendor| vendor.voucher_merchant)
}

fn ships_free(snapshot: &Snapshot, product: &Product) -> bool {
    let policy = snapshot.catalog.shipping_policy(&product.shipping);
    policy.is_some_and(|policy| policy.fee == ShippingFee::Free)
}
