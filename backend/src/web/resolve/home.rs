//! The home page.

use shared::{
    catalog::Product,
    ids::{CampaignId, ProductId, VendorId},
    page::{BannerView, DealRail, HomePage, ProductCard, Story},
};

use super::campaign;
use crate::catalog::{
    Snapshot, card,
    record::{Banner, BannerPosition, field::Slug},
};

/// Products in a rail.
const RAIL: usize = 8;
/// Ranks that are shown.
const RANKS: usize = 6;

pub(super) fn home(mall: &Snapshot) -> HomePage {
    HomePage {
        banners: banners(mall),
        deals: deals(mall),
        season_title: format!("{}월 제철", mall.as_of.date().ymd().1),
        season: season(mall),
        campaigns: campaign::tiles(mall).into_iter().take(6).collect(),
        stories: mall
            .mall
            .home
            .stories
            .iter()
            .filter_map(|slug| story(mall, slug))
            .take(3)
            .collect(),
        best: best(mall, RANKS),
        now: mall.as_of,
    }
}

/// What is fresh: of each kind the best one, then the second best.
fn season(mall: &Snapshot) -> Vec<ProductCard> {
    let kinds = mall.mall.home.season.iter();
    let mut kinds: Vec<_> = kinds
        .map(|kind| {
            let cards = cards(mall, &kind.products).into_iter();
            cards.filter(|card| !card.sold_out)
        })
        .collect();
    let mut season = Vec::with_capacity(RAIL);
    while season.len() < RAIL {
        let before = season.len();
        season.extend(kinds.iter_mut().filter_map(Iterator::next));
        if season.len() == before {
            break;
        }
    }
    season.truncate(RAIL);
    season
}

/// The best sellers that can be bought.
pub(super) fn best(mall: &Snapshot, most: usize) -> Vec<ProductCard> {
    let mut ranked: Vec<&Product> = mall.catalog.products.iter().collect();
    ranked.sort_by_key(|product| product.sales_rank);
    let shown = ranked
        .into_iter()
        .filter_map(|product| card(&mall.catalog, product, mall.as_of));
    shown
        .filter(|card| !card.sold_out && !card.adult_only)
        .take(most)
        .collect()
}

/// Cards of products by their ids; unknown ones are left out.
pub(super) fn cards(mall: &Snapshot, slugs: &[Slug]) -> Vec<ProductCard> {
    slugs
        .iter()
        .filter_map(|slug| mall.catalog.product(&ProductId::from(slug.as_str())))
        .filter_map(|product| card(&mall.catalog, product, mall.as_of))
        .collect()
}

fn banners(mall: &Snapshot) -> Vec<BannerView> {
    let runs = |banner: &&Banner| banner.starts_at.0 <= mall.as_of && mall.as_of < banner.ends_at.0;
    let grounds = ["plain", "warm", "tea"];
    mall.banners
        .iter()
        .filter(|banner| banner.position == BannerPosition::HomeHero)
        .filter(runs)
        .zip(grounds.into_iter().cycle())
        .filter_map(|(banner, ground)| {
            let campaign = mall
                .campaigns
                .get(&CampaignId::from(banner.campaign.as_str()))?;
            Some(BannerView {
                href: format!("/campaigns/{}", banner.campaign),
                kicker: campaign.label.to_string(),
                title: banner.title.to_string(),
                text: banner.subtitle.to_string(),
                image: mall.image(&banner.image, &banner.image_alt)?,
                ground: ground.to_owned(),
            })
        })
        .collect()
}

/// The deal that ends first.
fn deals(mall: &Snapshot) -> Option<DealRail> {
    let running = mall
        .catalog
        .campaigns
        .iter()
        .filter(|c| c.time_deal && c.period.contains(mall.as_of));
    let deal = running.min_by_key(|campaign| campaign.period.end)?;
    let page = mall.campaigns.get(&deal.id)?;
    let cards = cards(mall, &page.products);
    Some(DealRail {
        campaign: deal.id.clone(),
        title: page.title.to_string(),
        ends_at: deal.period.end,
        cards: cards
            .into_iter()
            .filter(|card| !card.sold_out)
            .take(RAIL)
            .collect(),
    })
}

/// A producer's story with a picture of what is made there.
pub(super) fn story(mall: &Snapshot, slug: &str) -> Option<Story> {
    let id = VendorId::from(slug);
    let vendor = mall.vendors.get(&id)?;
    let best = mall
        .catalog
        .products
        .iter()
        .filter(|product| product.vendor == id)
        .min_by_key(|product| product.sales_rank)?;
    Some(Story {
        name: vendor.name.to_string(),
        place: format!("{} · {}년째", vendor.township, vendor.years),
        text: vendor.story.to_string(),
        image: best.image.clone(),
        vendor: id,
    })
}
