//! A way to buy a product, and what it costs from a day on.

use serde::{Deserialize, Serialize};

use crate::{money::Won, time::Date};

/// One way to buy it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    /// What distinguishes it, for example `1kg 한 상자`.
    pub label: String,
    /// Net weight in grams.
    pub grams: Option<u32>,
    /// The price.
    pub price: Won,
    /// How many there are.
    pub stock: u32,
    /// The price that it has from a day on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<Later>,
}

/// A price that holds from the beginning of a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// The first day.
    pub from: Date,
    /// The price.
    pub price: Won,
}

impl Later {
    /// `12월 1일(화)부터 13,000원`.
    pub fn name(self) -> String {
        format!("{}부터 {}", self.from.korean(), self.price)
    }
}
