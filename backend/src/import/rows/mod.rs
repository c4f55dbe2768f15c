//! How each table's rows are read.

mod lot;
mod notice;
mod product;
mod vendor;

pub use self::lot::{Lot, Pin};
pub(crate) use self::notice::NoticeLine;
