//! What a vendor's parcel costs.

use serde::{Deserialize, Serialize};

use crate::address::Zone;
use crate::ids::{OptionId, ShippingPolicyId, VendorId};
use crate::money::Won;

/// A vendor's rule for the fee of one bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippingPolicy {
    /// Its id, unique in the mall.
    pub id: ShippingPolicyId,
    /// The vendor who sends the parcel.
    pub vendor: VendorId,
    /// How the fee is found.
    pub fee: ShippingFee,
    /// Extra for Jeju, once per bundle, also when the fee is free.
    pub jeju: Won,
    /// Extra for islands without a bridge, once per bundle, also when the fee is free.
    pub island: Won,
}

/// How the fee of a bundle is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ShippingFee {
    /// The vendor pays.
    Free,
    /// Always the same.
    Flat(Won),
    /// Free from a threshold on the amounts after campaign prices and before coupons.
    ConditionalFree {
        /// Below the threshold.
        fee: Won,
        /// From this amount on nothing is charged.
        threshold: Won,
    },
    /// One fee for every started `per` units.
    PerQuantity {
        /// For each parcel.
        fee: Won,
        /// Units that fit into one parcel; at least one.
        per: u32,
    },
    /// By the net weight of the bundle: the first step that is not lighter, else the last.
    ByWeight(Vec<WeightStep>),
}

/// A step of a weight table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WeightStep {
    /// Up to and with this many grams.
    pub up_to_g: u64,
    /// The fee.
    pub fee: Won,
}

impl ShippingPolicy {
    /// The fee for `quantity` units that weigh `grams`, before any free-shipping threshold.
    pub fn base_fee(&self, quantity: u32, grams: u64) -> Won {
        match &self.fee {
            ShippingFee::Free => Won::ZERO,
            ShippingFee::Flat(fee) | ShippingFee::ConditionalFree { fee, .. } => *fee,
            ShippingFee::PerQuantity { fee, per } => fee.times(quantity.div_ceil((*per).max(1))),
            ShippingFee::ByWeight(steps) => steps
                .iter()
                .find(|step| grams <= step.up_to_g)
                .or(steps.last())
                .map_or(Won::ZERO, |step| step.fee),
        }
    }

    /// Whether a bundle of this amount ships for nothing under this policy.
    pub fn is_free_at(&self, amount: Won) -> bool {
        match &self.fee {
            ShippingFee::Free => true,
            ShippingFee::ConditionalFree { threshold, .. } => amount >= *threshold,
            _ => false,
        }
    }

    /// From which amount on the bundle ships for nothing, when there is such an amount.
    pub fn threshold(&self) -> Option<Won> {
        match &self.fee {
            ShippingFee::ConditionalFree { threshold, .. } => Some(*threshold),
            _ => None,
        }
    }

    /// The surcharge of a zone.
    pub fn surcharge(&self, zone: Zone) -> Won {
        match zone {
            Zone::Mainland => Won::ZERO,
            Zone::Jeju => self.jeju,
            Zone::Island => self.island,
        }
    }
}

/// Which lines may travel in one parcel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BundleGroup {
    /// With everything of the same vendor that has the same group, for example `cool`.
    Together(String),
    /// Every line by itself.
    Alone,
}

impl BundleGroup {
    /// The name of the parcel that a line of this group travels in, unique for its vendor.
    pub fn parcel_of(&self, option: &OptionId) -> String {
        match self {
            Self::Together(group) => group.clone(),
            Self::Alone => format!("alone/{option}"),
        }
    }
}
