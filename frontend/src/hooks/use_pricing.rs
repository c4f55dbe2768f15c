//! The price of the cart, computed in the page by the same function that the mall charges by.

use std::rc::Rc;

use shared::address::Area;
use shared::cart::CartLine;
use shared::catalog::Catalog;
use shared::ids::OptionId;
use shared::page::CartPage;
use shared::pricing::{Ask, Quote, quote};
use shared::time::Timestamp;
use shared::voucher::Tender;
use yew::prelude::*;

use crate::state::cart::use_cart;
use crate::state::catalog::use_catalog;
use crate::state::wallet::use_wallet;

/// The price of the cart, as far as it is known.
#[derive(Clone, PartialEq)]
pub enum Pricing {
    /// The cart or the catalogue is on its way.
    Waiting,
    /// The catalogue cannot be had.
    Failed,
    /// Here it is.
    Ready(Priced),
}

/// A price and what it was made from.
#[derive(Clone)]
pub struct Priced {
    pub catalog: Rc<Catalog>,
    pub quote: Rc<Quote>,
    pub now: Timestamp,
}

impl PartialEq for Priced {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.quote, &other.quote)
    }
}

/// What a price depends on.
#[derive(Clone)]
struct Asked {
    catalog: Option<Rc<Catalog>>,
    lines: Vec<CartLine>,
    area: Option<Area>,
    tenders: Vec<Tender>,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let at = |asked: &Self| asked.catalog.as_ref().map(Rc::as_ptr);
        at(self) == at(other)
            && self.lines == other.lines
            && self.area == other.area
            && self.tenders == other.tenders
    }
}

/// Prices the selected lines. `intent` is what the server put in before the cart is loaded,
/// with the part of the catalogue that this needs.
#[hook]
pub fn use_pricing(intent: &Rc<CartPage>, area: Option<&Area>) -> Pricing {
    let cart = use_cart();
    let catalog = use_catalog();
    let wallet = use_wallet();
    let excerpt = use_memo(intent.clone(), |intent| intent.catalog.clone().indexed());
    let loaded = cart.is_loaded();
    let lines = if loaded {
        cart.cart().selected()
    } else {
        intent.intent.clone()
    };
    let known = || {
        let has = |option: &OptionId| excerpt.option(option).is_some();
        if loaded {
            cart.cart().entries().all(|entry| has(&entry.option))
        } else {
            !lines.is_empty()
        }
    };
    let whole = catalog.get().filter(|_| loaded);
    let asked = Asked {
        catalog: whole.or_else(|| known().then(|| excerpt.clone())),
        lines,
        area: area.cloned(),
        tenders: wallet.tenders(),
    };
    let priced = use_memo(asked, |asked| {
        let now = if loaded { catalog.now() } else { intent.now };
        asked.catalog.clone().map(|catalog| Priced {
            quote: Rc::new(quote(&Ask {
                catalog: &catalog,
                lines: &asked.lines,
                area: asked.area.as_ref(),
                coupons: &[],
                tenders: &asked.tenders,
                now,
            })),
            catalog,
            now,
        })
    });
    match &*priced {
        Some(priced) => Pricing::Ready(priced.clone()),
        None if catalog.has_failed() => Pricing::Failed,
        None => Pricing::Waiting,
    }
}
