//! The outside world as a shop meets it: over HTTP, with its faults, and across restarts.

mod card;
mod fault;
mod harness;
mod message;
mod restart;
mod voucher;
mod webhook;
mod window;
