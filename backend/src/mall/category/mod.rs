//! The shelves of the mall: what they are called, in which order they stand, and which are in no
//! menu. Each change is seen at once.

mod change;
mod routes;
mod store;

pub(super) use self::routes::add;
