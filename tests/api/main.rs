//! The API suite: the whole server through its router, on the engine that the environment names.

mod backup;
mod catalog;
mod check;
mod claim;
mod clock;
mod constraints;
mod crash_windows;
mod daily_match;
mod everything;
mod fault_matrix;
mod files;
mod health;
mod import;
mod invariants;
mod ledger;
mod order;
mod pages;
mod payment;
mod provider_voucher;
mod quote;
mod recover;
mod refusal;
mod settings;
mod torture;
mod voucher;
mod webhook;
