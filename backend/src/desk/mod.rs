//! The desk of the county's team: find an order, see everything that happened to it, and read the
//! audit log. People are masked until somebody says why they must be seen.

mod arrived;
mod audit;
mod export;
mod file;
mod find;
mod list;
mod on_way;
mod routes;
mod search;
mod words;

pub use routes::add;
