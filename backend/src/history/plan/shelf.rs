//! What can be put into a cart, by price.

use demo::Rng;
use shared::{
    address::Area,
    cart::CartLine,
    catalog::Catalog,
    ids::OptionId,
    money::Won,
    pricing::{Ask, Quote, quote, requirements},
    time::Timestamp,
    voucher::Tender,
};

/// How often something in season, which vouchers pay for, is looked for.
const LOOKS: usize = 4;
/// How many of 10,000 do not care what vouchers pay for.
const CARELESS_BP: i64 = 2_000;

/// The options that anybody can buy, the cheapest first.
pub(super) struct Shelf<'a> {
    catalog: &'a Catalog,
    choices: Vec<Choice<'a>>,
}

struct Choice<'a> {
    option: &'a OptionId,
    price: Won,
    min: u32,
    max: u32,
    season: &'a [u8],
    takes_vouchers: bool,
}

impl<'a> Shelf<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        let products = catalog
            .products
            .iter()
            .filter(|product| !product.adult_only);
        let mut choices: Vec<Choice<'a>> = products
            .flat_map(|product| {
                let vendor = catalog.vendor(&product.vendor);
                let merchant = vendor.is_some_and(|vendor| vendor.voucher_merchant);
                let on_sale = product.options.iter().filter(|option| !option.sold_out);
                on_sale.map(move |option| Choice {
                    option: &option.id,
                    price: option.price,
                    min: option.min.max(1),
                    max: option.max.min(6),
                    season: &product.season,
                    takes_vouchers: merchant && product.voucher_allowed,
                })
            })
            .filter(|choice| choice.min <= choice.max)
            .collect();
        choices.sort_by(|a, b| (a.price, a.option).cmp(&(b.price, b.option)));
        Self { catalog, choices }
    }

    pub(super) fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    pub(super) fn is_empty(&self) -> bool {
        self.choices.is_empty()
    }

    /// A line for about `target`: in season, and of what vouchers pay for, if there is such a one.
    pub(super) fn pick(&self, rng: &mut Rng, target: Won, month: u8) -> CartLine {
        let careless = rng.chance(CARELESS_BP);
        let suits = |choice: &Choice<'_>| {
            (careless || choice.takes_vouchers)
                && (choice.season.is_empty() || choice.season.contains(&month))
        };
        let mut line = self.pick_any(rng, target);
        for _ in 0..LOOKS {
            if suits(line.1) {
                break;
            }
            line = self.pick_any(rng, target);
        }
        CartLine {
            option: line.1.option.clone(),
            quantity: line.0,
        }
    }

    fn pick_any(&self, rng: &mut Rng, target: Won) -> (u32, &Choice<'a>) {
        let wanted = [1, 1, 1, 1, 2, 2, 3][rng.index(7)];
        let price = target.0 / i64::from(wanted);
        let below = |limit: i64| {
            self.choices
                .partition_point(|choice| choice.price.0 < limit)
        };
        let (from, until) = (below(price * 7 / 10), below(price * 12 / 10 + 1));
        let place = if from < until {
            from + rng.index(until - from)
        } else {
            from.min(self.choices.len() - 1)
        };
        let choice = &self.choices[place];
        (wanted.clamp(choice.min, choice.max), choice)
    }

    /// Every single line in all quantities that people buy.
    pub(super) fn single_lines(&self) -> impl Iterator<Item = CartLine> {
        self.choices.iter().flat_map(|choice| {
            (choice.min..=choice.max).map(|quantity| CartLine {
                option: choice.option.clone(),
                quantity,
            })
        })
    }

    /// What a cart costs and who pays it; `None` when it cannot be ordered.
    pub(super) fn price(
        &self,
        lines: &[CartLine],
        area: &Area,
        tenders: &[Tender],
        now: Timestamp,
    ) -> Option<Quote> {
        let quote = quote(&Ask {
            catalog: self.catalog,
            lines,
            area: Some(area),
            coupons: &[],
            tenders,
            now,
        });
        requirements(&quote).is_empty().then_some(quote)
    }
}
