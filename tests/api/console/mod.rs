//! The console: who comes in, who may do what, and what is written down.

mod access;
mod audit;
mod banner;
mod builder;
mod campaign;
mod cards;
mod cases;
mod change;
mod claims;
mod desk;
mod fulfilment;
mod home;
mod making;
mod onboarding;
mod payback;
mod people;
mod preview;
mod rest;
mod settlement;
mod shelf;
mod shelf_change;
mod sign_in;
mod subsidy;
mod tables;
mod todo;
mod versions;
