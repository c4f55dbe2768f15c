//! Step 1: the price of each line, with the best campaign.

use std::collections::BTreeMap;

use crate::campaign::Campaign;
use crate::cart::MAX_QUANTITY;
use crate::catalog::{Product, ProductOption, UnitPrice};
use crate::ids::OptionId;
use crate::money::Won;
use crate::pricing::Ask;
use crate::pricing::quote::{Unavailable, UnavailableReason};

/// A line on its way to being priced.
pub(super) struct Draft<'a> {
    pub(super) product: &'a Product,
    pub(super) option: &'a ProductOption,
    pub(super) quantity: u32,
    pub(super) unit: UnitPrice,
    pub(super) campaign: Option<&'a Campaign>,
    pub(super) amount: Won,
    pub(super) item_discount: Won,
    pub(super) order_discount: Won,
}

impl Draft<'_> {
    pub(super) fn due(&self) -> Won {
        self.amount - self.item_discount - self.order_discount
    }
}

/// Prices every line that can be bought, in ascending order of the option.
pub(super) fn price<'a>(ask: &Ask<'a>) -> (Vec<Draft<'a>>, Vec<Unavailable>) {
    let mut asked: BTreeMap<&OptionId, u32> = BTreeMap::new();
    for line in ask.lines {
        let quantity = asked.entry(&line.option).or_default();
        *quantity = quantity.saturating_add(line.quantity);
    }
    let mut drafts = Vec::with_capacity(asked.len());
    let mut unavailable = Vec::new();
    for (id, quantity) in asked {
        match available(ask, id, quantity) {
            Ok((product, option)) => {
                let (unit, campaign) = ask.catalog.unit_price(product, option, ask.now);
                drafts.push(Draft {
                    product,
                    option,
                    quantity,
                    unit,
                    campaign,
                    amount: unit.now.times(quantity),
                    item_discount: Won::ZERO,
                    order_discount: Won::ZERO,
                });
            }
            Err(reason) => unavailable.push(Unavailable {
                option: id.clone(),
                quantity,
                reason,
            }),
        }
    }
    (drafts, unavailable)
}

fn available<'a>(
    ask: &Ask<'a>,
    id: &OptionId,
    quantity: u32,
) -> Result<(&'a Product, &'a ProductOption), UnavailableReason> {
    let (product, option) = ask.catalog.option(id).ok_or(UnavailableReason::Gone)?;
    let max = option.max.min(MAX_QUANTITY);
    if product.adult_only {
        Err(UnavailableReason::AdultOnly)
    } else if option.sold_out {
        Err(UnavailableReason::SoldOut)
    } else if quantity < option.min.max(1) {
        Err(UnavailableReason::BelowMinimum(option.min.max(1)))
    } else if quantity > max {
        Err(UnavailableReason::AboveMaximum(max))
    } else {
        Ok((product, option))
    }
}
