//! What does not depend on the shop: categories, delivery zones, holidays.

use serde::Serialize;

use crate::{
    Error,
    material::{Category, Material, Place},
    write::Folder,
};

pub(super) fn write(material: &Material, folder: &Folder) -> Result<(), Error> {
    categories(material, folder)?;
    zones(material, folder)?;
    folder.csv("holidays.csv", &material.holidays)
}

/// The top category above a leaf.
pub(super) fn top_of<'m>(material: &'m Material, leaf: &str) -> Result<&'m str, Error> {
    let holds = |top: &&Category| top.children.iter().any(|child| child.slug == leaf);
    let top = material.categories.iter().find(holds);
    top.map(|top| top.slug.as_str())
        .ok_or_else(|| Error::inconsistent(format!("no category {leaf}")))
}

#[derive(Debug, Serialize)]
struct CategoryRow<'a> {
    slug: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    order: usize,
    image: Option<String>,
    season: Option<&'a str>,
}

fn categories(material: &Material, folder: &Folder) -> Result<(), Error> {
    let mut rows = Vec::new();
    for (top, order) in material.categories.iter().zip(1..) {
        rows.push(CategoryRow {
            slug: &top.slug,
            name: &top.name,
            parent: None,
            order,
            image: Some(format!("categories/{}.webp", top.slug)),
            season: top.season.as_deref(),
        });
        rows.extend(
            top.children
                .iter()
                .zip(1..)
                .map(|(child, order)| CategoryRow {
                    slug: &child.slug,
                    name: &child.name,
                    parent: Some(&top.slug),
                    order,
                    image: None,
                    season: child.season.as_deref(),
                }),
        );
    }
    folder.json("categories.json", &rows)
}

#[derive(Debug, Serialize)]
struct ZonesFile<'a> {
    bridge_linked: Vec<Area<'a>>,
    remote: Vec<Area<'a>>,
    vectors: Vec<Vector<'a>>,
}

#[derive(Debug, Serialize)]
struct Area<'a> {
    slug: &'a str,
    name: &'a str,
    sido: &'a str,
    sigungu: &'a [String],
    places: Vec<Spot<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zone: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Spot<'a> {
    eupmyeondong: Option<&'a str>,
    ri: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Vector<'a> {
    sido: &'a str,
    sigungu: &'a str,
    #[serde(flatten)]
    spot: Spot<'a>,
    zone: &'a str,
}

fn zones(material: &Material, folder: &Folder) -> Result<(), Error> {
    fn spot<'a>(mut words: impl Iterator<Item = &'a str>) -> Spot<'a> {
        Spot {
            eupmyeondong: words.next(),
            ri: words.next(),
        }
    }
    fn area(place: &Place) -> Area<'_> {
        Area {
            slug: &place.slug,
            name: &place.name,
            sido: &place.sido,
            sigungu: &place.sigungu,
            places: place
                .eupmyeondong
                .iter()
                .map(|words| spot(words.split(' ')))
                .collect(),
            zone: place.zone.as_deref(),
        }
    }
    let zones = &material.zones;
    let vectors = zones.zone_vector.iter().map(|vector| {
        let mut words = vector.address.split(' ');
        let (sido, sigungu) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        Vector {
            sido,
            sigungu,
            spot: spot(words),
            zone: &vector.zone,
        }
    });
    folder.json(
        "zones.json",
        &ZonesFile {
            bridge_linked: zones.bridge_linked.iter().map(area).collect(),
            remote: zones.remote.iter().map(area).collect(),
            vectors: vectors.collect(),
        },
    )
}
