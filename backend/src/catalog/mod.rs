//! The catalogue: kept in the database, read once per revision, served from memory.
//!
//! Shop pages and lists never touch the database; they read the [`Snapshot`] of their mall.
//! Whoever changes something that shoppers see calls [`advance`] in the same transaction and
//! [`Catalogs::changed`] after it.

mod answers;
pub(crate) mod build;
mod cache;
mod card;
mod dispatch;
mod imagined;
mod later;
mod list;
mod product_page;
pub mod record;
mod revision;
mod routes;
mod snapshot;
pub mod stock;
pub(crate) mod store;
mod suggest;
mod watch;

pub(crate) use self::product_page::{DraftOfProduct, draft_page};
pub(crate) use self::{
    build::campaign_rules,
    imagined::{Instead, imagined},
    revision::one_at_a_time,
};
pub use self::{
    cache::Catalogs,
    card::card,
    list::{Listing, PAGE_SIZE, list},
    product_page::product_page,
    revision::advance,
    routes::{CatalogDoc, router},
    snapshot::{ProductEntry, Snapshot},
    watch::{tick, watch},
};
