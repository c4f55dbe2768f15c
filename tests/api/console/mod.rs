//! The console: who comes in, who may do what, and what is written down.

mod access;
mod audit;
mod builder;
mod campaign;
mod cards;
mod claims;
mod desk;
mod fulfilment;
mod onboarding;
mod payback;
mod people;
mod rest;
mod settlement;
mod shelf;
mod sign_in;
mod subsidy;
mod tables;
mod todo;
mod versions;
