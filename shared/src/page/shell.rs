//! The frame around every page: header, navigation, footer.

use serde::{Deserialize, Serialize};

use crate::page::CategoryLink;

/// What all pages of a mall share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shell {
    /// Who runs the mall.
    pub mall: MallInfo,
    /// The shelves, in order.
    pub categories: Vec<CategoryLink>,
    /// The legal disclosure.
    pub disclosure: Disclosure,
}

/// Who runs the mall.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MallInfo {
    /// The mall's name, for example `초록믿음`.
    pub name: String,
    /// The county, for example `강진군`.
    pub county: String,
    /// Words to search for, shown as suggestions.
    pub popular: Vec<String>,
    /// Whether this is a demonstration whose vouchers and cards are not real.
    pub demo: bool,
}

/// What the law wants on the first page of a mall.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Disclosure {
    /// The operator's name.
    pub operator: String,
    /// Its representative.
    pub representative: String,
    /// Its address.
    pub address: String,
    /// Its phone.
    pub phone: String,
    /// Its e-mail.
    pub email: String,
    /// Business registration number.
    pub business_no: String,
    /// Mail-order registration number.
    pub mail_order_no: String,
    /// Who hosts it.
    pub hosting: String,
    /// Whether each vendor is the contract's party, so that the intermediary notice shows.
    pub intermediary: bool,
}
