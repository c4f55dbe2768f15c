//! Campaigns and banners as the county's team makes and changes them. What shoppers see is in the
//! same rows that an import writes; what is made and not yet published is in `making`.

mod making;
mod routes;
mod rows;
mod schedule;

pub use self::routes::add;
pub(crate) use self::{making::Shelves, rows::campaigns};
