//! What the torture suites need inside the server. Only a build with the feature `torture` has it,
//! and that build behaves like every other until an environment variable arms it.
//!
//! `FAILPOINTS='book: committed=return(abort)'` kills the process there as `kill -9` would,
//! `…=return(50)` waits for 50 ms, `…=1*off->return(abort)` lets the first one pass.

mod cancel;
pub mod naive;
mod points;

use std::time::Duration;

pub(crate) use self::cancel::unguarded;
pub use self::{cancel::abandon_transactions, points::Point};

/// What the torture build can be asked beside everything else.
#[derive(Debug, Clone, Copy, clap::Subcommand)]
pub enum Command {
    /// Names every place where the process can be killed.
    Points,
    /// Abandons transactions, and says how many connections came back with one open.
    Abandon {
        /// How many transactions.
        rounds: u64,
    },
}

/// Arms the points that the environment names; keep the value as long as the process lives.
pub fn arm() -> impl Sized {
    fail::FailScenario::setup()
}

/// Passes a point, unless the environment says otherwise.
pub async fn pass(point: Point) {
    let told = fail::eval(point.name(), Option::unwrap_or_default);
    match told.as_deref() {
        None => {}
        Some("abort") => std::process::abort(),
        Some(ms) => tokio::time::sleep(Duration::from_millis(ms.parse().unwrap_or(0))).await,
    }
}
