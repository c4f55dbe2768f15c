//! What is asked for: one page of every kind, found by the mall's own links, and things to buy.

use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::client::Client;

/// The addresses of four kinds of page, and the options that a voucher pays for.
pub(super) struct Sample {
    pub(super) pages: [(&'static str, String); 4],
    pub(super) options: Vec<Item>,
}

/// An option, and the fewest units of it that are sold.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) quantity: u64,
}

impl Sample {
    pub(super) fn of(url: &str) -> Result<Self> {
        let mut client = Client::connect(url)?;
        let home = client.get_text("/")?;
        let catalog = client.get_json("/api/catalog")?;
        Ok(Self {
            pages: [
                ("home", "/".to_owned()),
                ("category", link(&home, "/c/")?),
                ("product", link(&home, "/p/")?),
                ("campaign", link(&home, "/campaigns/")?),
            ],
            options: items(&catalog),
        })
    }

    pub(super) fn path(&self, kind: &str) -> &str {
        let page = self.pages.iter().find(|(name, _)| *name == kind);
        page.map_or("/", |(_, path)| path)
    }

    /// The end of a product's address.
    pub(super) fn slug(&self) -> &str {
        self.path("product").trim_start_matches("/p/")
    }
}

/// The first link on a page that begins like this.
fn link(page: &str, prefix: &str) -> Result<String> {
    let start = format!("href=\"{prefix}");
    let (_, rest) = page
        .split_once(&start)
        .with_context(|| format!("the home page has no link to {prefix}"))?;
    let end = rest.split('"').next().unwrap_or_default();
    Ok(format!("{prefix}{end}"))
}

fn items(catalog: &Value) -> Vec<Item> {
    let all = |name: &str| catalog[name].as_array().cloned().unwrap_or_default();
    let is = |value: &Value, name: &str| value[name].as_bool() == Some(true);
    let merchants: Vec<Value> = all("vendors")
        .into_iter()
        .filter(|vendor| is(vendor, "voucherMerchant") && !is(vendor, "overSalesLimit"))
        .map(|vendor| vendor["id"].clone())
        .collect();
    let products = all("products").into_iter().filter(|product| {
        merchants.contains(&product["vendor"])
            && is(product, "voucherAllowed")
            && !is(product, "adultOnly")
    });
    products
        .flat_map(|product| product["options"].as_array().cloned().unwrap_or_default())
        .filter(|option| !is(option, "soldOut"))
        .filter_map(|option| {
            Some(Item {
                id: option["id"].as_str()?.to_owned(),
                quantity: option["min"].as_u64()?,
            })
        })
        .collect()
}

/// Lines of a cart.
pub(super) fn lines(items: &[Item]) -> Value {
    items
        .iter()
        .map(|item| json!({ "option": item.id, "quantity": item.quantity }))
        .collect()
}

/// Where everything is sent to.
pub(super) fn area() -> Value {
    json!({ "sido": "전라남도", "sigungu": "강진군", "eupmyeondong": "강진읍" })
}

/// A number that nobody in this run had before.
pub(super) fn next_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}
