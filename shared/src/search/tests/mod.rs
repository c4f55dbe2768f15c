//! What a shopper finds in a small mall.

mod finding;
mod forms;
mod mall;
mod proposing;
mod safety;
