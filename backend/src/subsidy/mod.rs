//! 택배비 지원: the sheet with which a producer asks the county for its share of the parcels' cost,
//! straight from what was sent.

mod routes;
mod sheets;
mod year;

pub use routes::add;
