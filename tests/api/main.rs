//! The API suite: the whole server through its router, on the engine that the environment names.

mod catalog;
mod check;
mod clock;
mod crash_windows;
mod daily_match;
mod fault_matrix;
mod files;
mod health;
mod import;
mod ledger;
mod order;
mod pages;
mod payment;
mod provider_voucher;
mod quote;
mod recover;
mod refusal;
mod voucher;
mod webhook;
