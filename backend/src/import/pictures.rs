//! The pictures that the rows name, and what happens to rows whose picture cannot be made.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    folder::Folder,
    problem::{Findings, Located},
};
use crate::{
    catalog::record::{Block, Media, field::ImagePath},
    media::{Made, Use},
};

/// Every picture of the folder with its use.
pub(super) fn wanted(folder: &Folder) -> BTreeMap<String, (ImagePath, Use)> {
    let mut wanted: BTreeMap<String, (ImagePath, Use)> = BTreeMap::new();
    let mut want = |path: &ImagePath, used: Use| {
        let entry = wanted
            .entry(path.to_string())
            .or_insert_with(|| (path.clone(), used));
        entry.1 = entry.1.max(used);
    };
    let mall = &folder.mall.record;
    for path in mall.icons.values().chain([&mall.og_image]) {
        want(path, Use::AsIs);
    }
    for row in &folder.products {
        want(&row.record.image, Use::Card);
    }
    for path in folder
        .categories
        .iter()
        .filter_map(|row| row.record.image.as_ref())
    {
        want(path, Use::Card);
    }
    for path in folder
        .vendors
        .iter()
        .filter_map(|row| row.record.image.as_ref())
    {
        want(path, Use::Card);
    }
    for path in folder
        .details
        .iter()
        .flat_map(|row| row.record.blocks.iter().filter_map(picture))
    {
        want(path, Use::Card);
    }
    for row in &folder.campaigns {
        want(&row.record.image, Use::Hero);
    }
    for row in &folder.banners {
        want(&row.record.image, Use::Hero);
    }
    wanted
}

fn picture(block: &Block) -> Option<&ImagePath> {
    match block {
        Block::Photo { image, .. } => Some(image),
        _ => None,
    }
}

/// Keeps the pictures that were made and complains about the rows of the others.
pub(super) fn settle(folder: &mut Folder, made: Made, findings: &mut Findings) -> Vec<Media> {
    let mut broken: BTreeMap<String, String> = BTreeMap::new();
    let mut media = Vec::with_capacity(made.len());
    for (path, picture) in made {
        match picture {
            Ok(picture) => media.push(picture),
            Err(error) => {
                broken.insert(path, error.to_string());
            }
        }
    }
    if broken.is_empty() {
        return media;
    }
    let mall = &folder.mall;
    for path in mall.record.icons.values().chain([&mall.record.og_image]) {
        if let Some(reason) = broken.get(path.as_str()) {
            let message = format!("images/{path}: {reason}");
            findings.faults.push(mall.place.problem("icons", message));
        }
    }
    let complain = |path: &ImagePath, complaints: &mut super::problem::Complaints<'_>| {
        if let Some(reason) = broken.get(path.as_str()) {
            complaints.say("image", format!("images/{path}: {reason}"));
        }
    };
    findings.keep(&mut folder.products, |row, complaints| {
        complain(&row.image, complaints);
    });
    findings.keep(&mut folder.details, |row, complaints| {
        for path in row.blocks.iter().filter_map(picture) {
            complain(path, complaints);
        }
    });
    findings.keep(&mut folder.banners, |row, complaints| {
        complain(&row.image, complaints);
    });
    findings.keep(&mut folder.campaigns, |row, complaints| {
        complain(&row.image, complaints);
    });
    let optional = folder
        .categories
        .iter()
        .filter_map(|row| row.record.image.as_ref().map(|image| (row.place, image)))
        .chain(
            folder
                .vendors
                .iter()
                .filter_map(|row| row.record.image.as_ref().map(|image| (row.place, image))),
        );
    for (place, path) in optional {
        if let Some(reason) = broken.get(path.as_str()) {
            findings
                .problems
                .push(place.problem("image", format!("images/{path}: {reason}")));
        }
    }
    drop_orphans(folder);
    media
}

/// What belonged to a product or campaign that is gone goes with it, without another complaint.
fn drop_orphans(folder: &mut Folder) {
    let products: BTreeSet<String> = ids(&folder.products, |product| product.slug.to_string());
    let campaigns: BTreeSet<String> = ids(&folder.campaigns, |campaign| campaign.slug.to_string());
    folder
        .options
        .retain(|row| products.contains(row.record.product.as_str()));
    folder
        .notices
        .retain(|row| products.contains(row.record.product.as_str()));
    folder
        .details
        .retain(|row| products.contains(row.record.product.as_str()));
    folder
        .banners
        .retain(|row| campaigns.contains(row.record.campaign.as_str()));
}

fn ids<T>(rows: &[Located<T>], id: impl Fn(&T) -> String) -> BTreeSet<String> {
    rows.iter().map(|row| id(&row.record)).collect()
}
