//! The API suite: the whole server through its router, on the engine that the environment names.

mod catalog;
mod check;
mod health;
mod import;
mod order;
mod pages;
mod payment;
mod quote;
mod voucher;
