//! The home page.

use shared::{
    catalog::Product,
    console::home::SectionKind,
    ids::{CampaignId, ProductId, VendorId},
    page::{BannerView, DealRail, HomePage, HomeSection, ProductCard, Story},
};

use super::campaign;
use crate::catalog::{
    Snapshot, card,
    record::{self, Banner, BannerPosition, field::Slug},
};

/// Products in a rail.
const RAIL: usize = 8;
/// Ranks that are shown.
const RANKS: usize = 6;

/// Stories that are told.
const STORIES: usize = 3;
/// Campaigns that are shown.
const TILES: usize = 6;

pub(super) fn home(mall: &Snapshot) -> HomePage {
    let sections = mall.mall.home.sections();
    let seen = sections.iter().filter(|section| !section.hidden);
    HomePage {
        sections: seen.filter_map(|section| drawn(mall, section)).collect(),
        now: mall.as_of,
    }
}

/// A section as shoppers see it; nothing when there is nothing in it now.
fn drawn(mall: &Snapshot, section: &record::HomeSection) -> Option<HomeSection> {
    let said = section.title.as_ref().map(ToString::to_string);
    let titled = |usual: &str| said.clone().unwrap_or_else(|| usual.to_owned());
    let note = section.note.as_ref().map(ToString::to_string);
    match section.kind {
        SectionKind::Banners => {
            let banners = some(banners(mall))?;
            Some(HomeSection::Banners(banners))
        }
        SectionKind::Deal => {
            let mut deals = deals(mall, section.campaign.as_ref())?;
            deals.title = titled(&deals.title);
            Some(HomeSection::Deals(deals))
        }
        SectionKind::Season => Some(HomeSection::Products {
            title: titled(&format!("{}월 제철", mall.as_of.date().ymd().1)),
            note: note.unwrap_or_else(|| "이맘때 맛이 드는 것만 골랐어요".to_owned()),
            cards: some(buyable(mall, &section.items))?,
        }),
        SectionKind::Products => Some(HomeSection::Products {
            title: titled(section.kind.name()),
            note: note.unwrap_or_default(),
            cards: some(buyable(mall, &section.items))?,
        }),
        SectionKind::Campaigns => {
            let tiles = campaign::tiles(mall).into_iter().take(TILES);
            let (title, tiles) = (titled("기획전"), some(tiles.collect())?);
            Some(HomeSection::Campaigns { title, tiles })
        }
        SectionKind::Stories => {
            let told = section.items.iter().filter_map(|slug| story(mall, slug));
            let stories = some(told.take(STORIES).collect())?;
            let title = titled(section.kind.name());
            Some(HomeSection::Stories { title, stories })
        }
        SectionKind::Best => {
            let (title, cards) = (titled(section.kind.name()), some(best(mall, RANKS))?);
            Some(HomeSection::Best { title, cards })
        }
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

/// The first of these that can be bought.
fn buyable(mall: &Snapshot, slugs: &[Slug]) -> Vec<ProductCard> {
    let cards = cards(mall, slugs).into_iter();
    cards.filter(|card| !card.sold_out).take(RAIL).collect()
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

/// A campaign's products while it runs: of the chosen one, else of the deal that ends first.
fn deals(mall: &Snapshot, chosen: Option<&Slug>) -> Option<DealRail> {
    let running = mall.catalog.campaigns.iter().filter(|campaign| {
        let is_meant = match chosen {
            Some(slug) => campaign.id.as_str() == slug.as_str(),
            None => campaign.time_deal,
        };
        is_meant && campaign.period.contains(mall.as_of)
    });
    let deal = running.min_by_key(|campaign| campaign.period.end)?;
    let page = mall.campaigns.get(&deal.id)?;
    Some(DealRail {
        campaign: deal.id.clone(),
        title: page.title.to_string(),
        ends_at: deal.period.end,
        cards: some(buyable(mall, &page.products))?,
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
