//! Claims of an order: cancelled before dispatch, sent back or exchanged afterwards.
//!
//! A claim first takes its units, then gives their money back in one transaction: the frozen split
//! in the books, the stock, and what providers are to be told. It is closed when the last of them
//! has answered. Whoever moves a claim takes the order's row first.

mod asked;
mod calendar;
mod check;
pub mod command;
pub mod operator;
pub(crate) mod past;
mod refund;
mod request;
mod routes;
mod settle;
mod split;
mod store;
mod view;

pub use request::{cancel_rest, cancel_unsendable};
pub use routes::{ClaimDoc, router};
pub use settle::settle;
pub use split::load as split;
pub use view::list;
