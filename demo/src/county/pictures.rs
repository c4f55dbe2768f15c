//! The pictures that a county's rows name.

use std::collections::BTreeSet;

use super::Shop;
use crate::{Error, images, write::Folder};

/// Copies each picture once; one that was never drawn is an error.
pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<usize, Error> {
    let names = named(shop);
    for name in &names {
        let bytes =
            images::image(name).ok_or_else(|| Error::inconsistent(format!("no picture {name}")))?;
        folder.image(name, bytes)?;
    }
    Ok(names.len())
}

fn named(shop: &Shop<'_>) -> BTreeSet<String> {
    let county = shop.setting.county;
    let tenant = &county.mall.slug;
    let brand = ["og-{}.png", "icon-{}-192.png", "icon-{}-512.png"];
    let brand = brand.map(|name| format!("brand/{}", name.replace("{}", tenant)));
    let categories = shop.setting.material.categories.iter();
    let scenes = county.promotions.scene.iter();
    brand
        .into_iter()
        .chain(categories.map(|category| format!("categories/{}.webp", category.slug)))
        .chain(scenes.map(|scene| format!("banners/{}.webp", scene.slug)))
        .chain(
            shop.vendors
                .iter()
                .map(|v| format!("vendors/{}.webp", v.archetype.slug)),
        )
        .chain(shop.products.iter().map(super::Product::image))
        .collect()
}
