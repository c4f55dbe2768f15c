//! A month's orders before anything is written: who bought what, when, how it was paid and how
//! it ended. The same month of the same catalogue is the same plan every time.

mod carts;
mod days;
mod shelf;
mod vouchers;

use std::collections::BTreeSet;

use demo::{Rng, history::Year};
use shared::{
    address::{Area, Zone, zone_of},
    cart::CartLine,
    catalog::Catalog,
    ids::OrderNo,
    money::Won,
    pricing::Quote,
    time::{Date, Timestamp},
};

pub(super) use self::days::{between, later};
pub(super) use self::vouchers::Batch;
use self::{
    carts::{Cart, Carts, Place},
    shelf::Shelf,
    vouchers::Wallets,
};
use super::{Figures, people};
use crate::{order::contact::Contacts, voucher::ResolvedLot};

/// Members of each time that the year is brought in.
const MEMBERS: u32 = 100_000;
/// Days at the beginning of a month whose orders can be back by its end.
const RETURN_DAYS: u32 = 12;
/// How often a month is planned anew when it cannot end exactly.
const TRIES: u32 = 20;
/// Crockford's base 32, of which order numbers are made.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How an order ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It came and stayed.
    Delivered,
    /// It was cancelled before anything was sent.
    Cancelled,
    /// It came, was not in order, and went back.
    Returned,
    /// It came, and a unit of it was exchanged.
    Exchanged,
}

/// An order that is over.
#[derive(Debug, Clone)]
pub struct PastOrder {
    /// Its number.
    pub no: OrderNo,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// What it cost and who paid what.
    pub quote: Quote,
    /// How it ended.
    pub ending: Ending,
    pub(super) contacts: Contacts,
    pub(super) lots: Vec<ResolvedLot>,
    pub(super) source: String,
}

impl PastOrder {
    /// What is left of what was paid.
    pub fn net(&self) -> Won {
        match self.ending {
            Ending::Delivered | Ending::Exchanged => self.quote.totals.due,
            Ending::Cancelled | Ending::Returned => Won::ZERO,
        }
    }
}

/// A month.
#[derive(Debug)]
pub struct Plan {
    /// Its orders by time.
    pub orders: Vec<PastOrder>,
    pub(super) batches: Vec<Batch>,
}

/// An order on its way into the plan.
struct Draft {
    member: u32,
    contacts: Contacts,
    area: Area,
    at: Timestamp,
    lines: Vec<CartLine>,
    ending: Ending,
    lots: Vec<ResolvedLot>,
}

impl Draft {
    fn is_kept(&self) -> bool {
        matches!(self.ending, Ending::Delivered | Ending::Exchanged)
    }
}

/// Plans a month; `copy` makes another month of the same figures. `None`: nothing that is on sale
/// comes to exactly these figures.
pub fn plan(catalog: &Catalog, year: &Year, figures: &Figures, copy: u32) -> Option<Plan> {
    let shelf = Shelf::of(catalog);
    if shelf.is_empty() {
        return None;
    }
    (0..TRIES).find_map(|attempt: u32| {
        let (name, copy_of, nth) = (figures.name(), copy.to_string(), attempt.to_string());
        let mut planner = Planner {
            rng: Rng::named(&["history", &name, &copy_of, &nth]),
            year,
            figures,
            copy,
            shelf: &shelf,
        };
        planner.plan()
    })
}

struct Planner<'a> {
    rng: Rng,
    year: &'a Year,
    figures: &'a Figures,
    copy: u32,
    shelf: &'a Shelf<'a>,
}

impl Planner<'_> {
    fn plan(&mut self) -> Option<Plan> {
        let mut drafts = self.drafts()?;
        drafts.sort_by_key(|draft| draft.at);
        let mut wallets = Wallets::of(self.shelf, self.figures, self.copy);
        wallets.spend(&mut self.rng, &self.year.shape, &mut drafts)?;
        let sources: Vec<(&String, u32)> = {
            let sources = self.year.shape.sources.iter();
            sources.map(|(name, weight)| (name, *weight)).collect()
        };
        let weights: Vec<u32> = sources.iter().map(|(_, weight)| *weight).collect();
        let mut taken = BTreeSet::new();
        let mut orders = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let tenders: Vec<_> = draft.lots.iter().map(|lot| lot.tender.clone()).collect();
            let quote = self
                .shelf
                .price(&draft.lines, &draft.area, &tenders, draft.at)?;
            orders.push(PastOrder {
                no: self.number(draft.at.date(), &mut taken),
                placed_at: draft.at,
                quote,
                ending: draft.ending,
                contacts: draft.contacts,
                lots: draft.lots,
                source: sources[self.rng.weighted(&weights)].0.clone(),
            });
        }
        Some(Plan {
            orders,
            batches: wallets.batches(),
        })
    }

    /// All orders with their carts, without vouchers.
    fn drafts(&mut self) -> Option<Vec<Draft>> {
        let figures = self.figures;
        let gone = figures.cancelled + figures.returned;
        let kept = usize::try_from(figures.orders.checked_sub(gone)?).ok()?;
        let mut people: Vec<(u32, Contacts, Place)> = Vec::with_capacity(kept);
        for _ in 0..kept {
            people.push(self.shopper(figures.days)?);
        }
        self.meet(people.last_chunk_mut::<2>()?);
        let places: Vec<Place> = people.iter().map(|(.., place)| place.clone()).collect();
        let carts = Carts {
            shelf: self.shelf,
            lines: &self.year.shape.lines,
            month: u8::try_from(figures.first.ymd().1).unwrap_or(1),
        };
        let made = carts.exactly(&mut self.rng, &places, figures.net)?;
        let mut drafts = Vec::with_capacity(kept);
        let mut exchanged = figures.exchanged;
        for (person, cart) in people.into_iter().zip(made) {
            let early = person.2.at < figures.first.plus(i64::from(RETURN_DAYS)).start();
            let ending = if exchanged > 0 && early {
                exchanged -= 1;
                Ending::Exchanged
            } else {
                Ending::Delivered
            };
            drafts.push(draft(person, cart, ending));
        }
        let ends = [
            (figures.cancelled, Ending::Cancelled, figures.days),
            (figures.returned, Ending::Returned, RETURN_DAYS),
        ];
        let mean = figures.net.0 / i64::try_from(kept).unwrap_or(1).max(1);
        for (count, ending, days) in ends {
            for _ in 0..count {
                let person = self.shopper(days)?;
                let target = Won(mean * self.rng.between(40, 160) / 100);
                let cart = carts.around(&mut self.rng, &person.2, target);
                drafts.push(draft(person, cart, ending));
            }
        }
        Some(drafts)
    }

    /// Somebody, at some moment of the month's first `days` days.
    fn shopper(&mut self, days: u32) -> Option<(u32, Contacts, Place)> {
        let shape = &self.year.shape;
        let low = i64::from(self.copy * MEMBERS);
        let member = self
            .rng
            .between(low, low + i64::from(self.figures.members) - 1);
        let member = u32::try_from(member).ok()?;
        let memo = &shape.memos[self.rng.index(shape.memos.len())];
        let contacts = people::contacts(self.year.person(member), memo)?;
        let place = Place {
            area: contacts.recipient.address.area(),
            at: days::moment(&mut self.rng, shape, self.figures.first, days),
        };
        Some((member, contacts, place))
    }

    /// The last two are of the mainland and order at the same moment.
    fn meet(&mut self, last: &mut [(u32, Contacts, Place); 2]) {
        let zones = &self.shelf.catalog().zones;
        let at = last[0].2.at;
        for person in last {
            while zone_of(zones, Some(&person.2.area)) != Zone::Mainland {
                let Some(another) = self.shopper(self.figures.days) else {
                    return;
                };
                *person = another;
            }
            person.2.at = at;
        }
    }

    fn number(&mut self, day: Date, taken: &mut BTreeSet<OrderNo>) -> OrderNo {
        let (year, month, day) = day.ymd();
        loop {
            let code: String = (0..6)
                .map(|_| char::from(ALPHABET[self.rng.index(ALPHABET.len())]))
                .collect();
            let no = OrderNo(format!("{year:04}{month:02}{day:02}-{code}"));
            if taken.insert(no.clone()) {
                return no;
            }
        }
    }
}

fn draft((member, contacts, place): (u32, Contacts, Place), cart: Cart, ending: Ending) -> Draft {
    Draft {
        member,
        contacts,
        area: place.area,
        at: place.at,
        lines: cart.lines,
        ending,
        lots: Vec::new(),
    }
}
