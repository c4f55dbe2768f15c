//! 메시지: the county's own texts of what shoppers are told, and the log of what was sent.

mod routes;
mod texts;

pub use self::routes::add;
