//! The embedded source material, read into types. Names follow the TOML files.

mod campaigns;
mod county;
mod kinds;
mod places;
mod vendors;
mod vouchers;

use serde::de::DeserializeOwned;

pub(crate) use self::{
    campaigns::{Block, Campaign, Colors, Select, Share},
    county::{County, Disclosure, ShippingSubsidy},
    kinds::{Kind, NoticeClass},
    places::{Category, Faq, Holiday, Looks, Names, Place, Synonyms, ToFrom, Zones},
    vendors::{
        Archetype, Flags, Gender, Line, ShippingClass, ShippingPolicy, Story, Township, Vendors,
    },
    vouchers::{Coupon, Lot, Payback, Programme},
};
use crate::Error;

/// What both counties share.
#[derive(Debug)]
pub(crate) struct Material {
    pub(crate) kinds: Vec<Kind>,
    pub(crate) categories: Vec<Category>,
    pub(crate) vendors: Vendors,
    pub(crate) names: Names,
    pub(crate) faqs: Vec<Faq>,
    pub(crate) synonyms: Synonyms,
    pub(crate) zones: Zones,
    pub(crate) holidays: Vec<Holiday>,
    pub(crate) looks: Looks,
}

macro_rules! embedded {
    ($file:literal) => {
        parse($file, include_str!(concat!("../../material/", $file)))
    };
}

impl Material {
    pub(crate) fn load() -> Result<Self, Error> {
        let mut all = Vec::new();
        for kinds::File { kind } in [
            embedded!("kinds_1_grain_meat.toml")?,
            embedded!("kinds_2_sea.toml")?,
            embedded!("kinds_3_fruit_veg_mushroom.toml")?,
            embedded!("kinds_4_kimchi_jang_meal.toml")?,
            embedded!("kinds_5_tea_snack.toml")?,
            embedded!("kinds_6_craft_flower_health_gift.toml")?,
        ] {
            all.extend(kind);
        }
        Ok(Self {
            kinds: all,
            categories: embedded!("categories.toml").map(|f: places::Categories| f.category)?,
            vendors: embedded!("vendors.toml")?,
            names: embedded!("names.toml")?,
            faqs: embedded!("faq.toml").map(|f: places::Faqs| f.faq)?,
            synonyms: embedded!("synonyms.toml")?,
            zones: embedded!("zones.toml")?,
            holidays: embedded!("holidays.toml").map(|f: places::Holidays| f.holiday)?,
            looks: embedded!("looks.toml")?,
        })
    }
}

/// Both counties, in the order in which they are written.
pub(crate) fn counties() -> Result<Vec<County>, Error> {
    let malls: county::Malls = embedded!("malls.toml")?;
    let mut counties = Vec::new();
    for mall in malls.mall {
        counties.push(if mall.slug == "gangjin" {
            County::first(
                mall,
                embedded!("campaigns.toml")?,
                embedded!("vouchers.toml")?,
            )
        } else {
            County::second(mall, embedded!("haenam.toml")?)
        });
    }
    Ok(counties)
}

/// The year behind the demo, with the names that its people may have.
pub(crate) fn history<T: DeserializeOwned>() -> Result<(T, Names), Error> {
    Ok((embedded!("history.toml")?, embedded!("names.toml")?))
}

fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|source| Error::Material { file, source })
}
