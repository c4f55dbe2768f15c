//! What differs between the two counties.

use serde::{Deserialize, Serialize};

use super::{
    campaigns::Promotions,
    vendors::Township,
    vouchers::{Coupon, Lot, Programme, Vouchers},
};

#[derive(Debug, Deserialize)]
pub(super) struct Malls {
    pub(super) mall: Vec<Mall>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Mall {
    pub(crate) slug: String,
    pub(crate) county: String,
    pub(crate) name: String,
    pub(crate) tagline: String,
    pub(crate) hosts: Vec<String>,
    pub(crate) accent: String,
    pub(crate) accent_text: String,
    pub(crate) usable_in: Vec<String>,
    pub(crate) disclosure: Disclosure,
    pub(crate) shipping_subsidy: Option<ShippingSubsidy>,
}

/// What the county gives for parcels, in won.
#[derive(Debug, Clone, Copy, Deserialize, Serialize)]
pub(crate) struct ShippingSubsidy {
    per_parcel: u32,
    cap_per_year: u32,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(crate) struct Disclosure {
    operator: String,
    representative: String,
    address: String,
    phone: String,
    email: String,
    business_no: String,
    mail_order_no: String,
    hosting: String,
    privacy_officer: String,
    note: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct SecondFile {
    township: Vec<Township>,
    vendor: Vec<FixedVendor>,
    kind: Vec<Override>,
    #[serde(flatten)]
    promotions: Promotions,
    #[serde(flatten)]
    vouchers: Vouchers,
}

/// A vendor that is given, not drawn.
#[derive(Debug, Deserialize)]
pub(crate) struct FixedVendor {
    pub(crate) name: String,
    pub(crate) archetype: String,
    pub(crate) township: String,
    pub(crate) age: i64,
    pub(crate) years: i64,
    pub(crate) story: String,
}

/// A borrowed kind: how many products, and other names if it has its own.
#[derive(Debug, Deserialize)]
pub(crate) struct Override {
    pub(crate) slug: String,
    pub(crate) demo_count: usize,
    pub(crate) names: Option<Vec<String>>,
}

#[derive(Debug)]
pub(crate) struct County {
    pub(crate) mall: Mall,
    pub(crate) promotions: Promotions,
    pub(crate) programmes: Vec<Programme>,
    pub(crate) lots: Vec<Lot>,
    pub(crate) coupons: Vec<Coupon>,
    pub(crate) second: Option<Second>,
}

/// The second county borrows kinds, in its own words.
#[derive(Debug)]
pub(crate) struct Second {
    pub(crate) townships: Vec<Township>,
    pub(crate) vendors: Vec<FixedVendor>,
    pub(crate) kinds: Vec<Override>,
}

impl County {
    pub(super) fn first(mall: Mall, promotions: Promotions, vouchers: Vouchers) -> Self {
        Self::new(mall, promotions, vouchers, None)
    }

    pub(super) fn second(mall: Mall, file: SecondFile) -> Self {
        let SecondFile {
            township,
            vendor,
            kind,
            promotions,
            vouchers,
        } = file;
        let second = Second {
            townships: township,
            vendors: vendor,
            kinds: kind,
        };
        Self::new(mall, promotions, vouchers, Some(second))
    }

    fn new(mall: Mall, promotions: Promotions, vouchers: Vouchers, second: Option<Second>) -> Self {
        let Vouchers {
            programme,
            lot,
            coupon,
        } = vouchers;
        Self {
            mall,
            promotions,
            programmes: programme,
            lots: lot,
            coupons: coupon,
            second,
        }
    }

    /// Slugs and image names of both counties live in one folder.
    pub(crate) fn prefix(&self) -> &'static str {
        if self.second.is_some() { "hn-" } else { "" }
    }

    /// The first county's words, said by the second.
    pub(crate) fn localise(&self, text: &str) -> String {
        if self.second.is_none() {
            return text.to_owned();
        }
        // Longest first: the last one is a part of the others.
        text.replace("강진군", "해남군")
            .replace("강진만", "해남 앞바다")
            .replace("강진", "해남")
    }
}
