//! The console: who comes in, who may do what, and what is written down.

mod access;
mod audit;
mod claims;
mod desk;
mod fulfilment;
mod sign_in;
