//! Who sells: archetypes of vendors with their names and words, and how they ship.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Vendors {
    pub(crate) township: Vec<Township>,
    pub(crate) archetype: Vec<Archetype>,
    pub(crate) addresses: Addresses,
    pub(crate) flags: Flags,
    pub(crate) shipping_policy: Vec<ShippingPolicy>,
    pub(crate) shipping_class: Vec<ShippingClass>,
    pub(crate) story: Vec<Story>,
    pub(crate) lead: Vec<Line>,
    pub(crate) closer: Vec<Line>,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Township {
    pub(crate) name: String,
    pub(crate) in_names: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Archetype {
    pub(crate) slug: String,
    pub(crate) line: String,
    pub(crate) count: usize,
    pub(crate) townships: Vec<String>,
    pub(crate) vendor_names: Vec<String>,
    pub(crate) care_lines: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Addresses {
    pub(crate) province: String,
    pub(crate) road_names: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Flags {
    pub(crate) voucher_merchant_bp: i64,
    pub(crate) over_sales_limit: usize,
    pub(crate) joined_this_year: usize,
    pub(crate) commission_bp: i64,
    pub(crate) taxation: Vec<Taxation>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Taxation {
    pub(crate) code: String,
    pub(crate) share_bp: i64,
}

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ShippingPolicy {
    pub(crate) slug: String,
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) fee: i64,
    pub(crate) free_over: Option<i64>,
    pub(crate) per_quantity: Option<i64>,
    pub(crate) weight_steps: Option<String>,
    pub(crate) remote_jeju: i64,
    pub(crate) remote_island: i64,
    pub(crate) cutoff: String,
    pub(crate) ship_within_business_days: i64,
    /// How often it is chosen, against the others.
    pub(crate) weight: i64,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ShippingClass {
    pub(crate) slug: String,
    pub(crate) policies: Vec<String>,
    #[serde(default)]
    pub(crate) no_dispatch_weekdays: Vec<String>,
}

/// A whole story; used once, by a vendor that sells everything it mentions.
#[derive(Debug, Deserialize)]
pub(crate) struct Story {
    pub(crate) archetype: String,
    pub(crate) age: i64,
    pub(crate) years: i64,
    pub(crate) text: String,
    pub(crate) mentions: Vec<String>,
    pub(crate) by: Option<Gender>,
}

/// A sentence that opens or closes a composed story.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) by: Option<Gender>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Gender {
    Woman,
    Man,
}
