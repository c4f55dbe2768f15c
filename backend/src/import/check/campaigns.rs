//! Campaigns: what they show and what they do to prices.

use std::collections::BTreeMap;

use shared::money::Won;

use super::{Names, colors, image, refer, slugs};
use crate::{
    catalog::record::{Campaign, CampaignBlock, PriceRule},
    import::{
        folder::Folder,
        problem::{Complaints, Findings},
    },
};

/// Checks the campaigns; answers with those that are left.
pub(super) fn check(
    folder: &mut Folder,
    products: &Names,
    vendors: &Names,
    findings: &mut Findings,
) -> Names {
    let prices: BTreeMap<String, (String, Won)> = folder
        .options
        .iter()
        .map(|row| {
            let option = &row.record;
            (
                option.option.to_string(),
                (option.product.to_string(), option.price.0),
            )
        })
        .collect();
    let path = folder.path.clone();
    findings.keep(&mut folder.campaigns, |campaign, complaints| {
        let ends = campaign.starts_at < campaign.ends_at;
        complaints.demand(ends, "ends_at", "starts_at보다 늦어야 해요");
        complaints.demand(
            !campaign.products.is_empty(),
            "products",
            "상품이 하나 이상 있어야 해요",
        );
        for product in &campaign.products {
            refer(complaints, "products", product, products, "products.csv");
        }
        colors(complaints, &campaign.colors);
        image(complaints, &path, "image", &campaign.image);
        rule(campaign, &prices, complaints);
        for block in &campaign.blocks {
            part(campaign, block, vendors, complaints);
        }
        if let Some(shares) = &campaign.shared_cost {
            let sum: u32 = shares.iter().map(|share| share.share_bp.0.0).sum();
            complaints.demand(
                sum == 10_000,
                "shared_cost",
                "분담 비율의 합이 10000이어야 해요",
            );
        }
    });
    slugs(&folder.campaigns, |campaign| &campaign.slug)
}

fn rule(
    campaign: &Campaign,
    prices: &BTreeMap<String, (String, Won)>,
    complaints: &mut Complaints<'_>,
) {
    let Some(PriceRule::Fixed(fixed)) = &campaign.rule else {
        return;
    };
    for fixed in fixed {
        let Some((product, list)) = prices.get(fixed.option.as_str()) else {
            refer(
                complaints,
                "rule.fixed",
                &fixed.option,
                &Names::new(),
                "options.csv",
            );
            continue;
        };
        let inside = campaign
            .products
            .iter()
            .any(|slug| slug.as_str() == product);
        let message = format!("`{}`의 상품이 이 기획전의 products에 없어요", fixed.option);
        complaints.demand(inside, "rule.fixed", message);
        let cheaper = fixed.price.0 < *list && fixed.price.0 >= Won(100);
        let message = format!(
            "`{}`의 특가는 100원 이상, 정가 {list}보다 싸야 해요",
            fixed.option
        );
        complaints.demand(cheaper, "rule.fixed", message);
    }
}

fn part(
    campaign: &Campaign,
    block: &CampaignBlock,
    vendors: &Names,
    complaints: &mut Complaints<'_>,
) {
    match block {
        CampaignBlock::Products { products, .. } => {
            for product in products {
                let message = format!("`{product}`을(를) 기획전의 products에도 적어 주세요");
                complaints.demand(campaign.products.contains(product), "blocks", message);
            }
        }
        CampaignBlock::Story { vendors: told, .. } => {
            for vendor in told {
                refer(complaints, "blocks", vendor, vendors, "vendors.csv");
            }
        }
        CampaignBlock::MallLink { path, .. } => {
            complaints.demand(path.starts_with('/'), "blocks", "path는 /로 시작해요");
        }
        CampaignBlock::Text { .. }
        | CampaignBlock::Notice { .. }
        | CampaignBlock::Recipe { .. } => {}
    }
}
