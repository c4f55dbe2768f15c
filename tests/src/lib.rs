//! The harness of the suites, on a fresh database of either engine.
//!
//! [`TestApp`] and [`Shop`] are the whole server in this process, with a clock and ids that the
//! test controls; [`World`] is the real programs as processes that can be killed.
//!
//! `CHOROK_TEST_DATABASE_URL` names a PostgreSQL server on which each test gets a database of its
//! own; without it each test gets a SQLite file.

mod actor;
mod app;
mod console;
mod database;
pub mod folder;
mod oracle;
pub mod process;
pub mod race;
mod shop;
pub mod sim;
pub mod suite;
pub mod torture;
pub mod truth;
mod world;

pub use self::{
    actor::{Actor, Lost, Reply},
    app::{Copy, TestApp},
    database::TestDatabase,
    shop::{Buyer, Opening, Outside, Provider, Returned, Shop, new_key, order_body},
    world::{Setup, World},
};
