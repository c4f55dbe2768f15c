//! The console: who comes in, who may do what, and what is written down.

mod access;
mod audit;
mod banner;
mod campaign;
mod change;
mod claims;
mod desk;
mod fulfilment;
mod making;
mod onboarding;
mod payback;
mod preview;
mod settlement;
mod shelf;
mod sign_in;
