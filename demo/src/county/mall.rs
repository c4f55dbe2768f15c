//! `mall.json`: who runs the mall, how it looks and searches, what its home shows.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Shop, select::on_sale};
use crate::{
    Error,
    material::{Disclosure, NoticeClass, ShippingSubsidy, ToFrom},
    text::months,
    write::Folder,
};

const SEASON_ROWS: usize = 6;
const STORIES: usize = 4;

#[derive(Debug, Serialize)]
struct Mall<'a> {
    slug: &'a str,
    county: &'a str,
    #[serde(rename = "mall_name")]
    name: &'a str,
    tagline: &'a str,
    hosts: &'a [String],
    demo: bool,
    theme: Theme<'a>,
    og_image: String,
    icons: BTreeMap<&'static str, String>,
    seller_of_record: &'static str,
    disclosure: &'a Disclosure,
    search: Search<'a>,
    home: Home<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shipping_subsidy: Option<ShippingSubsidy>,
}

#[derive(Debug, Serialize)]
struct Theme<'a> {
    accent: &'a str,
    accent_text: &'a str,
}

#[derive(Debug, Serialize)]
struct Search<'a> {
    sets: Vec<&'a [String]>,
    to_from: &'a [ToFrom],
    popular: &'a [String],
    popular_seasonal: BTreeMap<String, &'a [String]>,
}

#[derive(Debug, Serialize)]
struct Home<'a> {
    season: Vec<Season<'a>>,
    stories: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Season<'a> {
    title: &'a str,
    note: String,
    products: Vec<&'a str>,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let (material, mall) = (shop.setting.material, &shop.setting.county.mall);
    let synonyms = &material.synonyms;
    let icon = |size: &str| format!("brand/icon-{}-{size}.png", mall.slug);
    let seasonal = synonyms.popular_seasonal.iter();
    folder.json(
        "mall.json",
        &Mall {
            slug: &mall.slug,
            county: &mall.county,
            name: &mall.name,
            tagline: &mall.tagline,
            hosts: &mall.hosts,
            demo: true,
            theme: Theme {
                accent: &mall.accent,
                accent_text: &mall.accent_text,
            },
            og_image: format!("brand/og-{}.png", mall.slug),
            icons: ["192", "512"]
                .into_iter()
                .map(|size| (size, icon(size)))
                .collect(),
            seller_of_record: "VENDOR",
            disclosure: &mall.disclosure,
            search: Search {
                sets: synonyms
                    .set
                    .iter()
                    .map(|set| set.words.as_slice())
                    .collect(),
                to_from: &synonyms.to_from,
                popular: &synonyms.popular,
                popular_seasonal: seasonal
                    .map(|(month, words)| {
                        (month.trim_start_matches('0').to_owned(), words.as_slice())
                    })
                    .collect(),
            },
            home: Home {
                season: season(shop),
                stories: stories(shop),
            },
            shipping_subsidy: mall.shipping_subsidy,
        },
    )
}

/// What is fresh: kinds harvested this month and only for a few months a year, the best sellers first.
fn season<'a>(shop: &'a Shop<'_>) -> Vec<Season<'a>> {
    let month = shop.setting.as_of.month();
    let mut sellers: Vec<_> = shop.products.iter().filter(|p| on_sale(shop, p)).collect();
    sellers.sort_by_key(|product| product.sales_rank);
    let mut rows: Vec<(&str, Season<'_>)> = Vec::new();
    for product in sellers {
        let kind = product.kind;
        let fresh = kind.notice_class == NoticeClass::Agri && kind.harvest_months.len() <= 4;
        if !fresh || !kind.harvest_months.contains(&month) {
            continue;
        }
        if let Some((_, row)) = rows.iter_mut().find(|(slug, _)| *slug == kind.slug) {
            row.products.push(&product.slug);
        } else if rows.len() < SEASON_ROWS {
            let note = format!("{}에 거둬요", months(&kind.harvest_months));
            let title = kind.keywords.first().map_or("", String::as_str);
            rows.push((
                &kind.slug,
                Season {
                    title,
                    note,
                    products: vec![&product.slug],
                },
            ));
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Vendors with a story of their own, each from another line of work.
fn stories<'a>(shop: &'a Shop<'_>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    let mut stories = Vec::new();
    for vendor in shop.vendors.iter().filter(|vendor| vendor.has_own_story) {
        if stories.len() < STORIES && !seen.contains(&vendor.archetype.line.as_str()) {
            seen.push(&vendor.archetype.line);
            stories.push(vendor.slug.as_str());
        }
    }
    stories
}
