//! Campaigns and banners as the county's team changes them: when they are on, and whether at all.
//! What they show comes with the import; a change here goes into the same rows.

mod routes;
mod rows;
mod schedule;

pub use self::routes::add;
