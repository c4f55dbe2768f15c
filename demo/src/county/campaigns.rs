//! Campaigns and banners, dated around the as-of day.

use serde::Serialize;

use super::{Setting, Shop, deals, select};
use crate::{
    Date, Error,
    material::{Block, Campaign, Colors, Share},
    text::fill,
    write::Folder,
};

#[derive(Debug, Serialize)]
pub(super) struct Row<'a> {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) subtitle: &'a str,
    pub(super) label: String,
    pub(super) starts_at: String,
    pub(super) ends_at: String,
    pub(super) time_deal: bool,
    pub(super) colors: &'a Colors,
    pub(super) image: String,
    pub(super) image_alt: &'a str,
    pub(super) rule: Option<Rule>,
    pub(super) products: Vec<String>,
    pub(super) blocks: Vec<BlockRow>,
    pub(super) cutoff_note: Option<&'a str>,
    pub(super) shared_cost: Option<&'a [Share]>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rule {
    RateBp(i64),
    Fixed(Vec<Fixed>),
}

#[derive(Debug, Serialize)]
pub(super) struct Fixed {
    pub(super) option: String,
    pub(super) price: i64,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum BlockRow {
    Text {
        title: String,
        body: String,
    },
    Notice {
        title: String,
        body: String,
    },
    Recipe {
        title: String,
        body: String,
    },
    Products {
        title: String,
        products: Vec<String>,
    },
    Story {
        title: String,
        vendors: Vec<String>,
    },
    MallLink {
        title: String,
        body: String,
        tenant: String,
        path: String,
    },
}

#[derive(Debug, Serialize)]
struct BannerRow<'a> {
    slug: &'a str,
    campaign: &'a str,
    position: &'a str,
    order: i64,
    title: String,
    subtitle: String,
    colors: &'a Colors,
    image: String,
    image_alt: &'a str,
    starts_at: String,
    ends_at: String,
}

/// Returns how many campaigns there are.
pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<usize, Error> {
    let promotions = &shop.setting.county.promotions;
    let mut rows = Vec::new();
    for campaign in &promotions.campaign {
        rows.push(row(shop, campaign)?);
    }
    rows.extend(deals::rows(shop)?);
    folder.json("campaigns.json", &rows)?;

    let mut banners = Vec::new();
    for banner in &promotions.banner {
        let campaign = promotions
            .campaign
            .iter()
            .find(|c| c.slug == banner.campaign);
        let campaign = campaign
            .ok_or_else(|| Error::inconsistent(format!("{} leads nowhere", banner.slug)))?;
        let (image, image_alt) = scene(shop.setting, &banner.scene)?;
        let end = end(shop.setting, banner.end_day, banner.until_payback);
        banners.push(BannerRow {
            slug: &banner.slug,
            campaign: &banner.campaign,
            position: &banner.position,
            order: banner.order,
            title: words(shop.setting, &banner.title)?,
            subtitle: words(shop.setting, &banner.subtitle)?,
            colors: &campaign.colors,
            image,
            image_alt,
            starts_at: shop.setting.as_of.plus_days(banner.start_day).midnight(),
            ends_at: end.midnight(),
        });
    }
    folder.json("banners.json", &banners)?;
    Ok(rows.len())
}

fn row<'a>(shop: &Shop<'a>, campaign: &'a Campaign) -> Result<Row<'a>, Error> {
    let setting = shop.setting;
    let chosen = select::products(shop, &campaign.select, &campaign.slug)?;
    if chosen.is_empty() {
        return Err(Error::inconsistent(format!(
            "{} has no products",
            campaign.slug
        )));
    }
    let (image, image_alt) = scene(setting, &campaign.scene)?;
    let mut blocks = Vec::new();
    for block in &campaign.blocks {
        blocks.push(match block {
            Block::Text { title, body } => BlockRow::Text {
                title: title.clone(),
                body: body.clone(),
            },
            Block::Notice { title, body } => BlockRow::Notice {
                title: title.clone(),
                body: body.clone(),
            },
            Block::Recipe { title, body } => BlockRow::Recipe {
                title: title.clone(),
                body: body.clone(),
            },
            Block::Products {
                title,
                kinds,
                tag,
                max_price,
            } => BlockRow::Products {
                title: title.clone(),
                products: select::for_block(shop, &chosen, kinds, tag.as_deref(), *max_price)?,
            },
            Block::Story {
                title,
                archetype,
                count,
            } => BlockRow::Story {
                title: title.clone(),
                vendors: tellers(shop, archetype.as_deref(), *count),
            },
            Block::MallLink {
                title,
                body,
                tenant,
                path,
            } => BlockRow::MallLink {
                title: title.clone(),
                body: body.clone(),
                tenant: tenant.clone(),
                path: path.clone(),
            },
        });
    }
    let end = end(setting, campaign.end_day, campaign.until_payback);
    Ok(Row {
        slug: campaign.slug.clone(),
        title: words(setting, &campaign.title)?,
        subtitle: &campaign.subtitle,
        label: words(setting, &campaign.banner)?,
        starts_at: setting.as_of.plus_days(campaign.start_day).midnight(),
        ends_at: end.midnight(),
        time_deal: false,
        colors: &campaign.colors,
        image,
        image_alt,
        rule: (campaign.discount_bp > 0).then_some(Rule::RateBp(campaign.discount_bp)),
        products: chosen.iter().map(|product| product.slug.clone()).collect(),
        blocks,
        cutoff_note: campaign.cutoff_note.as_deref(),
        shared_cost: campaign.shared_cost.as_deref(),
    })
}

/// The day after the last one.
fn end(setting: Setting<'_>, end_day: i64, until_payback: bool) -> Date {
    let new_year = Date::new(setting.as_of.year() + 1, 1, 1);
    let counted = setting.as_of.plus_days(end_day + 1);
    new_year.filter(|_| until_payback).unwrap_or(counted)
}

fn words(setting: Setting<'_>, text: &str) -> Result<String, Error> {
    // New rice comes in October.
    let year = setting.as_of.year() - i64::from(setting.as_of.month() < 10);
    fill(text, &[("crop_year", &year.to_string())])
}

/// Path and alternative text of a scene.
pub(super) fn scene<'a>(setting: Setting<'a>, slug: &str) -> Result<(String, &'a str), Error> {
    let scene = setting
        .county
        .promotions
        .scene
        .iter()
        .find(|scene| scene.slug == slug);
    let scene = scene.ok_or_else(|| Error::inconsistent(format!("no scene {slug}")))?;
    Ok((format!("banners/{slug}.webp"), &scene.alt))
}

/// Vendors to tell their story: of one archetype, or those who joined last.
fn tellers(shop: &Shop<'_>, archetype: Option<&str>, count: usize) -> Vec<String> {
    let mut vendors: Vec<_> = shop
        .vendors
        .iter()
        .filter(|vendor| archetype.is_none_or(|slug| vendor.archetype.slug == slug))
        .collect();
    vendors.sort_by_key(|vendor| (!vendor.has_own_story, std::cmp::Reverse(vendor.joined_on)));
    vendors
        .into_iter()
        .take(count)
        .map(|vendor| vendor.slug.clone())
        .collect()
}
