//! What an order froze about its money, and what giving a part of it back means.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::claim::Withdrawal;
use crate::ids::{OptionId, VendorId};
use crate::money::{Won, refund_share};

/// A line or a parcel of an order, with what each tender paid of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SplitPlace {
    /// Its number in the order, counted from one.
    pub place: u32,
    /// Who sells it.
    pub vendor: VendorId,
    /// The option of a line; a parcel has none.
    pub option: Option<OptionId>,
    /// Which of the vendor's parcels it is, or travels in.
    pub bundle: String,
    /// How many units; one of a parcel.
    pub quantity: u32,
    /// How many of them a claim speaks of that was not refused.
    pub claimed: u32,
    /// How many of them are given back. Never more than claimed.
    pub returned: u32,
    /// The tax-free part of what the card paid.
    pub card_tax_free: Won,
    /// Whether it can be sent back for a change of mind.
    pub withdrawal: Withdrawal,
    /// What each tender of the order paid of it, in their order.
    pub paid: Vec<Won>,
}

impl SplitPlace {
    /// How many units a new claim can speak of.
    pub fn free(&self) -> u32 {
        self.quantity.saturating_sub(self.claimed)
    }
}

/// What becomes of a parcel's fee when nothing of the parcel stays with the shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fees {
    /// It goes back: nothing was sent, or what was sent was not in order.
    GoBack,
    /// It stays: the parcel was sent and was in order.
    Stay,
}

/// What is given back of one line or parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRefund {
    /// Its number in the order.
    pub place: u32,
    /// Who sells it.
    pub vendor: VendorId,
    /// How many units.
    pub quantity: u32,
    /// What each tender gets, in their order.
    pub amounts: Vec<Won>,
    /// The tax-free part of what the card gets.
    pub card_tax_free: Won,
}

/// What is given back, place by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refund(pub Vec<PlaceRefund>);

impl Refund {
    /// Gives these units back, by place number. Units that are back already do not count.
    ///
    /// Each tender gets the difference of two rounded running totals, so that all refunds of a
    /// place sum to what was paid for it, in whatever steps they come.
    pub fn of(places: &[SplitPlace], asked: &[(u32, u32)], fees: Fees) -> Self {
        let wanted = |place: &SplitPlace| {
            let units = asked.iter().filter(|(number, _)| *number == place.place);
            let units: u32 = units.map(|(_, units)| *units).sum();
            units.min(place.quantity.saturating_sub(place.returned))
        };
        let is_over = |parcel: &SplitPlace| {
            let mut lines = places
                .iter()
                .filter(|line| line.option.is_some())
                .filter(|line| line.vendor == parcel.vendor && line.bundle == parcel.bundle);
            let mut touched = false;
            let empty = lines.all(|line| {
                touched |= wanted(line) > 0;
                line.returned + wanted(line) == line.quantity
            });
            empty && touched && fees == Fees::GoBack
        };
        let units = |place: &SplitPlace| match place.option {
            Some(_) => wanted(place),
            None => u32::from(place.returned == 0 && is_over(place)),
        };
        let back = places.iter().map(|place| (place, units(place)));
        Self(
            back.filter(|(_, units)| *units > 0)
                .map(|(place, units)| part(place, units))
                .collect(),
        )
    }

    /// Everything that is given back.
    pub fn total(&self) -> Won {
        self.0.iter().flat_map(|part| &part.amounts).copied().sum()
    }

    /// What each tender gets, in their order.
    pub fn per_tender(&self) -> Vec<Won> {
        let tenders = self.0.iter().map(|part| part.amounts.len()).max();
        let of = |tender: usize| {
            self.0
                .iter()
                .filter_map(move |part| part.amounts.get(tender))
        };
        (0..tenders.unwrap_or(0))
            .map(|tender| of(tender).copied().sum())
            .collect()
    }

    /// What each vendor gives back, by vendor.
    pub fn per_vendor(&self) -> BTreeMap<VendorId, Won> {
        let mut vendors = BTreeMap::new();
        for part in &self.0 {
            let sum: Won = part.amounts.iter().copied().sum();
            *vendors.entry(part.vendor.clone()).or_insert(Won::ZERO) += sum;
        }
        vendors
    }

    /// The tax-free part of what the card gets.
    pub fn card_tax_free(&self) -> Won {
        self.0.iter().map(|part| part.card_tax_free).sum()
    }
}

fn part(place: &SplitPlace, units: u32) -> PlaceRefund {
    let (from, to) = (place.returned, place.returned + units);
    let share = |amount: Won| refund_share(amount, place.quantity, from, to);
    PlaceRefund {
        place: place.place,
        vendor: place.vendor.clone(),
        quantity: units,
        amounts: place.paid.iter().map(|paid| share(*paid)).collect(),
        card_tax_free: share(place.card_tax_free),
    }
}
