//! What it takes to make requests collide: connections that are warm, requests of which only the
//! last byte is missing, and a slow wire between the mall and its database.

mod proxy;
mod random;
mod wire;

pub use self::{
    proxy::SlowWire,
    random::Random,
    wire::{Answer, Racers, Request},
};
