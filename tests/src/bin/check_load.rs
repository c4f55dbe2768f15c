//! `check_load ORDERS`: prints what looking at the rules costs, as one JSON line.

use std::{env, io::Write, process::ExitCode};

use tests::torture::check_load;

#[tokio::main]
async fn main() -> ExitCode {
    let orders = env::args()
        .nth(1)
        .and_then(|argument| argument.parse().ok());
    let load = check_load(orders.unwrap_or(10_000)).await;
    let line = serde_json::to_string(&load).unwrap_or_default();
    // Whoever reads may have gone; that is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
    ExitCode::from(u8::from(!load.violations.is_empty()))
}
