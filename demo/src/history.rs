//! The year behind the demo: what came in month by month, and who ordered. What the orders are
//! made of is the business of whoever knows the catalogue and its prices.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{
    Error, Rng,
    material::{self, Names},
};

/// A year of the demo mall.
#[derive(Debug)]
pub struct Year {
    /// Its months, one after the other.
    pub months: Vec<Month>,
    /// What orders look like.
    pub shape: Shape,
    areas: Vec<Area>,
    names: Names,
}

/// What one month came to.
#[derive(Debug, Clone, Deserialize)]
pub struct Month {
    /// Like `2025-01`.
    pub month: String,
    /// What was paid less what went back, in won.
    pub net: i64,
    /// Orders that came in.
    pub orders: u32,
    /// Those of them that were cancelled.
    pub cancelled: u32,
    /// The part of the net that was paid with paybacks, in won.
    pub payback: i64,
    /// People who could order.
    pub members: u32,
}

/// What orders look like. Weights are compared with each other only.
#[derive(Debug, Clone, Deserialize)]
pub struct Shape {
    /// Weight of each hour of a day.
    pub hours: Vec<u32>,
    /// Weight of each day of a week, from Sunday on.
    pub weekdays: Vec<u32>,
    /// Weight of one product in an order, of two, of three …
    pub lines: Vec<u32>,
    /// How many of 10,000 orders are sent back.
    pub returned_bp: u32,
    /// How many of 10,000 orders are exchanged.
    pub exchanged_bp: u32,
    /// How many of 10,000 people buy again with what is left of a payback.
    pub again_bp: u32,
    /// How many of 10,000 orders without a payback are paid with the county's voucher.
    pub county_voucher_bp: u32,
    /// What is written for the carrier.
    pub memos: Vec<String>,
    /// Weight of each way by which shoppers come.
    pub sources: BTreeMap<String, u32>,
}

/// Somebody who orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Surname and given name.
    pub name: String,
    /// A number that nobody has.
    pub phone: String,
    /// 시·도.
    pub sido: String,
    /// 시·군·구.
    pub sigungu: String,
    /// 읍·면·동, where the place has one.
    pub town: String,
    /// Road and number.
    pub road: String,
    /// Building and door.
    pub detail: String,
}

#[derive(Debug, Deserialize)]
struct File {
    month: Vec<Month>,
    shape: Shape,
    area: Vec<Area>,
}

#[derive(Debug, Deserialize)]
struct Area {
    sido: String,
    weight: u32,
    places: Vec<Place>,
}

#[derive(Debug, Deserialize)]
struct Place {
    sigungu: String,
    #[serde(default)]
    town: String,
    road: String,
}

impl Year {
    /// Reads the year.
    pub fn load() -> Result<Self, Error> {
        let (file, names): (File, Names) = material::history()?;
        let full = file.shape.hours.len() == 24 && file.shape.weekdays.len() == 7;
        if !full || file.area.iter().any(|area| area.places.is_empty()) {
            return Err(Error::inconsistent(
                "history.toml lacks hours, weekdays or places",
            ));
        }
        Ok(Self {
            months: file.month,
            shape: file.shape,
            areas: file.area,
            names,
        })
    }

    /// A member; the same number is always the same person.
    pub fn person(&self, number: u32) -> Person {
        let mut rng = Rng::named(&["member", &number.to_string()]);
        let names = &self.names;
        let given = match rng.index(4) {
            0 => &names.older_women,
            1 => &names.older_men,
            2 => &names.younger_women,
            _ => &names.younger_men,
        };
        let surname = &names.surnames[rng.index(names.surnames.len())];
        let weights: Vec<u32> = self.areas.iter().map(|area| area.weight).collect();
        let area = &self.areas[rng.weighted(&weights)];
        let place = &area.places[rng.index(area.places.len())];
        Person {
            name: format!("{surname}{}", given[rng.index(given.len())]),
            // Numbers after 010-0 are given to nobody.
            phone: format!("0100{:07}", 1_000_000 + number),
            sido: area.sido.clone(),
            sigungu: place.sigungu.clone(),
            town: place.town.clone(),
            road: format!("{} {}", place.road, rng.between(2, 240)),
            detail: format!(
                "{}동 {}호",
                rng.between(101, 112),
                rng.between(1, 19) * 100 + rng.between(1, 4)
            ),
        }
    }
}
