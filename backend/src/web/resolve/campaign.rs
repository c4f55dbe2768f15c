//! Campaigns: their list and their landing pages.

use std::collections::BTreeSet;

use shared::{
    campaign::ItemRule,
    ids::CampaignId,
    page::{CampaignBlock, CampaignPage, CampaignTile, PhaseOfCampaign},
    time::Period,
};

use super::home::{cards, story};
use crate::{
    catalog::{Snapshot, record},
    web::theme,
};

/// Campaigns that run, the one that ends first at the front; then those that come. Of the same
/// title only the next one: a deal for every day would fill the list with itself.
pub(super) fn tiles(mall: &Snapshot) -> Vec<CampaignTile> {
    let open = mall
        .campaigns
        .iter()
        .filter(|(_, campaign)| mall.as_of < campaign.ends_at.0);
    let mut tiles: Vec<CampaignTile> = open
        .map(|(id, campaign)| tile(mall, id, campaign))
        .collect();
    tiles.sort_by_key(|tile| (mall.as_of < tile.period.start, tile.period.end));
    let mut seen = BTreeSet::new();
    tiles.retain(|tile| seen.insert(tile.title.clone()));
    tiles
}

fn tile(mall: &Snapshot, id: &CampaignId, campaign: &record::Campaign) -> CampaignTile {
    CampaignTile {
        id: id.clone(),
        title: campaign.title.to_string(),
        subtitle: campaign.subtitle.to_string(),
        period: period(campaign),
        image: mall.image(&campaign.image, &campaign.image_alt),
        percent: percent(mall, id),
    }
}

/// The most that a campaign takes off, in whole percents.
fn percent(mall: &Snapshot, id: &CampaignId) -> i64 {
    let rules = mall
        .catalog
        .campaigns
        .iter()
        .find(|campaign| campaign.id == *id);
    let rate = |rule: &ItemRule| match rule {
        ItemRule::Off { rate, .. } => i64::from(rate.0 / 100),
        ItemRule::Fixed { .. } => 0,
    };
    rules
        .and_then(|campaign| campaign.rules.iter().map(rate).max())
        .unwrap_or(0)
}

fn period(campaign: &record::Campaign) -> Period {
    Period {
        start: campaign.starts_at.0,
        end: campaign.ends_at.0,
    }
}

/// The landing page of a campaign, also of one that is over.
pub(in crate::web) fn page(mall: &Snapshot, id: &CampaignId) -> Option<CampaignPage> {
    let campaign = mall.campaigns.get(id)?;
    let period = period(campaign);
    let phase = if mall.as_of < period.start {
        PhaseOfCampaign::Upcoming
    } else if period.contains(mall.as_of) {
        PhaseOfCampaign::Running
    } else {
        PhaseOfCampaign::Over
    };
    let mut blocks: Vec<CampaignBlock> = campaign.blocks.iter().map(|b| block(mall, b)).collect();
    if let Some(note) = &campaign.cutoff_note {
        let notice = CampaignBlock::Notice {
            title: "주문 마감".to_owned(),
            body: note.to_string(),
        };
        blocks.insert(0, notice);
    }
    Some(CampaignPage {
        id: id.clone(),
        title: campaign.title.to_string(),
        subtitle: campaign.subtitle.to_string(),
        period,
        phase,
        time_deal: campaign.time_deal,
        theme: theme::campaign_path(mall, id),
        image: mall.image(&campaign.image, &campaign.image_alt),
        blocks,
        cards: cards(mall, &campaign.products),
        now: mall.as_of,
    })
}

fn block(mall: &Snapshot, block: &record::CampaignBlock) -> CampaignBlock {
    use record::CampaignBlock as Block;
    match block {
        Block::Text { title, body } | Block::Recipe { title, body } => CampaignBlock::Text {
            title: title.to_string(),
            body: body.to_string(),
        },
        Block::Notice { title, body } | Block::MallLink { title, body, .. } => {
            CampaignBlock::Notice {
                title: title.to_string(),
                body: body.to_string(),
            }
        }
        Block::Products { title, products } => CampaignBlock::Products {
            title: title.to_string(),
            cards: cards(mall, products),
        },
        Block::Story { title, vendors } => CampaignBlock::Stories {
            title: title.to_string(),
            stories: vendors
                .iter()
                .filter_map(|slug| story(mall, slug))
                .collect(),
        },
    }
}
