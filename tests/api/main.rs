//! The API suite: the whole server through its router, on the engine that the environment names.

mod catalog;
mod check;
mod claim;
mod files;
mod health;
mod import;
mod ledger;
mod order;
mod pages;
mod payment;
mod provider_voucher;
mod quote;
mod refusal;
mod voucher;
