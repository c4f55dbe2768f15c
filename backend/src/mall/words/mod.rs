//! Words that find the same, in groups, and what a word would find.

mod change;
mod routes;

pub(super) use self::routes::add;
