//! The console: who comes in, who may do what, and what is written down.

mod access;
mod audit;
mod desk;
mod fulfilment;
mod onboarding;
mod shelf;
mod sign_in;
