//! The harness of the API suite: the whole server in this process, on a fresh database of either
//! engine, with a clock and ids that the test controls.
//!
//! `CHOROK_TEST_DATABASE_URL` names a PostgreSQL server on which each test gets a database of its
//! own; without it each test gets a SQLite file.

mod actor;
mod app;
mod database;
pub mod folder;
pub mod race;
mod shop;
pub mod sim;

pub use self::{
    actor::{Actor, Reply},
    app::TestApp,
    shop::{Provider, Returned, Shop},
};
