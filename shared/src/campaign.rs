//! Campaigns: a landing page for a time, and the item prices that it brings.

use serde::{Deserialize, Serialize};

use crate::catalog::Product;
use crate::ids::{CampaignId, OptionId, ProductId};
use crate::money::{Rate, Won};
use crate::time::Period;

/// What a campaign does to prices, and when. Its page is in [`crate::page`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// What shoppers read as the reason for the price, for example `김장 기획전`.
    pub title: String,
    /// When its prices hold.
    pub period: Period,
    /// Whether the prices are a short deal whose end time is shown.
    pub time_deal: bool,
    /// Its prices.
    pub rules: Vec<ItemRule>,
}

/// A price of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ItemRule {
    /// A rate off each unit of the named products.
    Off {
        /// The products, in ascending order.
        products: Vec<ProductId>,
        /// The rate.
        rate: Rate,
    },
    /// A fixed price of one option.
    Fixed {
        /// The option.
        option: OptionId,
        /// The price of one unit.
        price: Won,
    },
}

impl ItemRule {
    /// The price of one unit under this rule, when it applies to the option.
    pub fn price(&self, product: &ProductId, option: &OptionId, list: Won) -> Option<Won> {
        match self {
            Self::Off { products, rate } => products
                .binary_search(product)
                .is_ok()
                .then(|| list - rate.floor_of(list)),
            Self::Fixed {
                option: fixed,
                price,
            } => (fixed == option).then_some(*price),
        }
    }
}

impl Campaign {
    /// The campaign with only the prices that concern these products.
    #[must_use]
    pub fn excerpt(&self, products: &[Product]) -> Self {
        let concerns = |rule: &ItemRule| match rule {
            ItemRule::Off {
                products: named,
                rate,
            } => {
                let kept: Vec<ProductId> = named
                    .iter()
                    .filter(|id| products.iter().any(|p| p.id == **id))
                    .cloned()
                    .collect();
                (!kept.is_empty()).then_some(ItemRule::Off {
                    products: kept,
                    rate: *rate,
                })
            }
            ItemRule::Fixed { option, .. } => products
                .iter()
                .any(|product| product.options.iter().any(|o| o.id == *option))
                .then(|| rule.clone()),
        };
        Self {
            rules: self.rules.iter().filter_map(concerns).collect(),
            ..self.clone()
        }
    }
}
