//! `mall.json`: the municipality itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    field::{Amount, Color, Host, ImagePath, Slug, Text},
    home::Home,
};

/// A municipality's mall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mall {
    /// Its id.
    pub slug: Slug,
    /// The county's name.
    pub county: Text<20>,
    /// The mall's name.
    pub mall_name: Text<20>,
    /// One sentence for titles and share previews.
    pub tagline: Text<60>,
    /// Host names it answers to.
    pub hosts: Vec<Host>,
    /// Whether short demo voucher codes are taken.
    pub demo: bool,
    /// Its colours.
    pub theme: Theme,
    /// The picture of share previews.
    pub og_image: ImagePath,
    /// Icons by their size in pixels.
    pub icons: BTreeMap<String, ImagePath>,
    /// Who sells in the eyes of the law.
    pub seller_of_record: SellerOfRecord,
    /// What the law wants in the footer.
    pub disclosure: Disclosure,
    /// What the search knows.
    pub search: SearchWords,
    /// What the home page shows.
    pub home: Home,
    /// What the county gives its producers for parcels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping_subsidy: Option<ShippingSubsidy>,
}

/// A county's share of the parcels' cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShippingSubsidy {
    /// For each parcel.
    pub per_parcel: Amount,
    /// At most, for each producer and calendar year.
    pub cap_per_year: Amount,
}

/// The accent and what is legible on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The one accent colour.
    pub accent: Color,
    /// Text on it.
    pub accent_text: Color,
}

/// Who sells in the eyes of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SellerOfRecord {
    /// Each vendor; the mall is an intermediary and says so.
    Vendor,
    /// The county itself.
    County,
}

/// The operator, as the footer must name it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the legal terms themselves")]
pub struct Disclosure {
    pub operator: Text<120>,
    pub representative: Text<120>,
    pub address: Text<120>,
    pub phone: Text<120>,
    pub email: Text<120>,
    pub business_no: Text<120>,
    pub mail_order_no: Text<120>,
    pub hosting: Text<120>,
    pub privacy_officer: Text<120>,
    #[serde(default)]
    pub note: Option<Text<200>>,
}

/// What the search knows about words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// Words that mean the same.
    pub sets: Vec<Vec<Text<40>>>,
    /// Who searches `from` also sees `to`.
    pub to_from: Vec<OneWay>,
    /// Proposed all year.
    pub popular: Vec<Text<40>>,
    /// Proposed in a month, by its number.
    pub popular_seasonal: BTreeMap<String, Vec<Text<40>>>,
}

/// Words that lead to others, not the other way round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneWay {
    /// What is searched.
    pub from: Vec<Text<40>>,
    /// What is found too.
    pub to: Vec<Text<40>>,
}
