//! Questions and reviews: what shoppers ask and say about products, what vendors answer, and what
//! the county hides.
//!
//! A question appears with its answer, a review at once; both are part of the catalogue's
//! revision ([`publish`]). Questions come in as plain forms, reviews with the token of the order.

mod answer;
mod ask;
mod list;
mod moderate;
mod publish;
mod review;
mod routes;
mod said;
mod store;
mod waiting;

pub use routes::{add, router};
pub(crate) use waiting::{count_waiting, late, list_waiting};
