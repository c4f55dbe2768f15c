//! Vouchers: looking a balance up, and proving later that it was looked up.
//!
//! A lot lives either in our own ledger or with an outside provider. Whoever knows the code and
//! PIN gets a signed token for each lot; quotes and orders take tokens only, so a code is typed
//! once and never travels with the cart.

mod balance;
mod code;
mod freeze;
pub mod issue;
mod letter;
mod limit;
pub mod provider;
mod resolve;
mod routes;
mod store;
mod token;

pub use freeze::{freeze, unfreeze};
pub use issue::{LotToImport, import_lots};
pub use letter::{letter, new_lot};
pub use limit::{Attempts, check_attempts, forgive};
pub use resolve::{ResolvedLot, insufficient, resolve};
pub use routes::{VoucherDoc, router};
