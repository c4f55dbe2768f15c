//! Carts that come to an exact sum.
//!
//! Each is aimed at what is left for the orders that are left, so the sum stays near its course;
//! the last two are looked up among all single lines so that it ends exactly.

use std::collections::BTreeMap;

use demo::Rng;
use shared::{address::Area, cart::CartLine, money::Won, time::Timestamp};

use super::shelf::Shelf;

/// Orders before the end that are kept close to their share.
const CLOSE: usize = 12;
/// How often the end is tried with another order before it.
const TRIES: usize = 2_000;

/// A cart and what it costs.
#[derive(Debug, Clone)]
pub(super) struct Cart {
    pub(super) lines: Vec<CartLine>,
    pub(super) due: Won,
}

/// Where and when an order is placed.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) area: Area,
    pub(super) at: Timestamp,
}

/// What carts are made with.
pub(super) struct Carts<'a> {
    pub(super) shelf: &'a Shelf<'a>,
    /// Weight of one product in an order, of two, of three …
    pub(super) lines: &'a [u32],
    pub(super) month: u8,
}

impl Carts<'_> {
    /// One cart for each place that together cost exactly `sum`; `None` when there are none.
    ///
    /// The last two places are of the mainland and of the same moment.
    pub(super) fn exactly(&self, rng: &mut Rng, places: &[Place], sum: Won) -> Option<Vec<Cart>> {
        let (free, last) = places.split_at(places.len().checked_sub(2)?);
        let menu = self.menu(last.first()?);
        let mut carts: Vec<Cart> = Vec::with_capacity(places.len());
        let mut left = sum;
        for (at, place) in free.iter().enumerate() {
            let cart = self.aimed(rng, place, left, places.len() - at);
            left -= cart.due;
            carts.push(cart);
        }
        for attempt in 0..TRIES {
            if let Some((one, other)) = pair(rng, &menu, left) {
                carts.extend([one, other]);
                return Some(carts);
            }
            let kept = carts.len().checked_sub(1 + attempt % 3)?;
            left += carts.drain(kept..).map(|cart| cart.due).sum();
            for (at, place) in free.iter().enumerate().skip(kept) {
                let cart = self.roughly(rng, place, left, places.len() - at);
                left -= cart.due;
                carts.push(cart);
            }
        }
        None
    }

    /// A cart near what `left` gives each of `orders`; the nearer, the fewer they are.
    fn aimed(&self, rng: &mut Rng, place: &Place, left: Won, orders: usize) -> Cart {
        if orders > CLOSE {
            return self.roughly(rng, place, left, orders);
        }
        let mean = left.0 / i64::try_from(orders).unwrap_or(1).max(1);
        let tries = (0..8).map(|_| self.around(rng, place, Won(mean)));
        let near = |cart: &Cart| (cart.due.0 - mean).abs();
        tries
            .min_by_key(near)
            .unwrap_or_else(|| self.around(rng, place, Won(mean)))
    }

    /// A cart somewhere around what `left` gives each of `orders`.
    fn roughly(&self, rng: &mut Rng, place: &Place, left: Won, orders: usize) -> Cart {
        let mean = left.0 / i64::try_from(orders).unwrap_or(1).max(1);
        let factor = 40 + rng.between(0, 60) + rng.between(0, 60);
        self.around(rng, place, Won(mean * factor / 100))
    }

    /// A cart for about `target`, parcels included.
    pub(super) fn around(&self, rng: &mut Rng, place: &Place, target: Won) -> Cart {
        loop {
            let count = rng.weighted(self.lines) + 1;
            let each = Won(target.0.max(6_000) / i64::try_from(count).unwrap_or(1));
            let mut lines: Vec<CartLine> = Vec::with_capacity(count);
            for _ in 0..count {
                let line = self.shelf.pick(rng, each, self.month);
                if lines.iter().all(|known| known.option != line.option) {
                    lines.push(line);
                }
            }
            if let Some(quote) = self.shelf.price(&lines, &place.area, &[], place.at) {
                let due = quote.totals.due;
                return Cart { lines, due };
            }
        }
    }

    /// Every price of a single line at a place, with one line of that price.
    fn menu(&self, place: &Place) -> BTreeMap<Won, CartLine> {
        let lines = self.shelf.single_lines();
        let priced = lines.filter_map(|line| {
            let one = std::slice::from_ref(&line);
            let quote = self.shelf.price(one, &place.area, &[], place.at)?;
            Some((quote.totals.due, line))
        });
        priced.collect()
    }
}

/// Two lines that together cost exactly `sum`, one of them anywhere in the menu.
fn pair(rng: &mut Rng, menu: &BTreeMap<Won, CartLine>, sum: Won) -> Option<(Cart, Cart)> {
    let mut prices: Vec<Won> = menu.range(..sum).map(|(price, _)| *price).collect();
    rng.shuffle(&mut prices);
    let one = prices
        .into_iter()
        .find(|price| menu.contains_key(&(sum - *price)))?;
    let cart = |due: Won| {
        let line = menu.get(&due)?.clone();
        Some(Cart {
            lines: vec![line],
            due,
        })
    };
    Some((cart(one)?, cart(sum - one)?))
}
