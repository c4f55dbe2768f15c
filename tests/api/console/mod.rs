//! The console: who comes in, who may do what, and what is written down.

mod access;
mod audit;
mod claims;
mod campaign;
mod desk;
mod fulfilment;
mod payback;
mod settlement;
mod sign_in;
