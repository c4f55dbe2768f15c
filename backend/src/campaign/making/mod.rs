//! The county makes its campaigns: a draft that every change is kept in, shown to the team at any
//! moment, and published into the catalogue's own rows by whoever may.

mod banner;
mod goods;
mod picture;
mod preview;
mod publish;
mod record;
mod results;
mod routes;
mod steps;
mod store;
mod view;

pub(crate) use self::goods::Shelves;
pub(super) use self::{routes::add, steps::moved, store::list_open, view::new_clash};
