//! One generated mall with a cart, coupons and vouchers.

mod cart;
mod mall;

use shared::{
    address::Area,
    cart::CartLine,
    catalog::Catalog,
    coupon::Coupon,
    pricing::{Ask, Quote, quote},
    time::{Period, Timestamp},
    voucher::Tender,
};

use self::{
    cart::{area, coupon, lines, tender},
    mall::catalog,
};
use crate::random::Random;

const NOW: Timestamp = Timestamp(1_795_000_000_000);
const SIDO: [&str; 3] = ["전라남도", "제주특별자치도", "경상북도"];

/// Everything that a price depends on.
pub(crate) struct Case {
    catalog: Catalog,
    lines: Vec<CartLine>,
    area: Option<Area>,
    coupons: Vec<Coupon>,
    tenders: Vec<Tender>,
}

impl Case {
    /// The case of a number.
    pub(crate) fn generate(number: u64) -> Self {
        let mut random = Random::new(number);
        let catalog = catalog(&mut random);
        let lines = lines(&mut random, &catalog);
        let area = random.chance(70).then(|| area(&mut random));
        let coupons = (0..random.below(5))
            .map(|at| coupon(&mut random, at))
            .collect();
        let tenders = (0..random.below(5))
            .map(|at| tender(&mut random, at))
            .collect();
        Self {
            catalog,
            lines,
            area,
            coupons,
            tenders,
        }
    }

    /// Its price.
    pub(crate) fn quote(&self) -> Quote {
        quote(&Ask {
            catalog: &self.catalog,
            lines: &self.lines,
            area: self.area.as_ref(),
            coupons: &self.coupons,
            tenders: &self.tenders,
            now: NOW,
        })
    }
}

/// Mostly around the present, sometimes over or not begun.
fn period(random: &mut Random) -> Period {
    let start = NOW.plus_ms(random.between(-90, 10) * 1_000);
    Period {
        start,
        end: start.plus_ms(random.between(60, 200) * 1_000),
    }
}
