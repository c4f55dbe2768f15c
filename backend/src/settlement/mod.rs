//! Settlement: what vendors get of what shoppers paid, once a month or as often as the county
//! wants (`docs/SETTLEMENT.md`).
//!
//! One person closes a stretch of days, another approves it, and when the bank has paid, one
//! transfer takes payouts and commissions from the vendors' accounts. Until then the accounts
//! hold everything that was sold; afterwards, what is not settled yet.

mod books;
mod close;
mod count;
mod decide;
mod explain;
mod routes;
mod rows;
mod run;
mod sheets;
mod vendor;

pub(crate) use close::close_in;
pub(crate) use decide::{Decision, approve_in, mark_paid_in, payable};
pub use routes::add;
