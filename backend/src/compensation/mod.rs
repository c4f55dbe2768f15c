//! 보상: what the county gives a shopper for an inconvenience, as a voucher lot of a programme that
//! it keeps for that. One person gives little; for more a second one has to agree.

mod decide;
mod give;
mod issue;
mod routes;
mod store;
mod view;

pub use self::{routes::add, store::list_waiting};
