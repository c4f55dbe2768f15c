//! What it takes to make requests collide: connections that are warm, requests of which only the
//! last byte is missing, and a slow wire between the mall and its database.

mod proxy;
mod wire;

pub use self::{
    proxy::SlowWire,
    wire::{Answer, Racers, Request},
};
