//! Vouchers: looking a balance up, and proving later that it was looked up.
//!
//! A lot lives either in our own ledger or with an outside provider. Whoever knows the code and
//! PIN gets a signed token for each lot; quotes and orders take tokens only, so a code is typed
//! once and never travels with the cart.

mod code;
mod limit;
pub mod provider;
mod routes;
mod service;
mod store;
mod token;

pub use limit::{Attempts, check_attempts, forgive};
pub use routes::{VoucherDoc, router};
pub use service::{LotToImport, ResolvedLot, import_lots, insufficient, resolve};
