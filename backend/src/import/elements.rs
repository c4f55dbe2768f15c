//! How each document's elements are read.

use serde::Deserialize;
use shared::voucher::VoucherKind;

use super::{document::Element, source::Presence};
use crate::catalog::record::{
    Banner, Campaign, Category, Coupon, Detail, Programme,
    field::{Amount, Code, Day, Slug, Text},
};

impl Element for Category {
    const FILE: &'static str = "categories.json";
    const PRESENCE: Presence = Presence::Required;

    fn key(&self) -> String {
        self.slug.to_string()
    }
}

impl Element for Detail {
    const FILE: &'static str = "details.json";
    const PRESENCE: Presence = Presence::Optional;

    fn key(&self) -> String {
        self.product.to_string()
    }
}

impl Element for Campaign {
    const FILE: &'static str = "campaigns.json";
    const PRESENCE: Presence = Presence::Optional;

    fn key(&self) -> String {
        self.slug.to_string()
    }
}

impl Element for Banner {
    const FILE: &'static str = "banners.json";
    const PRESENCE: Presence = Presence::Optional;

    fn key(&self) -> String {
        self.slug.to_string()
    }
}

impl Element for Coupon {
    const FILE: &'static str = "coupons.json";
    const PRESENCE: Presence = Presence::Optional;

    fn key(&self) -> String {
        self.code.to_string()
    }
}

impl Element for Programme {
    const FILE: &'static str = "programmes.json";
    const PRESENCE: Presence = Presence::Optional;

    fn key(&self) -> String {
        self.slug.to_string()
    }
}

/// A lot that the outside provider keeps. The provider reads the file; here it is only checked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "read only so that mistakes are found before the provider does"
)]
pub(super) struct ProviderLot {
    number: Code,
    pin: String,
    pub(super) lot_id: Text<40>,
    pub(super) kind: VoucherKind,
    pub(super) programme: Slug,
    name: Text<40>,
    pub(super) face: Amount,
    pub(super) remaining: Amount,
    expires_on: Day,
}

impl Element for ProviderLot {
    const FILE: &'static str = "provider_lots.json";
    const PRESENCE: Presence = Presence::Optional;

    fn key(&self) -> String {
        self.lot_id.to_string()
    }
}
