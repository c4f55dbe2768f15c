//! What producers do every day: accept orders, send parcels, say what they cannot send, and count
//! what is in the store room.

mod cards;
mod claims;
mod morning;
mod rest;
mod routes;
mod steps;
mod today;
mod waybills;

pub use morning::tell_mornings;
pub use routes::add;
