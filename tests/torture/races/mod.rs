//! Races: requests that arrive in the same instant, at one process over SQLite or at four over
//! PostgreSQL, and what must be true afterwards. The last suite arms the mall's naive SQL and
//! fails unless the races find it out.

mod arena;
mod balance;
mod booking;
mod cancel;
mod control;
mod fourway;
mod inventory;
mod keys;
mod price;

pub(crate) use self::{
    balance::{overspending, single_use},
    booking::bookings,
    cancel::cancels,
    control::control,
    fourway::four_ways,
    inventory::inventory,
    keys::keys,
    price::prices,
};
