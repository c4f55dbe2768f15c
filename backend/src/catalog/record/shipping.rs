//! `shipping_policies.csv`.

use serde::{Deserialize, Serialize};
use shared::ids::ShippingPolicyId;

use super::field::{Amount, Slug, Text};

/// A vendor's rule for the fee of a parcel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShippingPolicy {
    /// Whose.
    pub vendor: Slug,
    /// Its name within the vendor.
    pub slug: Slug,
    /// As shoppers read it.
    pub name: Text<40>,
    /// How the fee is found.
    pub kind: ShippingKind,
    /// The fee; zero where the kind has none.
    pub fee: Amount,
    /// From this amount on nothing is charged.
    pub threshold: Option<Amount>,
    /// Units that fit into one parcel.
    pub per_quantity: Option<u32>,
    /// The weight table, ascending.
    pub weight_steps: Vec<WeightStep>,
    /// Extra for Jeju.
    pub jeju_surcharge: Amount,
    /// Extra for islands.
    pub island_surcharge: Amount,
}

impl ShippingPolicy {
    /// The id in the mall: slugs are unique within a vendor only.
    pub fn id(&self) -> ShippingPolicyId {
        Self::id_of(&self.vendor, &self.slug)
    }

    /// The id of a vendor's policy.
    pub fn id_of(vendor: &Slug, slug: &Slug) -> ShippingPolicyId {
        ShippingPolicyId(format!("{vendor}/{slug}"))
    }
}

/// How a fee is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ShippingKind {
    /// The vendor pays.
    #[default]
    Free,
    /// Always the same.
    Flat,
    /// Free from a threshold on.
    ConditionalFree,
    /// For every started number of units.
    PerQuantity,
    /// From a weight table.
    ByWeight,
}

impl ShippingKind {
    /// The words of the file.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("FREE", Self::Free),
        ("FLAT", Self::Flat),
        ("CONDITIONAL_FREE", Self::ConditionalFree),
        ("PER_QUANTITY", Self::PerQuantity),
        ("BY_WEIGHT", Self::ByWeight),
    ];
}

/// A step of the weight table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightStep {
    /// Up to and with this many grams.
    pub grams: u32,
    /// The fee.
    pub fee: Amount,
}
